"""The examples of docs/api.md, as they stand there."""

import re
import subprocess

from support import ROOT, check


def examples():
    """Each command of the guide with the lines that it is said to answer."""
    command, shown = "", []
    for line in (ROOT / "docs/api.md").read_text().splitlines() + [""]:
        if line.startswith("    $ "):
            if command:
                yield command, shown
            command, shown = line[6:], []
        elif command.endswith("\\"):
            command += "\n" + line
        elif line.startswith("    ") and command:
            shown.append(line[4:])
        elif command and line:
            yield command, shown
            command, shown = "", []


def fits(told, shown):
    """Whether it begins as shown, where … stands for anything."""
    pattern = r"\s+".join(".*?".join(re.escape(part) for part in line.split("…")) for line in shown)
    return re.match(pattern, told.strip(), re.DOTALL) is not None


def as_told(office, folder):
    token = office.token("Anna", "read", "write", "import", "export")
    for command, shown in examples():
        run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=folder, timeout=30,
                             env={"PATH": "/usr/bin:/bin", "KEPT": f"http://127.0.0.1:{office.port}", "TOKEN": token})
        holds = fits(run.stdout, shown)
        check(f"the guide is true: {command.splitlines()[0][:90]}", holds)
        if not holds:
            print("    it says:", run.stdout[:400], run.stderr[:200])
