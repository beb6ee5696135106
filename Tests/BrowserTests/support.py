"""What every browser test leans on: a program of ours on a data folder of its own, and checks that are sentences."""

import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEPT_PROGRAM", str(ROOT / ".build/debug/kept"))
PICTURES = os.environ.get("KEPT_PICTURES")
CHROMIUM = os.environ.get("KEPT_CHROMIUM", "/usr/bin/chromium")

checks = []


def check(sentence, holds):
    checks.append((sentence, bool(holds)))
    print(("✔ " if holds else "✘ ") + sentence, flush=True)


def accessible(page, name):
    found = Axe().run(page).response["violations"]
    check(f"{name} has nothing for axe to find", not found)
    for violation in found:
        print("   ", violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])


def fits(page, name):
    page.set_viewport_size({"width": 375, "height": 800})
    check(f"{name} fits a phone", page.evaluate("document.documentElement.scrollWidth") <= 375)
    picture(page, name + "-phone")
    page.set_viewport_size({"width": 1280, "height": 900})


def picture(page, name):
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png")


def look(page, name):
    picture(page, name)
    accessible(page, name)
    fits(page, name)
    page.emulate_media(color_scheme="dark")
    accessible(page, name + " in the dark")
    picture(page, name + "-dark")
    page.emulate_media(color_scheme="light")


@contextmanager
def serving(data):
    """A server of our program; yields the address that signs one browser in."""
    server = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", data], stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", server.stdout.readline()).group(0)
    finally:
        server.terminate()
        server.wait()


def is_whole(data):
    return subprocess.run([PROGRAM, "verify", "--data", data], capture_output=True, text=True).returncode == 0
