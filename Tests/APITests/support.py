"""What every API test leans on: a program of ours on a data folder of its own, whoever asks by a token, and checks that are sentences."""

import http.client
import json
import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEPT_PROGRAM", str(ROOT / ".build/debug/kept"))

checks = []


def check(sentence, holds):
    checks.append((sentence, bool(holds)))
    print(("✔ " if holds else "✘ ") + sentence, flush=True)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        return self.json.get("code") if self.headers.get("Content-Type") == "application/problem+json" else None


class Asker:
    """A program with a token."""

    def __init__(self, port, token):
        self.port, self.token = port, token

    def ask(self, method, address, body=None, headers=None, query=None):
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        path = address if address.startswith("/api") else "/api/v1" + address
        connection.request(method, path + ("?" + urlencode(query, doseq=True) if query else ""), body, sent)
        answer = connection.getresponse()
        whole = Answer(answer.status, answer.headers, answer.read())
        connection.close()
        return whole

    def get(self, address, **query):
        return self.ask("GET", address, query=query)

    def say(self, address, body=None, **headers):
        return self.ask("POST", address, body or {}, {name.replace("_", "-"): value for name, value in headers.items()})


class Office:
    """A firm of three in a data folder, and the server that has it."""

    def __init__(self, data):
        self.data = data

    def kept(self, *words, cwd=None):
        return subprocess.run([PROGRAM, "--data", self.data, *words], capture_output=True, text=True, cwd=cwd)

    def found(self):
        self.kept("init", "--rehearsal", "--firm", "Berg Ochieng Engineers", "--zone", "Europe/London",
                  "--me", "Anna Berg <anna@bergochieng.example>")
        self.kept("staff", "add", "Ben Ochieng <ben@bergochieng.example>")
        self.kept("staff", "add", "Carla Diaz <carla@bergochieng.example>", "--rights", "manager")
        self.kept("organization", "add", "Harbour Bakery")
        self.kept("person", "add", "Ines Ferreira", "--address", "ines@harbourbakery.example", "--number", "020 7946 0171",
                  "--organization", "Harbour Bakery")
        self.kept("person", "add", "Mrs Lindqvist", "--tag", "roof")
        self.kept("log", "roof still leaks", "--with", "Ines", "--channel", "voicemail")
        self.kept("promise", "send the revised quote", "--to", "Ines", "--due", "Fri")
        self.kept("list", "save", "Roofs", "--where", "tag=roof", "--shared")

    def token(self, who, *scopes):
        words = [word for scope in scopes or ["read"] for word in ("--scope", scope)]
        made = self.kept("token", "a test", *words, "--as", who, "--json")
        return json.loads(made.stdout)["token"]

    @contextmanager
    def serving(self):
        server = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", self.data], stdout=subprocess.PIPE, text=True)
        try:
            self.port = int(re.search(r"http://127.0.0.1:(\d+)", server.stdout.readline()).group(1))
            yield self
        finally:
            server.terminate()
            server.wait()

    def asker(self, who, *scopes):
        return Asker(self.port, self.token(who, *scopes))
