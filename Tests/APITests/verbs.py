"""Saying and asking: the same as on the command line, once, and never over somebody else's words."""

import json

from support import Asker, check


def who_may(office):
    nobody = Asker(office.port, None).get("/today")
    check("without a token nothing is told, and how to come in is", nobody.status == 401 and "Bearer" in nobody.headers["WWW-Authenticate"])
    check("a cookie opens nothing", Asker(office.port, None).ask("GET", "/today", headers={"Cookie": f"kept={'0' * 64}"}).status == 401)
    reader = office.asker("Ben")
    check("a token that may read says nothing", (reader.say("/undo").status, reader.say("/undo").code) == (403, "lacks-scope"))
    check("what only principals may, a member may not by a token either",
          office.asker("Ben", "write").say("/staff/add", {"name": "Dora Ek <dora@bergochieng.example>"}).code == "only-principals")
    wrong = [Asker(office.port, f"kept_{number:064}").get("/today") for number in range(5)]
    check("wrong tokens are made to wait", [answer.status for answer in wrong] == [401, 401, 401, 429, 429]
          and int(wrong[-1].headers["Retry-After"]) >= 1)
    check("and a right one is not", reader.get("/today").status == 200)


def as_on_the_command_line(office):
    anna = office.asker("Anna", "read")
    for words, address, query in [
        (["today"], "/today", {}), (["waiting", "--all"], "/waiting", {"all": "true"}), (["find", "ines"], "/find", {"text": "ines"}),
        (["show", "Ines"], "/clients/Ines", {}), (["staff", "list"], "/staff", {}), (["lists"], "/lists", {}),
        (["list", "Roofs"], "/list", {"name": "Roofs"}), (["imports"], "/imports", {}), (["colleagues"], "/colleagues", {}),
    ]:
        said = json.loads(office.kept(*words, "--json").stdout)
        answer = anna.get(address, **query)
        check(f"GET {address} is what kept {' '.join(words)} --json says", answer.status == 200 and answer.json == said)


def once(office):
    anna = office.asker("Anna", "read", "write")
    call = {"text": "the crack is hairline", "with": "Ines", "channel": "call"}
    first, again = [anna.say("/log", call, Idempotency_Key="call-1") for _ in range(2)]
    check("asked twice under one key, it is written once", first.status == 200 and first.json == again.json)
    other = anna.say("/log", call | {"text": "another call"}, Idempotency_Key="call-1")
    check("something else under that key is refused", (other.status, other.code) == (409, "other-command"))
    due = anna.say("/promise", {"text": "look at the roof", "to": "Ines", "due": "in 2 days"}, Idempotency_Key="p").json
    check("“in 2 days” asked again is still the same promise",
          anna.say("/promise", {"text": "look at the roof", "to": "Ines", "due": "in 2 days"}, Idempotency_Key="p").json == due)
    check("and without a key it is another", anna.say("/log", call).json != first.json)


def refused(office):
    anna = office.asker("Anna", "read", "write")
    for sentence, answer, status, code, field in [
        ("an unknown promise", anna.say("/promises/99999/keep"), 404, "no-such", "promise"),
        ("a time nobody understands", anna.say("/promise", {"text": "x", "to": "Ines", "due": "the blue moon"}), 422, "not-understood", "due"),
        ("what is missing", anna.say("/promise", {"to": "Ines", "due": "Fri"}), 422, "missing", "text"),
        ("a parameter that is none", anna.say("/log", {"text": "x", "with": "Ines", "mood": "good"}), 422, "not-understood", "mood"),
        ("a move without a reason", anna.say("/promises/revised/move", {"due": "Mon"}), 422, "reason-missing", "because"),
        ("a body that is no JSON", anna.ask("POST", "/log", "{", {"Content-Type": "application/json"}), 400, "malformed", None),
        ("a form", anna.ask("POST", "/log", "text=x", {"Content-Type": "application/x-www-form-urlencoded"}), 415, "other-type", None),
        ("another method", anna.ask("DELETE", "/today"), 405, "other-method", None),
        ("another address", anna.get("/tomorrow"), 404, "no-address", None),
        ("a limit that is none", anna.get("/waiting", limit="many"), 422, "not-understood", "limit"),
        ("a body of 2 MB", anna.ask("POST", "/log", b" " * (2 << 20), {"Content-Type": "application/json"}), 413, "too-large", None),
    ]:
        check(f"{sentence} is a problem with a sentence", (answer.status, answer.code, answer.json.get("field")) == (status, code, field)
              and answer.json["detail"].endswith("."))


def two_editors(office):
    anna = office.asker("Anna", "read", "write")
    seen = anna.get("/people/Ines")
    tag = seen.headers["ETag"]
    first = anna.say(f"/people/{seen.json['number']}/edit", {"name": "Inês Ferreira"}, If_Match=tag)
    check("an edit of what one has seen is taken", first.status == 200)
    second = anna.say(f"/people/{seen.json['number']}/edit", {"notes": "mornings"}, If_Match=tag)
    check("an edit of what has changed meanwhile is not, and says what has",
          second.status == 412 and second.json["changed"][0]["words"] == {"name": "Inês Ferreira"})
    now = anna.get("/people/Ferreira").headers["ETag"]
    check("seen again, it is", now != tag and anna.say("/people/Ferreira/edit", {"notes": "mornings"}, If_Match=now).status == 200)


def pages(office):
    anna = office.asker("Anna", "read", "write")
    for number in range(7):
        anna.say("/people/add", {"name": f"Okafor {number}"})
    for address in ["/clients", "/find?text=okafor&only=people"]:
        whole = anna.get(address + ("&" if "?" in address else "?") + "limit=500").json["items"]
        parts, here, count = [], address + ("&" if "?" in address else "?") + "limit=3", 0
        while here:
            answer = anna.get(here)
            parts, count = parts + answer.json["items"], count + 1
            here = answer.headers["Link"].split(">")[0][1:] if answer.headers["Link"] else None
        check(f"the pages of {address} are all of it, each once", parts == whole and count == (len(whole) + 2) // 3)
    ines = anna.get("/people/Ferreira").json["number"]
    events, here = [], f"/clients/{ines}?limit=2"
    while here:
        answer = anna.get(here)
        events += answer.json["events"]
        here = answer.headers["Link"].split(">")[0][1:] if answer.headers["Link"] else None
    check("and so are those of a story", len(events) >= answer.json["count"] > 2 and events == anna.get(f"/clients/{ines}").json["events"])


def hostile(office):
    anna = office.asker("Anna", "read", "write")
    for sentence, name in [("markup", "<script>alert(1)</script>"), ("a formula", "=cmd|'/c calc'!A1"), ("right to left", "\u202eanna"),
                           ("10,000 characters", "x" * 10_000), ("half a character", "\ud800"), ("a quote", "'; drop table entry; --")]:
        added = anna.say("/organizations/add", {"name": name})
        kept = anna.get(f"/organizations/{added.json.get('number')}").json
        expected = name.replace("\ud800", "\ufffd")
        check(f"a name that is {sentence} is a name", added.status == 200 and kept["name"] == expected)
    nul = anna.say("/organizations/add", {"name": "a\x00b"})
    check("NUL is no text", (nul.status, nul.json["field"]) == (422, "name"))
    deep = anna.ask("POST", "/log", "[" * 100_000, {"Content-Type": "application/json"})
    check("what is 100,000 levels deep is no JSON", deep.status == 400)
    twice = anna.ask("POST", "/log", '{"text":"a","text":"b"}', {"Content-Type": "application/json"})
    check("a member that stands twice is not chosen from", twice.status == 400)
    check("another host is not ours", anna.ask("GET", "/today", headers={"Host": "evil.example"}).status == 421)
