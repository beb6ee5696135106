"""Measures Kept on this machine and prints a Markdown table, each figure beside the command that gave it.

bin/bench [MBOX]      the mailbox: MBOX, else KEPT_MAIL, else ../shared/data/mail/enron-7-mailboxes.mbox
"""

import contextlib
import json
import mailbox
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import contacts
import desk
import exports
import finding
import held_out
from server import cpu_seconds, get, memory, serving

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = os.environ.get("KEPT_PROGRAM", str(ROOT / ".build/release/kept"))
MAIL = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KEPT_MAIL", ROOT / "../shared/data/mail/enron-7-mailboxes.mbox"))
ROUNDS, REQUESTS, ENTRIES = 3, 200, 20_000
COPIES_SECONDS, PAGE_SECONDS = 100, 20  # a slow program makes fewer copies and requests; the table says how many

began, load, table = time.monotonic(), os.getloadavg()[0], []


def note(figure, value, command):
    table.append(f"| {figure} | {value} | `{command}` |")
    print(f"{figure}: {value}", file=sys.stderr, flush=True)


def must(holds, sentence):
    holds or sys.exit(sentence)


def run(*words):
    """What it said, seconds of wall, seconds of CPU (user and system, of all its threads)."""
    before, started = getrusage(RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    wall, after = time.monotonic() - started, getrusage(RUSAGE_CHILDREN)
    must(done.returncode == 0, f"{' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
    return done.stdout, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(folder, query):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/kept.sqlite?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def a_new_firm(folder):
    """Always another folder: ext4 passes over the inodes of files just deleted one by one, and that took more than the import itself."""
    run(PROGRAM, "init", "--firm", "Bench", "--zone", "America/Chicago", "--me", "Office <office@enron.com>", "--data", folder)
    return folder


def import_mail(folder, mbox):
    """How many messages were recorded, and how many read in a second of CPU."""
    said, _, cpu = run(PROGRAM, "import", mbox, "--data", folder, "--json")
    counts = json.loads(said)
    total = counts["recorded"] + counts["already"] + counts["later"] + len(counts["failed"])
    must(counts["read"] == total, f"the counts of the import do not add up: {said}")
    return counts["recorded"], counts["read"] / cpu


def a_copy(number, path):
    """The mailbox once more, as other messages: every id another, every date some years later."""

    def later(found):
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            return b"Date: " + format_datetime(parsedate_to_datetime(found[1].decode("ascii")) + timedelta(days=1000 * number)).encode()
        return found[0]

    ids = rb"(?mi)^((?:Message-ID|References|In-Reply-To):.*(?:\n[ \t].*)*)$"
    text = re.sub(ids, lambda found: found[1].replace(b"<", b"<%d." % number), MAIL.read_bytes())
    path.write_bytes(re.sub(rb"(?m)^Date: (\w.*)$", later, text))
    return path


def measure_imports(work):
    def spread(rates):
        return f"{statistics.median(rates):.0f} ({min(rates):.0f}–{max(rates):.0f})"

    ours, theirs = [], []
    has_mu = shutil.which("mu") is not None
    maildir = mailbox.Maildir(work / "maildir", create=True)
    for message in mailbox.mbox(MAIL, create=False) if has_mu else []:
        maildir.add(message)
    same = len(maildir)
    for round in range(ROUNDS):
        messages, rate = import_mail(a_new_firm(work / f"data-{round}"), MAIL)
        ours.append(rate)
        if has_mu:
            home = f"--muhome={work / 'mu'}-{round}"
            run("mu", "init", f"--maildir={work / 'maildir'}", home)
            theirs.append(same / run("mu", "index", home)[2])
    note(f"import of {messages} messages, messages per CPU-second", spread(ours), "kept import MBOX --data D --json")
    value = spread(theirs) if has_mu else "skipped: mu is not here (apt-get install maildir-utils)"
    note(f"mu index of the same {same} messages as a Maildir, messages per CPU-second", value, "mu index --muhome=M")
    if has_mu:
        note("import beside mu index", f"{statistics.median(ours) / statistics.median(theirs):.1f} × as many", "the two medians above")


def grow_the_record(folder, work):
    copies, rate = 1, 0
    while rows(folder, "select count(*) from entry")[0][0] < ENTRIES and time.monotonic() - began < COPIES_SECONDS:
        (recorded, rate), copies = import_mail(folder, a_copy(copies, work / "copy.mbox")), copies + 1
        must(recorded, "a changed copy of the mailbox was taken for the same messages")
    note(f"import of copy {copies - 1} of it into the same record, messages per CPU-second", f"{rate:.0f}", "kept import COPY --data D --json")


def measure_the_record(folder):
    entries, size = rows(folder, "select count(*), avg(length(cast(body as blob)) + length(cast(words as blob))) from entry")[0]
    times = [run(PROGRAM, "verify", "--data", folder)[1:] for _ in range(ROUNDS)]
    wall, cpu = (statistics.median(column) for column in zip(*times))
    value = f"{entries / wall:,.0f} of wall, {entries / cpu:,.0f} of CPU"
    note(f"verify of {entries:,} entries (mean {size:.0f} bytes of body and words), entries per second", value, "kept verify --data D")


def measure_a_long_record(work):
    maker = Path(__file__).with_name("synthetic_record.py")
    made = subprocess.run([sys.executable, maker, PROGRAM, work / "long", "400000"], capture_output=True, text=True, check=True)
    times = [run(PROGRAM, "verify", "--data", work / "long")[1:] for _ in range(ROUNDS)]
    wall, cpu = (statistics.median(column) for column in zip(*times))
    note(f"verify of {made.stdout.strip()}, entries per second", f"{400_000 / wall:,.0f} of wall, {400_000 / cpu:,.0f} of CPU", "kept verify --data D")


def measure_a_page(name, path, process, connection, cookie):
    answer, walls, before = get(connection, path, cookie), [], cpu_seconds(process)
    while len(walls) < REQUESTS and sum(walls) < PAGE_SECONDS * 1000:
        started = time.perf_counter()
        get(connection, path, cookie)
        walls.append((time.perf_counter() - started) * 1000)
    cpu = (cpu_seconds(process) - before) * 1000 / len(walls)
    value = f"{cpu:.1f} ms of CPU; wall p50 {statistics.median(walls):.1f} ms, p95 {statistics.quantiles(walls, n=20)[18]:.1f} ms"
    note(f"{name}, {len(answer.text) / 1024:.0f} KiB, one request", value, f"GET {path} × {len(walls)}, keep-alive")


def measure_the_pages(folder):
    party, many = rows(folder, "select party, count(*) from taking_part group by party order by 2 desc, 1 limit 1")[0]
    waiting = rows(folder, "select count(*) from waiting where state = 'waiting'")[0][0]
    command, starts = "kept serve --data D --port 0", []
    for _ in range(ROUNDS):
        with serving(PROGRAM, folder) as (_, _, _, seconds):
            starts.append(seconds)
    key, page = (statistics.median(column) * 1000 for column in zip(*starts))
    note("start until the key's address answers; until Today is there", f"{key:.0f} ms; {page:.0f} ms", command)
    with serving(PROGRAM, folder) as (process, connection, cookie, _):
        time.sleep(1)
        note("memory after the first page", f"{memory(process, 'VmRSS'):.0f} MB", f"{command}; VmRSS")
        measure_a_page(f"Today with {waiting} threads waiting", "/today", process, connection, cookie)
        measure_a_page(f"the story of a client with {many} interactions", f"/clients/{party}", process, connection, cookie)
        note("memory after that; its peak", f"{memory(process, 'VmRSS'):.0f} MB; {memory(process, 'VmHWM'):.0f} MB", f"{command}; VmRSS, VmHWM")


def main():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text() + "\nmodel name: unknown")[1]
    gigabytes = int(Path("/proc/meminfo").read_text().split()[1]) / 1024 / 1024
    with tempfile.TemporaryDirectory(prefix="kept-bench-") as work:
        measure_imports(Path(work))
        seconds, said, _ = contacts.measure(PROGRAM, 100_000)
        note("import of 100,000 contacts from a table", f"{100_000 / seconds:.0f} contacts a CPU-second", f"kept import people.csv: {said}")
        for figure in held_out.notes(PROGRAM):
            note(*figure)
        out, back, different = exports.measure(PROGRAM, 100_000)
        must(not different, f"exports differ after the round trip: {different}")
        note("export of 100,000 entries and back, equal", f"{out + back:.1f} s of CPU ({out:.1f} out, {back:.1f} back)", "kept export A; kept import A")
        grow_the_record(Path(work) / f"data-{ROUNDS - 1}", Path(work))
        measure_the_record(Path(work) / f"data-{ROUNDS - 1}")
        measure_a_long_record(Path(work))
        measure_the_pages(Path(work) / f"data-{ROUNDS - 1}")
        for figure in finding.notes(PROGRAM, MAIL, work):
            note(*figure)
        for figure in desk.notes(PROGRAM):
            note(*figure)
    print("# Figures\n\nWhat `bin/bench` printed; each figure stands beside the command that gave it.\n")
    print(f"Machine: {model}, {os.cpu_count()} cores, {gigabytes:.0f} GB. "
          f"Load {load:.2f} before, {os.getloadavg()[0]:.2f} after. {time.monotonic() - began:.0f} s in all.\n"
          f"Program: {Path(PROGRAM).name}, a {Path(PROGRAM).parent.name} build of {os.path.getsize(PROGRAM) / 1e6:.0f} MB. Mailbox: {MAIL.name}. In turns: median of {ROUNDS} rounds (least–most).\n")
    print("| figure | value | command |\n|---|---|---|\n" + "\n".join(table))


if __name__ == "__main__":
    main() if MAIL.exists() else print(f"Skipped: there is no mailbox at {MAIL}; KEPT_MAIL names another.")
