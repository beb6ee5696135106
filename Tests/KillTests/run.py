"""Kills Kept with SIGKILL at random moments and looks whether anything acknowledged is lost, doubled or altered.

python3 Tests/KillTests/run.py [rounds] [seed]      the program: KEPT_PROGRAM, else .build/debug/kept
"""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from email.utils import format_datetime
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEPT_PROGRAM", str(ROOT / ".build/debug/kept"))
MESSAGES = 600  # three transactions of the importer
AT = ["--at", "2026-03-02T09:00"]
ANNA = "Anna Berg <anna@bergochieng.example>"
OTHERS = [
    "Ben Ochieng <ben@bergochieng.example>", "Ines Ferreira <ines@harbourbakery.example>", "Chidi Okafor <chidi@okaforgarage.example>",
    "Sofia Okafor <sofia@okaforgarage.example>", "Mrs Lindqvist <astrid@lindqvist.example>", "Tomás Prado <tomas@pradotimber.example>",
    "Mei Tan <mei.tan@quaysidehotel.example>", "J. Abara <office@abarasurvey.example>",
]
SUBJECTS = ["The oven", "Lift foundation", "Roof still leaks", "Invoice", "Site visit on Friday", "Drawings", "A crack in the wall", "Permit"]
SENTENCES = [
    "The crack has grown since Monday.", "Can you come on Thursday?", "Thank you, that is all.", "Please send the revised quote.",
    "The steel comes next week.", "Who signs the form?", "We poured the floor.", "I shall call you tomorrow.",
]
FINDS = ["oven", "okafor", "lindqvist", "roof leaks", "drawings", "ines@harbourbakery.example", "weekly news"]

counted = {True: 0, False: 0}


def check(sentence, holds, detail=""):
    counted[bool(holds)] += 1
    if not holds:
        print(f"✘ {sentence} {detail}", flush=True)


def kept(folder, *words, may_fail=False):
    done = subprocess.run([PROGRAM, *words, "--data", str(folder), "--json"], capture_output=True, text=True)
    if done.returncode != 0 and not may_fail:
        check(f"kept {' '.join(words)} exits 0", False, f"exit {done.returncode} in {folder}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout) if done.returncode == 0 else None


def a_new_firm(folder):
    kept(folder, "init", "--firm", "Berg Ochieng Engineers", "--zone", "Europe/London", "--me", ANNA, "--rehearsal")
    return folder


def is_whole(folder, when):
    done = subprocess.run([PROGRAM, "verify", "--data", str(folder), "--json"], capture_output=True, text=True)
    check(f"the record verifies {when}", done.returncode == 0, done.stdout + done.stderr)


def rows(folder, query):
    with sqlite3.connect(f"file:{folder}/kept.sqlite?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


# MARK: Killed while importing


def a_mailbox(dice, path):
    """Threads, circulars, the same message twice, messages without a date or a Message-ID, and lines that begin with From."""
    written, text = [], []
    for number in range(MESSAGES):
        again = dice.random()
        if written and again < 0.04:
            text.append(dice.choice(written)[2])
            continue
        if written and again < 0.08:
            text.append(dice.choice(written)[2].replace("\n", "\nReceived: from a second mailbox\n", 1))
            continue
        at = datetime(2026, 1, 5, 8, tzinfo=timezone.utc) + timedelta(minutes=130 * number + dice.randrange(120))
        other, subject, more = dice.choice(OTHERS), dice.choice(SUBJECTS), ""
        sender, to = (other, ANNA) if dice.random() < 0.7 else (ANNA, other)
        if written and dice.random() < 0.45:
            before, subject, _ = dice.choice(written[-40:])
            subject = "Re: " + subject.removeprefix("Re: ")
            more = f"In-Reply-To: {before}\nReferences: {before}\n"
        elif dice.random() < 0.12:
            sender, to, subject = "News <news@trade.example>", ANNA, "Weekly news"
            more = "List-Id: <weekly.trade.example>\n"
        name = f"<{number}.{dice.getrandbits(32):x}@mail.example>"
        if dice.random() > 0.02:
            more += f"Message-ID: {name}\n"
        if dice.random() > 0.02:
            more += f"Date: {format_datetime(at)}\n"
        words = "\n".join(dice.choice(SENTENCES) for _ in range(dice.randrange(1, 30)))
        body = f"{words}\n>From Kept's own test, number {number}.\n"
        message = f"From mail {at:%a %b %d %H:%M:%S %Y}\nFrom: {sender}\nTo: {to}\nSubject: {subject}\n{more}\n{body}\n"
        written.append((name, subject, message))
        text.append(message)
    path.write_text("".join(text))


def what_is_seen(folder):
    """What people see of the record, without the numbers, which an import begun twice shifts."""
    lists = [kept(folder, "waiting", "--all", *more, *AT) for more in ([], ["--history"])]
    lists += [kept(folder, "find", word, *AT) for word in FINDS]
    seen = [[{field: value for field, value in item.items() if field != "number"} for item in found["items"]] for found in lists if found]
    return seen + rows(folder, "select at, direction, address, subject, text, waits, automatic, history, undated, raw from interaction order by number")


def import_until_killed(folder, mailbox, after):
    """Whether the import was still running when it was killed."""
    importing = [PROGRAM, "import", str(mailbox), "--data", str(folder), "--json", *AT]
    running = subprocess.Popen(importing, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    return running.wait() == -signal.SIGKILL


def every_message_is_in_its_place(folder, when):
    named = [raw for (raw,) in rows(folder, "select raw from interaction where raw is not null")]
    check(f"no raw message has two interactions {when}", len(named) == len(set(named)))
    files = {raw: folder / "messages" / raw[:2] / raw[2:] for raw in named}
    bad = [raw for raw, file in files.items() if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != raw]
    check(f"every message named is there as it came {when}", not bad, bad[:3])


def counts_add_up(counts, recorded_before, of):
    total = counts["recorded"] + counts["already"] + counts["later"] + len(counts["failed"])
    check("read = recorded + already + later + failed", counts["read"] == total == MESSAGES, counts)
    check("recorded is what came to be", counts["recorded"] == of - recorded_before and not counts["failed"], counts)


def interactions(folder):
    return rows(folder, "select count(*) from interaction")[0][0]


def kill_imports(dice, rounds, work):
    mailbox = work / "mailbox.mbox"
    a_mailbox(dice, mailbox)
    whole = a_new_firm(work / "never-killed")
    began = time.monotonic()
    counts = kept(whole, "import", str(mailbox), *AT)
    duration = time.monotonic() - began
    expected, of = what_is_seen(whole), interactions(whole)
    counts_add_up(counts, 0, of)
    every_message_is_in_its_place(whole, "after an import never killed")
    check("the mailbox has what makes it hard", expected[0] and expected[6] and 0.8 * MESSAGES < of < MESSAGES, [len(part) for part in expected])
    killed, partly = 0, 0
    for round in range(rounds):
        folder = a_new_firm(work / f"import-{round}")
        killings = 1 + dice.randrange(3) // 2
        for kill in range(killings):
            killed += import_until_killed(folder, mailbox, dice.uniform(0, duration))
            when = f"after kill {kill + 1} of import {round}"
            is_whole(folder, when)
            every_message_is_in_its_place(folder, when)
        before = interactions(folder)
        partly += 0 < before < of
        counts_add_up(kept(folder, "import", str(mailbox), *AT), before, of)
        when = f"after import {round} came to its end"
        is_whole(folder, when)
        every_message_is_in_its_place(folder, when)
        check(f"all is as if never killed {when}", what_is_seen(folder) == expected)
        entries = rows(folder, "select count(*) from entry")[0][0]
        counts_add_up(kept(folder, "import", str(mailbox), *AT), of, of)
        begun_and_finished = 2
        check(f"importing once more adds nothing {when}", rows(folder, "select count(*) from entry")[0][0] == entries + begun_and_finished)
    print(f"imports of {MESSAGES} messages in {duration:.1f} s: {rounds} rounds, {killed} kills of running ones, {partly} ended halfway")


# MARK: Killed while writing down


def write_down_for_ever(folder, said):
    """The child: one command after another. Kept itself appends its answer behind the command's own text."""
    with open(said, "a") as answers:
        for number in range(10_000):
            text = f"matter {number:05}."
            command = [["promise", text, "--to", "Ines", "--due", "Fri"], ["log", text, "--with", "Ines", "--channel", "voicemail"],
                       ["log", text, "--with", "Chidi"]][number % 3]
            answers.write(text + "\t")
            answers.flush()
            subprocess.run([PROGRAM, *command, "--data", folder, "--json", *AT], stdout=answers, check=True)
            os.fsync(answers)


def tables(folder):
    """All rows of all tables but the inner ones of the search index, whose texts are compared."""
    names = [name for (name,) in rows(folder, "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'")]
    names = [name for name in names if not name.startswith(("search_", "sqlite_")) or name.endswith("_content")]
    return {name: sorted(map(repr, rows(folder, f"select * from {name}"))) for name in names}


def kill_commands(dice, rounds, work):
    acknowledged, unanswered = 0, 0
    for round in range(rounds):
        folder, said = a_new_firm(work / f"commands-{round}"), work / f"said-{round}"
        for name, address in [("Ines Ferreira", "ines@harbourbakery.example"), ("Chidi Okafor", "chidi@okaforgarage.example")]:
            kept(folder, "person", "add", name, "--address", address, *AT)
        child = subprocess.Popen([sys.executable, __file__, "--write-down", str(folder), str(said)], start_new_session=True)
        time.sleep(dice.uniform(0.1, 1.5))
        check(f"every command of round {round} is taken", child.poll() is None)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        is_whole(folder, f"after kill {round} of commands")
        lines = [line.split("\t") for line in (said.read_text() if said.exists() else "").split("\n") if line]
        answers = [(text, json.loads(answer)["number"]) for text, answer in lines if answer.endswith("}")]
        written = [text for (text,) in rows(folder, "select text from promise union all select text from interaction")]
        check(f"nothing stands twice in round {round}", len(written) == len(set(written)))
        check(f"nothing else is written in round {round}", set(written) <= {text for text, _ in lines})
        check(f"every number is given once in round {round}", len({number for _, number in answers}) == len(answers))
        for text, number in answers:
            shown = json.dumps(kept(folder, "show", str(number), *AT))
            check(f"what was acknowledged as {number} in round {round} is there", text in shown and written.count(text) == 1, shown)
        before = tables(folder)
        kept(folder, "rebuild")
        after = tables(folder)
        check(f"rebuilding makes the same tables in round {round}", before == after, [name for name in before if before[name] != after[name]])
        acknowledged += len(answers)
        unanswered += len(written) - len(answers)
    print(f"commands: {rounds} rounds, {acknowledged} acknowledged and found, {unanswered} written down and killed before the answer")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1_000_000)
    print(f"Seed {seed}. Again: python3 Tests/KillTests/run.py {rounds} {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="kept-kill-") as work:
        kill_imports(random.Random(seed), rounds, Path(work))
        kill_commands(random.Random(seed + 1), rounds, Path(work))
    print(f"{counted[True]} passed, {counted[False]} failed")
    sys.exit(1 if counted[False] else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write-down"]:
        write_down_for_ever(*sys.argv[2:])
    else:
        main()
