"""Makes a firm of the design size: python3 world.py PROGRAM FOLDER INTERACTIONS

Twenty staff. On Today of each stand 200 who wait and 700 promises that are due or late; one client has 200 interactions. All that is the
same whatever INTERACTIONS says; what is stored beside it is letters with their answers, calls, and old mail that nobody answered.
It is an export made by hand, which `kept import` takes in, so that every row comes by the Desk.
"""
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STAFF, WAITING, DUE, STORY, ORGANIZATIONS = 20, 200, 700, 200, 200
PEOPLE_EACH, LEAST_PEOPLE, HISTORY = 50, 4_000, 0.05
HOUR, DAY = 3_600_000, 86_400_000
ME = ("Anna Berg", "anna@bergochieng.example")
WORDS = ("the crack over the oven hairline bearing quote drawing site visit Thursday engineer wall load calculation invoice roof barn timber "
         "steel survey report party agreement neighbour inspection date answer question please could you tell when").split()


class Telling:
    """Writes entries as an export has them."""

    def __init__(self, lines, now):
        self.lines, self.now, self.number, self.chance = lines, now, 0, random.Random(7)

    def tell(self, kind, body, words, at=None, about=None, by="staff:2"):
        self.number += 1
        self.lines.write(json.dumps({
            "number": self.number, "command": f"{self.number:064x}", "ordinal": 0, "at": int(at or self.now - 400 * DAY), "recorded": self.now,
            "by": by, "via": "cli", "about": about or self.number, "kind": kind, "body": body, "words": words}) + "\n")
        return self.number

    def said(self, count):
        return " ".join(self.chance.choice(WORDS) for _ in range(count)).capitalize() + "."

    def mail(self, person, at, ours, direction="in", thread=None, text=None, **more):
        unique = f"{self.number + 1:064x}"
        body = {"direction": direction, "with": [person], "ours": ours, "raw": unique, "same": unique[::-1], **more}
        if thread:
            body["thread"] = thread
        asked = more.get("asks") and self.said(8)
        return self.tell("interaction.mailed", body, {
            "from": "" if direction == "out" else f"Client {person}", "address": ME[1] if direction == "out" else f"c{person}@clients.example",
            "subject": self.said(4)[:-1], "text": text or self.said(40), "place": "office.mbox", "id": f"{unique}@clients.example",
            **({"asked": asked} if asked else {})}, at)

    def call(self, person, at, ours, direction="in"):
        return self.tell("interaction.logged", {"channel": "call", "direction": direction, "with": [person], "ours": ours}, {"text": self.said(12)}, at)

    def promise(self, person, due, owner, during=None):
        local = time.strftime("%Y-%m-%dT%H:%M", time.gmtime(due / 1000))
        body = {"side": "ours", "to": person, "due": {"local": local, "zone": "Europe/London", "at": due}, "owner": owner}
        return self.tell("promise.made", {**body, **({"during": during} if during else {})}, {"text": self.said(6)[:-1]}, due - 5 * DAY)


def tell_everything(told, interactions):
    """The number of the client with the story, among what was told."""
    now, chance = told.now, told.chance
    told.tell("firm.founded", {"zone": "Europe/London"}, {"name": "Elsewhere"})
    staff = [told.tell("staff.joined", {"rights": "principal" if place == 0 else "member"},
                       {"name": ME[0] if place == 0 else f"Staff {place}", "address": ME[1] if place == 0 else f"staff{place}@bergochieng.example"})
             for place in range(STAFF)]
    organizations = [told.tell("organization.added", {"standing": "client"}, {"name": f"Client House {place}"}) for place in range(ORGANIZATIONS)]
    people = []
    for _ in range(max(LEAST_PEOPLE, interactions // PEOPLE_EACH)):
        number = told.number + 1
        people.append(told.tell("person.added", {"standing": "client", "responsible": chance.choice(staff)},
                                {"name": f"Client {number} Okafor", "addresses": [f"c{number}@clients.example"], "numbers": ["020 7946 0171"]}))
        told.tell("party.belongs", {"organization": chance.choice(organizations)}, {}, about=number)
    story, waiting, others = people[0], people[1:STAFF * WAITING // 2], people[STAFF * WAITING // 2:]
    told_so_far = 0
    while told_so_far < interactions - STORY - STAFF * WAITING:
        person, ours, at = chance.choice(others), chance.choice(staff), now - chance.randrange(40, 1000) * DAY + chance.randrange(DAY)
        if chance.random() < HISTORY:
            told.mail(person, at, ours, asks="question", history=True)
            told_so_far += 1
        else:
            first = told.mail(person, at, ours, asks="question")
            told.mail(person, at + 3 * HOUR, ours, "out", first)
            told.call(person, at + 5 * HOUR, ours)
            told_so_far += 3
    for place in range(STORY):
        at = now - (STORY - place) * DAY
        if place % 3 == 2:
            told.call(story, at, staff[place % STAFF])
        elif place % 3 == 1:
            told.mail(story, at, staff[place % STAFF], "out", asked)
        else:
            asked = told.mail(story, at, staff[place % STAFF], asks="question")
    for place in range(10):
        made = told.promise(story, now - (10 + place) * DAY, staff[place])
        told.tell("promise.kept", {}, {}, now - (11 + place) * DAY, about=made)
    for member in staff:
        for place in range(WAITING):
            told.mail(chance.choice(waiting), now - chance.randrange(1, 15 * 24) * HOUR, member, asks="question")
        for place in range(DUE):
            told.promise(chance.choice(waiting), now - chance.randrange(0, 90 * 24) * HOUR, member)
    return story


def make(program, folder, interactions):
    with tempfile.TemporaryDirectory(prefix="kept-world-", dir=Path(folder).parent) as work:
        export, now = Path(work) / "export", int(time.time()) * 1000
        export.mkdir()
        with open(export / "told", "w") as lines:
            told = Telling(lines, now)
            tell_everything(told, interactions)
        header = {"format": "kept-export", "version": 1, "firm": "0e" * 16, "name": "Elsewhere", "zone": "Europe/London", "rehearsal": False}
        with open(export / "entries.jsonl", "w") as whole, open(export / "told") as lines:
            whole.write(json.dumps({**header, "entries": told.number}) + "\n")
            whole.writelines(lines)
        (export / "told").unlink()
        me = f"{ME[0]} <{ME[1]}>"
        run = [program, "--data", str(folder)]
        subprocess.run([*run, "init", "--firm", "Bench", "--zone", "Europe/London", "--me", me], check=True, capture_output=True)
        done = subprocess.run([*run, "import", str(export)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"the world was not taken in: {done.stderr}")
        return done.stdout.strip()


if __name__ == "__main__":
    print(make(sys.argv[1], sys.argv[2], int(sys.argv[3])))
