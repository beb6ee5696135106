"""Programs ask: by hand, by the thousand, and from the description alone."""

import os
import subprocess
import sys
import tempfile

import guide
import streams
import verbs
from support import Office, check, checks

SEED = "4711"
# So many cases for each of some seventy addresses, and so long in all: enough to find what is loose, and done within a minute.
CASES = os.environ.get("KEPT_CASES", "8")
SECONDS = int(os.environ.get("KEPT_SECONDS", "120"))
# What must hold of every answer, whatever was asked.
HOLDS = ("not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
         "response_schema_conformance,unsupported_method,allow_header_conformance")
# One streams for ever, the other makes an archive of everything.
BY_HAND = ["/events", "/export"]


def by_description(office, who):
    """Everything the description allows, and much that it does not."""
    token = office.token(who, "read", "write", "import")
    words = [sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{office.port}/api/openapi.json", "--seed", SEED,
             "--max-examples", CASES, "--checks", HOLDS, "--phases", "examples,coverage,fuzzing", "--continue-on-failure",
             "--generation-database", "none", "--no-shrink", "--warnings", "off", "-H", f"Authorization: Bearer {token}"]
    words += [word for address in BY_HAND for word in ("--exclude-path", address)]
    try:
        run = subprocess.run(words, capture_output=True, text=True, timeout=SECONDS, cwd=tempfile.gettempdir())
    except subprocess.TimeoutExpired as late:
        return check(f"all that is described is asked in {SECONDS} s as a {who}: {(late.stdout or b'')[-2000:]}", False)
    holds = run.returncode == 0
    check(f"as {who}, every answer is as described and nothing breaks", holds)
    if not holds:
        print(run.stdout[-12000:])


def main():
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder + "/data")
        office.found()
        with office.serving():
            guide.as_told(office, folder)
            verbs.as_on_the_command_line(office)
            verbs.once(office)
            verbs.refused(office)
            verbs.two_editors(office)
            verbs.pages(office)
            verbs.hostile(office)
            streams.the_record_grows(office)
            streams.files(office)
            streams.closed(office)
            streams.beside_the_server(office, folder)
            verbs.who_may(office)
            for who in ["Ben", "Carla", "Anna"]:
                by_description(office, who)
        check("and the record of it all is whole", office.kept("verify").returncode == 0)
    failed = sum(not holds for _, holds in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
