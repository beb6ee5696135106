"""Makes a data folder whose record has many entries of about 500 bytes, hashed as docs/record.md says: synthetic_record.py PROGRAM FOLDER ENTRIES"""

import hashlib
import json
import sqlite3
import struct
import subprocess
import sys

program, folder, entries = sys.argv[1], sys.argv[2], int(sys.argv[3])
subprocess.run(
    [program, "init", "--data", folder, "--firm", "Bench", "--zone", "Europe/London", "--me", "Anna Berg <anna@bergochieng.example>"], check=True,
    stdout=subprocess.DEVNULL)
database = sqlite3.connect(folder + "/kept.sqlite", isolation_level=None)
database.execute("pragma synchronous = off")
public_id, = database.execute("select public_id from firm").fetchone()
words = json.dumps({"text": "She wants the new quote this week; the crack over the oven is hairline and baking can go on. " * 2})


def canonical(fields):
    parts = [struct.pack(">q", field) if isinstance(field, int) else field if isinstance(field, bytes) else field.encode() for field in fields]
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


def entry(number):
    command = hashlib.sha256(struct.pack(">q", number)).digest()
    body = json.dumps({"channel": "call", "direction": "in", "with": [3], "ours": 2, "felt": "good"}, separators=(",", ":"))
    nonce = hashlib.md5(command).digest()
    digest = hashlib.sha256(nonce + words.encode()).digest()
    at = 1_772_441_000_000 + number
    circumstances = (number, command, 0, at, at, "staff:2", "page", number, "interaction.logged", body)
    leaf = hashlib.sha256(b"\0" + canonical((public_id, *circumstances, digest))).digest()
    return (1, *circumstances, words, nonce, digest, leaf)


database.execute("begin")
first, = database.execute("select head + 1 from firm").fetchone()
database.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(entry, range(first, entries + 1)))
database.execute("update firm set head = ?", (entries,))
database.execute("commit")
size, = database.execute("select avg(length(body) + length(words) + length(command) + length(nonce) + length(digest) + length(leaf) + 80) from entry").fetchone()
print(f"{entries} entries of {size:.0f} bytes")
