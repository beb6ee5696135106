"""Kills Kept with SIGKILL at random moments and looks whether anything acknowledged is lost, doubled or altered.

python3 Tests/KillTests/run.py [rounds] [seed]      the program: KEPT_PROGRAM, else .build/debug/kept
"""

import contextlib
import fcntl
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
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

PROGRAM = os.environ.get("KEPT_PROGRAM", str(Path(__file__).resolve().parents[2] / ".build/debug/kept"))
MESSAGES = 1500  # three transactions of the importer
AT = ["--at", "2026-03-02T09:00"]
ANNA, INES = "Anna Berg <anna@bergochieng.example>", "Ines Ferreira <ines@harbourbakery.example>"
OTHERS = [INES, "Chidi Okafor <chidi@okaforgarage.example>", "Ben Ochieng <ben@bergochieng.example>",
          "Mrs Lindqvist <astrid@lindqvist.example>", "Tomás Prado <tomas@pradotimber.example>", "Mei Tan <mei.tan@quaysidehotel.example>"]
SUBJECTS = ["The oven", "Lift foundation", "Roof still leaks", "Invoice", "Site visit on Friday", "Drawings", "A crack in the wall"]
SENTENCES = ["The crack has grown.", "Can you come on Thursday?", "Thank you, that is all.", "Please send the quote.", "Who signs the form?"]
OF_LONG_AGO = """From mail Mon Jan 05 07:00:00 2026
From: Sol Adeyemi <sol@adeyemi.example>
To: Anna Berg <anna@bergochieng.example>
Subject: The gate
Message-ID: <gate@mail.example>
Date: Mon, 05 Jan 2026 07:00:00 +0000

Can you tell me when the gate is mended?

"""
FINDS = ["oven", "okafor", "lindqvist", "roof leaks", "drawings", "ines@harbourbakery.example", "weekly news"]

counted = {True: 0, False: 0}


def check(sentence, holds, detail=""):
    counted[bool(holds)] += 1
    if not holds:
        print(f"✘ {sentence} {detail}", flush=True)


def kept(folder, *words):
    done = subprocess.run([PROGRAM, *words, "--data", str(folder), "--json"], capture_output=True, text=True)
    check(f"kept {' '.join(words)} exits 0", done.returncode == 0, f"but {done.returncode} in {folder}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout) if done.returncode == 0 else {}


def a_new_firm(folder):
    kept(folder, "init", "--firm", "Berg Ochieng Engineers", "--zone", "Europe/London", "--me", ANNA, "--rehearsal")
    return folder


def rows(folder, query):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/kept.sqlite?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def count(folder, table):
    return rows(folder, f"select count(*) from {table}")[0][0]


def write_a_mailbox(dice, path):
    """One that nobody ever answered, threads, circulars, messages twice, some without a date or a Message-ID, and lines that begin with From."""
    written, text = [], [OF_LONG_AGO]
    for number in range(1, MESSAGES):
        if written and dice.random() < 0.08:
            text.append(dice.choice(written)[2].replace("\n", dice.choice(["\n", "\nReceived: into a second mailbox\n"]), 1))
            continue
        at = datetime(2026, 1, 5, 8, tzinfo=timezone.utc) + timedelta(minutes=130 * number + dice.randrange(120))
        other, subject, more = dice.choice(OTHERS), dice.choice(SUBJECTS), ""
        sender, to = (other, ANNA) if dice.random() < 0.7 else (ANNA, other)
        if written and dice.random() < 0.45:
            before, subject, _ = dice.choice(written[-40:])
            subject = "Re: " + subject.removeprefix("Re: ")
            more = f"In-Reply-To: {before}\nReferences: {before}\n"
        elif dice.random() < 0.12:
            sender, to, subject, more = "News <news@trade.example>", ANNA, "Weekly news", "List-Id: <weekly.trade.example>\n"
        name, date = f"<{number}.{dice.getrandbits(32):x}@mail.example>", format_datetime(at)
        more += dice.choice([f"Message-ID: {name}\n"] * 40 + [""]) + dice.choice([f"Date: {date}\n"] * 40 + [""])
        words = "\n".join(dice.choice(SENTENCES) for _ in range(dice.randrange(1, 30)))
        head = f"From mail {at:%a %b %d %H:%M:%S %Y}\nFrom: {sender}\nTo: {to}\nSubject: {subject}\n{more}"
        written.append((name, subject, f"{head}\n{words}\n>From Kept's own test, number {number}.\n\n"))
        text.append(written[-1][2])
    path.write_text("".join(text))
    return path


def what_is_seen(folder):
    """What people see of the record, without the numbers, which an import begun twice shifts."""
    lists = [kept(folder, "waiting", "--all", *more, *AT) for more in ([], ["--history"])]
    lists += [kept(folder, "find", word, *AT) for word in FINDS]
    columns = "at, direction, sender, address, subject, text, waits, automatic, looks_automatic, history, undated, raw"
    everything = rows(folder, f"select {columns} from interaction order by number")
    return [[{**item, "number": 0} for item in found["items"]] for found in lists if found] + [everything]


def import_until_killed(folder, mailbox, after):
    """Whether it was still running."""
    running = subprocess.Popen([PROGRAM, "import", mailbox, "--data", folder, *AT], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running.kill()
    return running.wait() == -signal.SIGKILL


def import_until_stopped(folder, mailbox, after):
    """Ctrl-C: whether it was still running. It ends by itself, says so, and closes its run."""
    words = [PROGRAM, "import", mailbox, "--data", folder, "--json", *AT]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    code = running.returncode
    check("an import asked to stop ends by itself or before it began", code in (0, 130, -signal.SIGINT), f"but {code}")
    if code == 130:
        open_runs = "select count(*) from entry where kind = 'import.started'", "select count(*) from entry where kind = 'import.finished'"
        check("what was stopped is closed", rows(folder, open_runs[0]) == rows(folder, open_runs[1]))
        check("and says that it was stopped", json.loads(said)["stopped"] is True, said)
    return code == 130


def import_to_the_end(folder, mailbox):
    before = count(folder, "interaction")
    counts = kept(folder, "import", str(mailbox), *AT)
    total = sum(counts.get(part, 0) for part in ("recorded", "already", "later")) + len(counts.get("failed", []))
    check("read = recorded + already + later + failed", counts.get("read") == total == MESSAGES and not counts["failed"], counts)
    check("recorded is what came to be", counts.get("recorded") == count(folder, "interaction") - before, counts)


def look_whether_all_is_whole(folder, when):
    kept(folder, "verify")
    named = [raw for (raw,) in rows(folder, "select raw from interaction where raw is not null")]
    check(f"no raw message has two interactions {when}", len(named) == len(set(named)))
    files = {raw: folder / "messages" / raw[:2] / raw[2:] for raw in named}
    bad = [raw for raw, file in files.items() if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != raw]
    check(f"every message named is there as it came {when}", not bad, bad[:3])


def kill_imports(dice, rounds, work):
    mailbox, whole = write_a_mailbox(dice, work / "mailbox.mbox"), a_new_firm(work / "never-killed")
    began = time.monotonic()
    import_to_the_end(whole, mailbox)
    duration = time.monotonic() - began
    look_whether_all_is_whole(whole, "after an import never killed")
    expected, of, killed, partly = what_is_seen(whole), count(whole, "interaction"), 0, 0
    check("somebody waits, everything is found, something came twice", all(expected) and of < MESSAGES, [len(part) for part in expected])
    stopped = 0
    for round in range(rounds):
        folder = a_new_firm(work / f"stopped-{round}")
        stopped += import_until_stopped(folder, mailbox, dice.uniform(0, duration))
        look_whether_all_is_whole(folder, f"after import {round} was stopped")
        import_to_the_end(folder, mailbox)
        check(f"all is as if import {round} had never been stopped", what_is_seen(folder) == expected)
    for round in range(rounds):
        folder = a_new_firm(work / f"import-{round}")
        for kill in range(dice.choice([1, 1, 2])):
            killed += import_until_killed(folder, mailbox, dice.uniform(0, duration))
            look_whether_all_is_whole(folder, f"after kill {kill + 1} of import {round}")
        partly += 0 < count(folder, "interaction") < of
        import_to_the_end(folder, mailbox)
        look_whether_all_is_whole(folder, f"after import {round} came to its end")
        check(f"all is as if import {round} had never been killed", what_is_seen(folder) == expected)
        entries, _ = count(folder, "entry"), import_to_the_end(folder, mailbox)
        check(f"importing {round} once more adds but its beginning and its end", count(folder, "entry") == entries + 2)
    print(f"imports of {MESSAGES} messages in {duration:.1f} s: {rounds} rounds, {killed} kills of running ones, {partly} ended halfway, "
          f"{stopped} stopped")


def wait_until_nobody_has(folder):
    """A grandchild that was killed is still there for a moment, and nobody waits for it."""
    with open(folder / "lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def write_down_for_ever(folder, said):
    """The child: one command after another. Kept itself puts its answer behind the text of the command."""
    with open(said, "a") as answers:
        for number in range(10_000):
            text = f"matter {number:05}."
            commands = [["promise", text, "--to", "Ines", "--due", "Fri"], ["log", text, "--with", "Ines"],
                        ["log", text, "--with", "Ines", "--channel", "voicemail"]]
            print(text, end="\t", file=answers, flush=True)
            subprocess.run([PROGRAM, *commands[number % 3], "--data", folder, "--json", *AT], stdout=answers, check=True)
            os.fsync(answers)


def tables(folder):
    """All rows of all tables; of the search index its texts, and of the lists of words by their letters, which are packed as they came, the words."""
    names = [name for (name,) in rows(folder, "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'")]
    names = [name for name in names if not name.startswith("search_") or name.endswith("_content")]
    packed = {word for (words,) in rows(folder, "select words from gram") for word in words.split("\n")}
    return {name: sorted(packed) if name == "gram" else sorted(map(repr, rows(folder, f"select * from {name}"))) for name in names}


def kill_commands(dice, rounds, work):
    acknowledged, unanswered = 0, 0
    for round in range(rounds):
        folder, said = a_new_firm(work / f"commands-{round}"), work / f"said-{round}"
        kept(folder, "person", "add", "Ines Ferreira", *AT)
        said.touch()
        child = subprocess.Popen([sys.executable, __file__, "--write-down", str(folder), str(said)], start_new_session=True)
        time.sleep(dice.uniform(0.1, 1.5))
        check(f"every command of round {round} is taken", child.poll() is None)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        wait_until_nobody_has(folder)
        kept(folder, "verify")
        lines = [line.split("\t") for line in said.read_text().splitlines()]
        answers = [(text, json.loads(answer)["number"]) for text, answer in lines if answer.endswith("}")]
        written = [text for (text,) in rows(folder, "select text from promise union all select text from interaction")]
        asked_once = len(written) == len(set(written)) and set(written) <= {text for text, _ in lines}
        check(f"nothing stands twice or unasked in round {round}", asked_once, written)
        check(f"every number is given once in round {round}", len({number for _, number in answers}) == len(answers), answers)
        for text, number in answers:
            shown = json.dumps(kept(folder, "show", str(number), *AT))
            check(f"what was acknowledged as {number} in round {round} is there", text in shown and text in written, shown)
        before, _, after = tables(folder), kept(folder, "rebuild"), tables(folder)
        check(f"rebuilding makes the same tables in round {round}", before == after, [name for name in before if before[name] != after[name]])
        acknowledged, unanswered = acknowledged + len(answers), unanswered + len(written) - len(answers)
    print(f"commands: {rounds} rounds, {acknowledged} acknowledged and found, {unanswered} written down and killed before the answer")


CANARIES = ["Zyxanthe", "zyxanthe.q@canary.example", "subjectxq", "bodyxq"]


def a_mailbox_with_canaries(path):
    """Messages of one person between those of others."""
    text = ""
    for number in range(60):
        sender = "Zyxanthe <zyxanthe.q@canary.example>" if number % 2 else INES
        words = ("subjectxq", "bodyxq leaks") if number % 2 else ("The oven", "It smells.")
        text += (f"From mail Mon Mar 02 08:{number:02}:00 2026\nFrom: {sender}\nTo: {ANNA}\nMessage-ID: <{number}@mail.example>\n"
                 f"Date: Mon, 02 Mar 2026 08:{number:02}:00 +0000\nSubject: {words[0]} {number}\n\n{words[1]} {number}\n\n")
    path.write_text(text)
    return path


def canaries_left(folder):
    """Which of them stand in any file, in capitals or small letters."""
    files = [file.read_bytes().lower() for file in folder.rglob("*") if file.is_file()]
    return {word for word in CANARIES if any(word.lower().encode() in bytes for bytes in files)}


def kill_erasures(dice, rounds, work):
    mailbox, erased, killed = a_mailbox_with_canaries(work / "canaries.mbox"), 0, 0
    for round in range(rounds):
        folder = a_new_firm(work / f"erasure-{round}")
        kept(folder, "import", str(mailbox), *AT)
        words = ["erase", "zyxanthe.q@canary.example", "--because", "asked for by letter", "--data", str(folder), *AT]
        running = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, 0.6))
        running.kill()
        killed += running.wait() == -signal.SIGKILL
        kept(folder, "verify")
        is_erased = bool(rows(folder, "select 1 from entry where kind = 'words.erased'"))
        left = canaries_left(folder)
        check(f"erasure {round} is done wholly or not at all", left == (set() if is_erased else set(CANARIES)), f"{is_erased} {left}")
        before, _, after = tables(folder), kept(folder, "rebuild"), tables(folder)
        check(f"rebuilding makes the same tables after erasure {round}", before == after)
        erased += is_erased
    print(f"erasures: {rounds} rounds, {killed} kills of running ones, {erased} were done")


def main():
    rounds, seed = [int(word) for word in sys.argv[1:3]] + [20, random.SystemRandom().randrange(1_000_000)][len(sys.argv[1:3]):]
    print(f"Seed {seed}. Again: python3 Tests/KillTests/run.py {rounds} {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="kept-kill-") as work:
        kill_imports(random.Random(seed), rounds, Path(work))
        kill_commands(random.Random(seed + 1), rounds, Path(work))
        kill_erasures(random.Random(seed + 2), rounds, Path(work))
    print(f"{counted[True]} passed, {counted[False]} failed")
    sys.exit(1 if counted[False] else 0)


if __name__ == "__main__":
    write_down_for_ever(*sys.argv[2:]) if sys.argv[1:2] == ["--write-down"] else main()
