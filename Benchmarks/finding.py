"""Measures Find: python3 finding.py PROGRAM MAIL.mbox [MESSAGES]. Prints CPU of one request, median and the three worst.

Names: fragments of made-up people, of their companies and numbers, among 100,000. Phrases: of made-up mail in the words of real mail,
those that occur in at most 100 messages and whose rarest word is in less than 1 % of them. Of MESSAGES, 200,000 unless said. A million
take some ten minutes to be taken in: KEPT_WORLD names a data folder in which they are kept for the next time.
"""
import contextlib
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from urllib.parse import quote

import contacts
import made_up_mail
from server import cpu_seconds, get, serving

PEOPLE, MESSAGES, KEPT_MESSAGES = 100_000, 200_000, 1_000_000
QUERIES, TIMES, MOST_HITS, RARE = 100, 10, 100, 0.01


def costs(program, folder, queries):
    """Milliseconds of CPU of one request for each query, once it has been asked before. Each must find something."""
    with serving(program, folder) as (process, connection, cookie, _):
        for query in queries:
            path = f"/find?format=lines&q={quote(query)}"
            if b'class="line"' not in get(connection, path, cookie).text:
                sys.exit(f"{path} finds nothing")
            before = cpu_seconds(process)
            for _ in range(TIMES):
                get(connection, path, cookie)
            yield (cpu_seconds(process) - before) * 1000 / TIMES, query


def said(costs, describe):
    """The median, and what the three worst are."""
    ordered = sorted(costs, reverse=True)
    worst = "; ".join(f"{cost:.1f} ms {describe(query)}" for cost, query in ordered[:3])
    return f"{statistics.median(cost for cost, _ in ordered):.1f} ms of CPU; the three worst {worst}"


def names(program, folder, count=PEOPLE):
    """Takes made-up people in; what it costs to find fragments of three to eight letters or digits of them."""
    contacts.measure(program, count, folder)
    chance, fragments = random.Random(5), []
    with contextlib.closing(database(folder)) as kept:
        known = [word for row in kept.execute("select name from party") for word in row[0].split()]
        known += [row[0] for row in kept.execute("select shown from reach where kind = 'number'")]
    while len(fragments) < QUERIES:
        text = chance.choice(known)
        start, length = chance.randrange(len(text)), chance.randint(3, 8)
        fragment = text[start:start + length].strip()
        if len(fragment.replace(" ", "")) >= 3:
            fragments.append(fragment)
    return said(costs(program, folder, fragments), lambda fragment: f"“{fragment}”")


def database(folder):
    return sqlite3.connect(f"file:{folder}/kept.sqlite?mode=ro", uri=True)


def a_world(program, mail, folder, count):
    """A firm that has taken in so many messages of made-up mail."""
    with tempfile.TemporaryDirectory(prefix="kept-mail-") as heap:
        mailbox = f"{heap}/made-up.mbox"
        made_up_mail.write(mail, mailbox, count)
        run = [program, "--data", folder]
        subprocess.run([*run, "init", "--firm", "Bench", "--zone", "Europe/London", "--me", "Office <office@bench.example>"], check=True, capture_output=True)
        subprocess.run([*run, "import", mailbox], check=True, capture_output=True)


def phrases_of(mail, folder):
    """Phrases of two to four words with the share of messages that each word is in and how many messages hold the phrase."""
    writer, chance, found = made_up_mail.Writer(mail, seed=99), random.Random(3), {}
    with contextlib.closing(database(folder)) as kept:
        messages = kept.execute("select count(*) from interaction").fetchone()[0]
        kept.execute("create virtual table temp.word using fts5vocab('main', 'search_text_1', 'row')")
        share = {}
        while len(found) < QUERIES:
            words = re.sub(r"[^a-z0-9]+", " ", " ".join(writer.text(chance.randint(2, 4))).lower()).split()
            for word in words:
                if word not in share:
                    row = kept.execute("select doc from temp.word where term = ?", (word,)).fetchone()
                    share[word] = row[0] / messages if row else 0
            if len(words) < 2 or not 0 < min(share[word] for word in words) < RARE:
                continue
            phrase = " ".join(words)
            hits = kept.execute(
                "select count(*) from (select 1 from search_text_1 where search_text_1 match ? limit ?)",
                (f'text : "{phrase}"', MOST_HITS + 1)).fetchone()[0]
            if 0 < hits <= MOST_HITS:
                found[f'"{phrase}"'] = ([share[word] for word in words], hits)
    return found, messages


def phrases(program, mail, folder):
    found, messages = phrases_of(mail, folder)

    def describe(phrase):
        shares, hits = found[phrase]
        return f"({hits} hits; words in {', '.join(f'{share:.1%}' for share in shares)} of all)"

    return said(costs(program, folder, found), describe), messages


def notes(program, mail, work, count=MESSAGES):
    """Figure, value and command of each."""
    command = f"GET /find?format=lines&q=… × {TIMES}, keep-alive"
    yield f"find a name fragment among {PEOPLE:,} people, {QUERIES} fragments", names(program, f"{work}/people"), command
    world = os.environ.get("KEPT_WORLD", f"{work}/world")
    if not os.path.exists(world):
        a_world(program, mail, world, KEPT_MESSAGES if "KEPT_WORLD" in os.environ else count)
    value, messages = phrases(program, mail, world)
    yield f"find a phrase with at most {MOST_HITS} hits among {messages:,} interactions, {QUERIES} phrases", value, command


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kept-finding-") as work:
        for figure, value, _ in notes(sys.argv[1], sys.argv[2], work, *map(int, sys.argv[3:])):
            print(f"{figure}: {value}", flush=True)
