"""Measures the look for duplicates: python3 duplicates.py PROGRAM [COUNT | TABLE.csv [COLUMN]]. Prints F1, precision, recall and CPU.

Without a table, COUNT people are made up, each tenth written down twice or more with slips. Of a table, COLUMN says who is who
(rec_id as Febrl writes it unless named); it is left out before anything is taken in.
"""
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter, namedtuple


class Town:
    """People of a made-up town, and how they are mistyped."""

    FIELDS = ["First Name", "Last Name", "Date of Birth", "Street", "Postcode", "City", "Email", "Phone"]

    def __init__(self, count, seed):
        self.chance = random.Random(seed)
        self.given, self.family = [self.word(2) for _ in range(400)], [self.word(3) for _ in range(count // 8 + 50)]
        self.streets, self.towns = [self.word(3) for _ in range(count // 20 + 50)], [self.word(3) for _ in range(200)]

    def word(self, syllables):
        pick = self.chance.choice
        return "".join(pick("b c d f g h k l m n p r s t v z br st tr".split()) + pick("aeiou") + pick(["", "n", "r", "l", "s"]) for _ in range(syllables))

    def common(self, words):
        """The first words more often than the last, as names are."""
        return words[min(len(words) - 1, int(len(words) * self.chance.random() ** 2))]

    def person(self):
        first, last, chance = self.common(self.given), self.common(self.family), self.chance
        return [
            first, last, f"{chance.randint(1930, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            f"{chance.randint(1, 200)} {chance.choice(self.streets)} street", str(chance.randint(10000, 99999)), self.common(self.towns),
            f"{first}.{last}{chance.randint(1, 99)}@mail.example", f"020 {chance.randint(7000, 8999)} {chance.randint(1000, 9999)}"]

    def slip(self, text):
        place, letter = self.chance.randrange(len(text)), self.chance.choice("abcdefghijklmnoprstuvwz" if text.isalpha() else "0123456789")
        return self.chance.choice([
            text[:place] + text[place + 1:], text[:place] + letter + text[place:], text[:place] + letter + text[place + 1:],
            text[:place] + text[place + 1:place + 2] + text[place:place + 1] + text[place + 2:]])

    def again(self, person):
        """The same one with slips and gaps in half of the fields, sometimes the names the wrong way round."""
        fields = [self.chance.choice([text, text, self.slip(text), ""]) for text in person]
        # An equal address would be known as the same one when it is taken in.
        fields[6] = fields[6] and self.slip(fields[6].split("@")[0]) + "@mail.example"
        fields[1] = fields[1] or person[1]
        return [fields[1], fields[0], *fields[2:]] if fields[0] and self.chance.random() < 0.05 else fields

    def rows(self, count):
        who = 0
        while count > 0:
            person, times = self.person(), self.chance.choice([1, 2, 3]) if self.chance.random() < 0.1 else 0
            for fields in [person] + [self.again(person) for _ in range(min(times, count - 1))]:
                yield who, fields
                count -= 1
            who += 1


def of_table(path, column):
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    fields = [name for name in rows[0] if name != column]
    return fields, [(row[column].split("-")[1] if row[column].startswith("rec-") else row[column], [row[name] for name in fields]) for row in rows]


def measure(program, fields, rows):
    with tempfile.TemporaryDirectory(prefix="kept-duplicates-") as folder:
        table, data = f"{folder}/people.csv", f"{folder}/data"
        with open(table, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(fields + ["Benchmark row"])
            for place, (_, row) in enumerate(rows):
                writer.writerow(row + [f"row {place}"])

        def run(*words):
            done = subprocess.run([program, "--data", data, "--json", *words], check=True, capture_output=True, text=True)
            return json.loads(done.stdout)

        run("init", "--firm", "Bench", "--zone", "Europe/London", "--me", "Office <office@bench.example>")
        run("import", table, "--map", "Benchmark row=tag")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        items = run("duplicates", "--find")["items"]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        return items, seconds, after.ru_maxrss >> 10, party_rows(data)


def party_rows(data):
    """Which rows of the table each party came of. Rows that were taken in as one party leave it all their tags."""
    import sqlite3

    with sqlite3.connect(f"file:{data}/kept.sqlite?mode=ro", uri=True) as database:
        profiles = database.execute("select number, profile from party").fetchall()
    tagged = ((number, json.loads(profile).get("tags", [])) for number, profile in profiles)
    return {number: [int(tag.split()[1]) for tag in tags if tag.startswith("row ")] for number, tags in tagged}


Score = namedtuple("Score", "true found within f1 precision recall seconds memory")


def score(program, fields, rows):
    """How well those who are one are found, in pairs of rows. `within`: pairs that the import itself took together."""
    items, seconds, memory, place = measure(program, fields, rows)
    who = [one for one, _ in rows]
    true = sum(times * (times - 1) // 2 for times in Counter(who).values())
    pairs = {(one, other) for item in items for one in place.get(item["a"], []) for other in place.get(item["b"], [])}
    within = {(one, other) for rows_of in place.values() for one in rows_of for other in rows_of if one < other}
    found = pairs | within
    right = sum(who[one] == who[other] for one, other in found)
    precision, recall = right / max(len(found), 1), right / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return Score(true, len(found), len(within), f1, precision, recall, seconds, memory)


if __name__ == "__main__":
    program, what = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    if what.isdigit():
        fields, rows = Town.FIELDS, list(Town(int(what), 7).rows(int(what)))
    else:
        fields, rows = of_table(what, sys.argv[3] if len(sys.argv) > 3 else "rec_id")
    said = score(program, fields, rows)
    print(f"{os.path.basename(what)}: {len(rows)} rows, {said.true} true pairs, {said.found} found ({said.within} when taken in): F1 {said.f1:.3f}, "
          f"precision {said.precision:.3f}, recall {said.recall:.3f}; {said.seconds:.1f} s CPU, {said.memory} MiB")
