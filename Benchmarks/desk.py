"""Measures a firm of the design size at its desks: python3 desk.py PROGRAM [INTERACTIONS...]

The server runs on one core and the load on the other. CPU is the server's own, user and system, over all its threads, for a request.
KEPT_DESKS names a folder in which the worlds are kept for the next time; without it they are made anew.
"""
import json
import os
import re
import selectors
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import world
from server import cpu_seconds, get, memory, serving

SIZES = (10_000, 100_000, 1_000_000)
WARM, REQUESTS, CLIENTS, LOGGED = 50, 400, 8, 600
SERVER_CORE, LOAD_CORE = 0, 1
PACKED = "Accept-Encoding: gzip\r\nSec-Fetch-Site: none\r\n"  # as a browser asks


def told(request, connections, count):
    """Sends so many requests over so many connections that are kept open, each next one when the last was answered: milliseconds of each,
    and seconds in all. `request` makes the bytes."""
    waits, sent, began, chosen = [], 0, time.monotonic(), selectors.DefaultSelector()
    for one in connections:
        chosen.register(one, selectors.EVENT_READ, [b"", time.perf_counter()])
        one.sendall(request())
        sent += 1
    while len(waits) < count:
        for key, _ in chosen.select():
            state = key.data
            state[0] += key.fileobj.recv(1 << 20)
            end = state[0].find(b"\r\n\r\n")
            if end < 0:
                continue
            length = re.search(rb"(?i)content-length: (\d+)", state[0][:end])
            if len(state[0]) < end + 4 + int(length[1] if length else 0):
                continue
            if state[0][9:12] not in (b"200", b"303"):
                sys.exit(f"answered {state[0][:end].decode()}")
            waits.append((time.perf_counter() - state[1]) * 1000)
            if sent < count:
                state[:] = [b"", time.perf_counter()]
                key.fileobj.sendall(request())
                sent += 1
    return waits, time.monotonic() - began


class Desk:
    """Somebody signed in at a server that runs on a core of its own."""

    def __init__(self, process, connection, cookie, token):
        self.process, self.connection, self.cookie, self.port, self.token = process, connection, cookie["Cookie"], connection.port, token
        self.asked = 0

    def head(self, path, more=""):
        who = f"Authorization: Bearer {self.token}" if path.startswith("/api/") else f"Cookie: {self.cookie}"
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{who}\r\n{more}\r\n".encode()

    def costs(self, make, clients, count):
        """Milliseconds of CPU a request, and the waits."""
        connections = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(clients)]
        for one in connections:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        before = cpu_seconds(self.process)
        waits, seconds = told(make, connections, count)
        cpu = (cpu_seconds(self.process) - before) * 1000 / count
        for one in connections:
            one.close()
        return cpu, waits, seconds

    def page(self, path, more=""):
        self.costs(lambda: self.head(path, more), 1, WARM)
        cpu, _, _ = self.costs(lambda: self.head(path, more), 1, REQUESTS)
        _, waits, _ = self.costs(lambda: self.head(path, more), CLIENTS, REQUESTS)
        return cpu, statistics.median(waits), statistics.quantiles(waits, n=20)[18]

    def size(self, path, encoding="gzip"):
        answer = get(self.connection, path, {"Cookie": self.cookie, "Accept-Encoding": encoding, "Sec-Fetch-Site": "none"})
        return len(answer.text)

    def logging(self, client):
        def make():
            self.asked += 1
            said = json.dumps({"text": f"The crack has grown {self.asked}", "with": str(client), "channel": "call"})
            return (f"POST /api/v1/log HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAuthorization: Bearer {self.token}\r\n"
                    f"Content-Type: application/json\r\nContent-Length: {len(said)}\r\n\r\n{said}").encode()
        return make


def flushes(process, body):
    """How often the server had the disk written through meanwhile; nil without strace."""
    with tempfile.NamedTemporaryFile() as said:
        watching = subprocess.Popen(["taskset", "-c", str(LOAD_CORE), "strace", "-f", "-e", "trace=fdatasync,fsync", "-o", said.name, "-p", str(process.pid)],
                                    stderr=subprocess.PIPE)
        watching.stderr.readline()
        time.sleep(0.3)
        body()
        watching.terminate()
        watching.wait()
        return len(re.findall(r"\bf(?:data)?sync\(", Path(said.name).read_text()))


def rows(folder, query):
    with sqlite3.connect(f"file:{folder}/kept.sqlite?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def client_of_the_story(folder):
    return rows(folder, "select t.party from taking_part t join party p on p.firm = t.firm and p.number = t.party where p.kind = 'person'"
                        f" group by t.party having count(*) = {world.STORY} order by 1 limit 1")[0][0]


def other_client(folder):
    """With whom what is logged meanwhile is said to have happened."""
    return rows(folder, "select max(number) from party where kind = 'person'")[0][0]


def a_token(program, folder):
    made = subprocess.run([program, "token", "bench", "--scope", "read", "--scope", "write", "--data", str(folder), "--json"], check=True, capture_output=True)
    return json.loads(made.stdout)["token"]


def entries(folder):
    return rows(folder, "select head from firm")[0][0]


def measure_logging(desk, folder):
    make = desk.logging(other_client(folder))
    desk.costs(make, 1, 50)
    for clients in (1, 8, 64):
        before = entries(folder)
        cpu, waits, seconds = desk.costs(make, clients, LOGGED)
        written = entries(folder) - before
        before = entries(folder)
        count = flushes(desk.process, lambda: desk.costs(make, clients, LOGGED))
        each = (entries(folder) - before) / count
        yield (f"log one interaction by the API, {clients} clients",
               f"{each:.1f} entries a flush; {cpu * LOGGED / written:.2f} ms of CPU an entry; {written / seconds:.0f} a second; "
               f"wall p50 {statistics.median(waits):.1f} ms, p95 {statistics.quantiles(waits, n=20)[18]:.1f} ms",
               f"POST /api/v1/log × {LOGGED}; strace -f -e fdatasync,fsync")


def measure(program, folder, size):
    starts = []
    for _ in range(3):
        with serving(program, folder, SERVER_CORE) as (_, _, _, seconds):
            starts.append(seconds[1])
    client, token = client_of_the_story(folder), a_token(program, folder)
    with serving(program, folder, SERVER_CORE) as (process, connection, cookie, _):
        os.sched_setaffinity(0, {LOAD_CORE})
        desk, named = Desk(process, connection, cookie, token), f"{size:,} interactions"
        time.sleep(1)
        yield f"{named}: start to first page; memory then", f"{statistics.median(starts):.2f} s; {memory(process, 'VmRSS'):.0f} MB", "kept serve; VmRSS"
        for name, path in (("Today with 200 who wait and 700 promises", "/today"),
                           (f"story of a client with {world.STORY} interactions", f"/clients/{client}"),
                           ("the same as JSON by the API", f"/api/v1/clients/{client}")):
            cpu, middle, p95 = desk.page(path)
            packed, _, packed95 = desk.page(path, PACKED)
            yield (f"{named}: {name}", f"{cpu:.2f} ms of CPU, {packed:.2f} ms compressed; {CLIENTS} clients: wall p50 {middle:.1f} ms, p95 {p95:.1f} ms ({packed95:.1f} ms compressed)",
                   f"GET {path} × {REQUESTS}, keep-alive")
        sizes = {path: desk.size(path) for path in ("/today", "/kept.css", "/kept.js", "/knot-16.svg")}
        plain = desk.size("/today", "identity")
        yield f"{named}: bytes of Today, first load", f"{sum(sizes.values()) / 1024:.1f} KiB ({', '.join(f'{path} {size / 1024:.1f}' for path, size in sizes.items())}; Today plain {plain / 1024:.1f})", "GET with Accept-Encoding: gzip"
        for name, value, command in measure_logging(desk, folder):
            yield f"{named}: {name}", value, command
        yield f"{named}: memory after that; its peak", f"{memory(process, 'VmRSS'):.0f} MB; {memory(process, 'VmHWM'):.0f} MB", "VmRSS, VmHWM"
    os.sched_setaffinity(0, {SERVER_CORE, LOAD_CORE})


def notes(program, sizes=SIZES):
    with tempfile.TemporaryDirectory(prefix="kept-desks-") as work:
        kept = Path(os.environ.get("KEPT_DESKS", work))
        for size in sizes:
            folder = kept / f"world-{size}"
            if not folder.exists():
                kept.mkdir(exist_ok=True)
                world.make(program, folder, size)
            yield from measure(program, folder, size)


if __name__ == "__main__":
    for figure, value, command in notes(sys.argv[1], tuple(map(int, sys.argv[2:])) or SIZES):
        print(f"{figure}: {value}  ({command})", flush=True)
