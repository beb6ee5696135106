"""The record as it grows, files in and out, and the command line beside the server."""

import http.client
import io
import json
import tarfile
import threading
import time
from pathlib import Path

from support import check

MAILBOX = """From chidi@okaforgarage.example Thu Feb 26 10:05:00 2026
Message-ID: <lift@okaforgarage.example>
Date: Thu, 26 Feb 2026 10:05:00 +0000
From: Chidi Okafor <chidi@okaforgarage.example>
To: Anna Berg <anna@bergochieng.example>
Subject: Lift foundation

Is the lift foundation signed? They pour on Wednesday.

"""


class Follower:
    """A program that follows the record."""

    def __init__(self, asker, after=None, last_id=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", asker.port, timeout=20)
        headers = {"Authorization": f"Bearer {asker.token}"} | ({"Last-Event-ID": str(last_id)} if last_id is not None else {})
        self.connection.request("GET", "/api/v1/events" + (f"?after={after}" if after is not None else ""), headers=headers)
        self.answer = self.connection.getresponse()

    def next(self):
        event = {}
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if not line and "data" in event:
                return event
            name, _, value = line.partition(": ")
            if name:
                event[name] = value

    def close(self):
        self.connection.close()


def the_record_grows(office):
    anna = office.asker("Anna", "read", "write")
    behind = Follower(anna, after=0)
    first = behind.next()
    check("who follows from the beginning is told the beginning", (first["id"], first["event"]) == ("1", "firm.founded"))
    behind.close()
    now = Follower(anna)
    began = time.monotonic()
    written = anna.say("/log", {"text": "they rang again", "with": "Ferreira", "channel": "missed"}).json["number"]
    told = now.next()
    check(f"what is written is told at once ({(time.monotonic() - began) * 1000:.0f} ms)",
          told["id"] == str(written) and json.loads(told["data"])["words"] == {"text": "they rang again"})
    now.close()
    missed = anna.say("/promise", {"text": "ring back", "to": "Ferreira", "due": "tomorrow"}).json["number"]
    again = Follower(anna, last_id=written)
    check("who comes again is told what was missed, and nothing twice", again.next()["id"] == str(missed))
    again.close()
    many = [Follower(anna) for _ in range(11)]
    check("one person's programs follow ten times at most", [one.answer.status for one in many] == [200] * 10 + [429])
    for one in many:
        one.close()


def closed(office):
    """What is closed to somebody is nowhere for their programs."""
    for words in [["organization", "add", "Mill Garage"], ["person", "add", "Milo Mill", "--organization", "Mill Garage"],
                  ["team", "add", "Bridges", "--with", "Carla"], ["close", "Mill Garage", "--team", "Bridges"]]:
        office.kept(*words)
    ben, anna = office.asker("Ben", "read", "write"), office.asker("Anna", "read", "write")
    garage = anna.get("/find", text="Mill Garage", only="organizations").json["items"][0]["number"]
    follower = Follower(ben)
    secret = anna.say("/log", {"text": "the pit is flooded", "with": garage, "channel": "voicemail"}).json["number"]
    plain = anna.say("/log", {"text": "nothing new", "with": "Lindqvist"}).json["number"]
    check("who follows the record is told nothing of a closed client", follower.next()["id"] == str(plain))
    follower.close()
    whole = "".join(ben.get(address).body.decode() for address in [
        "/find?text=mill", "/find?text=flooded", "/clients?limit=500", "/waiting?all=true", "/today", "/list", "/entries?limit=500", "/duplicates"])
    check("nor do lists, searches and the record tell of it", "Mill" not in whole and "flooded" not in whole)
    hidden = [ben.get(f"/clients/{garage}"), ben.get(f"/organizations/{garage}"), ben.get(f"/interactions/{secret}"), ben.get("/clients/Mill"),
              ben.say("/log", {"text": "x", "with": "Mill"}), ben.say(f"/organizations/{garage}/edit", {"notes": "x"}),
              ben.say(f"/interactions/{secret}/nothing")]
    check("asked for by number or name, it is not there", [one.status for one in hidden] == [404, 404, 404, 404, 422, 404, 404])
    check("and those who see it do", garage == office.asker("Carla").get(f"/clients/{garage}").json["number"])


def files(office):
    anna = office.asker("Anna", "read", "import", "export")
    check("who may only read takes nothing in and nothing out",
          [office.asker("Anna").ask("POST", "/import?name=a.mbox", MAILBOX).status, office.asker("Anna").get("/export").status] == [403, 403])
    looked = anna.ask("POST", "/import?name=office.mbox&preview=true", MAILBOX)
    check("a file is looked at first", looked.status == 202 and looked.json["preview"]["messages"] == 1)
    begun = anna.ask("POST", "/import?name=office.mbox", MAILBOX)
    check("then it is taken in", begun.status == 202 and begun.headers["Location"] == "/api/v1/import")
    while (run := anna.get("/import").json)["state"] == "reading":
        time.sleep(0.05)
    check("and how far it is can be asked", (run["state"], run["read"], run["recorded"]) == ("done", 1, 1))
    letter = anna.get("/find", text="foundation signed").json["items"][0]["number"]
    check("a message is had as it came", anna.get(f"/interactions/{letter}/message").body.decode() == MAILBOX.split("\n", 1)[1][:-1])
    check("and what it does not have is not there", anna.get(f"/interactions/{letter}/files/{'0' * 64}").status == 404)
    check("the import stands with the others", anna.get(f"/imports/{run['run']}").json["recorded"] == 1)
    out = anna.get("/export")
    names = tarfile.open(fileobj=io.BytesIO(out.body)).getnames()
    check("everything goes out as an archive", out.status == 200 and "kept/entries.jsonl" in names and "kept/mail.mbox" in names)
    check("members take in nothing, nor ask what was", [office.asker("Ben", "read", "import").ask("POST", "/import?name=a", MAILBOX).code]
          + [office.asker("Ben", "read", "import").get(one).code for one in ["/imports", "/import"]] == ["only-managers"] * 3)
    check("and for a member it does not", office.asker("Ben", "export").get("/export").code == "only-principals")


def beside_the_server(office, folder):
    check("the command line answers while the server has the folder", "revised quote" in office.kept("show", "Ferreira").stdout)
    refused = office.kept("keep", "99999")
    check("a refusal is the same sentence and exit code", (refused.returncode, refused.stderr) == (1, "There is no promise “99999”.\n"))
    check("wrong usage too", office.kept("keep").returncode == 2)
    box = Path(folder) / "second.mbox"
    box.write_text(MAILBOX.replace("lift@", "second@").replace("Lift", "Second"))
    taken = office.kept("import", "second.mbox", cwd=folder)
    check("files are those of the folder in which it was typed", "1 recorded" in taken.stdout)
    backup = office.kept("backup", "kept.tar", cwd=folder)
    check("and are written there", backup.returncode == 0 and (Path(folder) / "kept.tar").exists())
    check("who serves already is told so", "running" in office.kept("serve").stderr)
    check("the socket is for its owner alone", (Path(office.data) / "socket").stat().st_mode & 0o777 == 0o600)
    follower = Follower(office.asker("Anna"))
    number = json.loads(office.kept("log", "by the command line", "--with", "Ferreira", "--json").stdout)["number"]
    check("what the command line writes is told to who follows", follower.next()["id"] == str(number))
    follower.close()
    ends = [threading.Thread(target=office.kept, args=("log", f"call {one}", "--with", "Ferreira")) for one in range(8)]
    for end in ends:
        end.start()
    for end in ends:
        end.join()
    check("eight at once are eight", office.kept("verify").stdout.strip().endswith("the record is whole."))
