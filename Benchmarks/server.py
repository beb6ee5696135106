"""The server of Kept for as long as something is measured on it."""
import contextlib
import http.client
import re
import subprocess
import sys
import time
from pathlib import Path


@contextlib.contextmanager
def serving(program, folder, core=None):
    """The server, a connection to it, the cookie of somebody signed in, and the seconds until the key and Today were answered. `core`: on
    this one alone."""
    started, pinned = time.monotonic(), [] if core is None else ["taskset", "-c", str(core)]
    with subprocess.Popen([*pinned, program, "serve", "--data", str(folder), "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        try:
            port, key = re.search(r"http://127\.0\.0\.1:(\d+)(/key/\S+)", process.stdout.readline()).groups()
            connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=600)
            entered, seconds = get(connection, key, {}, expected=303), time.monotonic() - started
            cookie = {"Cookie": entered.headers["Set-Cookie"].split(";")[0]}
            get(connection, entered.headers["Location"], cookie)
            yield process, connection, cookie, (seconds, time.monotonic() - started)
        finally:
            process.terminate()


def get(connection, path, headers, expected=200):
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read()
    if answer.status != expected:
        sys.exit(f"{path} answers {answer.status}")
    return answer


def memory(process, field):
    return int(re.search(rf"{field}:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def cpu_seconds(process):
    """Of all its threads, to the nanosecond: the clock that Linux keeps for each process."""
    return time.clock_gettime(~process.pid << 3 | 2)
