"""An export made by hand, of so many entries with messages, taken in, written out, taken in elsewhere and written out again."""

import csv
import hashlib
import json
import re
import subprocess
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

START = 1_700_000_000_000
FILES = ["people.csv", "people.vcf", "organizations.csv", "interactions.csv", "promises.csv", "mail.mbox"]


def made_by_hand(folder, entries):
    """Of ten entries: two people, three messages, two calls, a promise, its keeping, a correction. The first two found the firm."""
    folder.mkdir()
    header = {"format": "kept-export", "version": 1, "firm": "0f" * 16, "name": "Synthetic", "zone": "Europe/London", "rehearsal": True}
    with open(folder / "entries.jsonl", "w") as lines, open(folder / "mail.mbox", "wb") as mail, open(folder / "mail-index.csv", "w") as index:
        lines.write(json.dumps({**header, "entries": entries}) + "\n")
        index.write("sha256,offset,length,entry\r\n")

        def tell(number, kind, body, words, about=None):
            lines.write(json.dumps({
                "number": number, "command": f"{number:064x}", "ordinal": 0, "at": START + number * 60_000, "recorded": START,
                "by": "staff:2", "via": "cli", "about": about or number, "kind": kind, "body": body, "words": words}) + "\n")

        tell(1, "firm.founded", {"zone": "Europe/London", "rehearsal": True}, {"name": "Synthetic"})
        tell(2, "staff.joined", {"rights": "principal"}, {"name": "Anna Berg", "address": "anna@bergochieng.example"})
        person = promise = 0
        for number in range(3, entries + 1):
            place = number % 10
            if place in (3, 4):
                person = number
                tell(number, "person.added", {"standing": "client"}, {"name": f"Client {number} Okafor", "addresses": [f"c{number}@harbour.example"]})
            elif place in (5, 6, 7):
                raw = (f"From: c{person}@harbour.example\nTo: anna@bergochieng.example\nMessage-ID: <{number}@harbour.example>\n"
                       f"Subject: Oven {number}\n\nThe oven {number} smells.\nFrom here on it is worse.\n" + "Please come. " * 100).encode()
                digest = hashlib.sha256(raw).hexdigest()
                quoted = re.sub(rb"(?m)^(>*From )", rb">\1", raw)
                mail.write(b"From - Mon Mar  2 09:00:00 2026\n")
                index.write(f"{digest},{mail.tell()},{len(quoted)},{number}\r\n")
                mail.write(quoted + b"\n\n")
                tell(number, "interaction.mailed", {"direction": "in", "with": [person], "ours": 2, "raw": digest, "same": digest},
                     {"address": f"c{person}@harbour.example", "subject": f"Oven {number}", "text": f"The oven {number} smells.",
                      "place": "office.mbox", "id": f"{number}@harbour.example"})
            elif place in (8, 9):
                tell(number, "interaction.logged", {"channel": "call", "direction": "in", "with": [person], "ours": 2}, {"text": f"called about {number}"})
            elif place == 0:
                promise = number
                due = {"local": "2026-03-06T17:00", "zone": "Europe/London", "at": 1772816400000}
                tell(number, "promise.made", {"side": "ours", "to": person, "due": due, "owner": 2}, {"text": f"quote {number}"})
            elif place == 1:
                tell(number, "promise.kept", {}, {}, about=promise)
            else:
                tell(number, "party.corrected", {}, {"notes": f"likes {number}"}, about=person)
    return folder


def plain(path):
    """A file without the numbers of its record, which are others in another one: a thing is told by its place in the table."""
    if path.suffix != ".csv":
        return path.read_bytes()
    with open(path, newline="", encoding="utf-8-sig") as file:
        header, *rows = csv.reader(file)
    places = {row[0]: place for place, row in enumerate(rows)}
    thread = header.index("Thread") if "Thread" in header else 0
    return [[f"#{places.get(cell)}" if column in (0, thread) else cell for column, cell in enumerate(row)] for row in rows]


def measure(program, entries):
    """Seconds of CPU for writing out and taking in again, and whether what is written out then is equal."""
    with tempfile.TemporaryDirectory(prefix="kept-bench-export-") as work:
        work = Path(work)

        def run(*words):
            before = getrusage(RUSAGE_CHILDREN)
            done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
            if done.returncode != 0:
                raise SystemExit(f"{words} ended with {done.returncode}: {done.stderr[-400:]}")
            after = getrusage(RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        for name in ["a", "b"]:
            run("init", "--firm", name, "--zone", "Europe/London", "--me", "Anna Berg <anna@bergochieng.example>", "--rehearsal", "--data", work / name)
        run("import", made_by_hand(work / "made", entries), "--data", work / "a")
        out = run("export", work / "one", "--data", work / "a")
        back = run("import", work / "one", "--data", work / "b")
        run("export", work / "two", "--data", work / "b")
        different = [name for name in FILES if plain(work / "one" / name) != plain(work / "two" / name)]
        run("verify", "--data", work / "b")
        return out, back, different
