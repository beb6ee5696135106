"""A firm with long lines: every page narrow, with letters twice as large, printed, and as a reader of the screen has it."""

import re
import subprocess
import tempfile
from pathlib import Path

from support import PROGRAM, accessible, check, picture, serving

LONG = "Ο" + "very-long-name-" * 660
NAMES = ["<b>Markup</b> & Sons", "=2+3 Formula", "שלום עליכם", "مرحبا بالعالم", LONG[:9_999]]
PAGES = ["/today", "/clients", "/notices", "/notices?all", "/lists", "/lists/view?has=address", "/find?q=writer", "/note", "/import", "/staff", "/colleagues",
         "/you", "/you/codes", "/keys", "/people/new", "/organizations/new", "/duplicates", "/waiting/older", "/call?number=020+7946+0999", "/settings", "/record"]


def letters(count):
    """Two hundred who wait, and some whose names are not as one thinks."""
    names = NAMES[:4] + [f"Writer Number {place}" for place in range(count)]
    for place, name in enumerate(names):
        minute = place % 60
        yield (f"From w{place}@writers.example Fri Feb 27 09:{minute:02}:00 2026\nMessage-ID: <{place}@writers.example>\n"
               f"Date: Fri, 27 Feb 2026 09:{minute:02}:00 +0000\nFrom: \"{name}\" <w{place}@writers{place}.example>\n"
               f"To: Anna Berg <anna@bergochieng.example>\nSubject: Question {place}\n\nCan you tell me when the {place}th beam comes?\n\n")


def made(folder):
    data = folder + "/data"
    run = lambda *words: subprocess.run([PROGRAM, *words, "--data", data], check=True, capture_output=True, text=True)
    run("init", "--firm", "Berg Ochieng Engineers", "--zone", "Europe/London", "--me", "Anna Berg <anna@bergochieng.example>")
    box = Path(folder) / "many.mbox"
    box.write_text("".join(letters(200)))
    run("import", str(box))
    run("person", "add", LONG)
    return data


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def narrow(page, base, addresses):
    page.set_viewport_size({"width": 320, "height": 700})
    wide = []
    for address in addresses:
        page.goto(base + address)
        if sideways(page) > 0:
            wide.append((address, sideways(page)))
    check(f"no page goes sideways at 320 points {wide}", not wide)


def large(page, base, addresses):
    # A window of 1280 in which everything is twice as large: a browser then asks the page to fit half of it.
    page.set_viewport_size({"width": 640, "height": 450})
    wide = []
    for address in addresses:
        page.goto(base + address)
        if sideways(page) > 0:
            wide.append((address, sideways(page)))
        if address == "/today":
            picture(page, "today-large")
    check(f"nor with everything twice as large {wide}", not wide)


def still(page, base):
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + "/today")
    moving = page.evaluate("[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0 "
                           "|| parseFloat(getComputedStyle(e).animationDuration) > 0).length")
    check("who wants no motion has none", moving == 0)
    page.emulate_media(reduced_motion="no-preference")


def heard(page, base, addresses):
    page.set_viewport_size({"width": 1280, "height": 900})
    nameless, unheaded = [], []
    for address in addresses:
        page.goto(base + address)
        tree = page.locator("body").aria_snapshot()
        nameless += [(address, role) for role in ["link", "button", "textbox", "combobox", "checkbox"]
                     if page.get_by_role(role, name=re.compile(r"^\s*$")).count()]
        if not re.search(r"- heading \"?.*\[level=1\]", tree):
            unheaded.append(address)
    check(f"everything one can act on has a name {nameless[:5]}", not nameless)
    check(f"and every page a heading {unheaded}", not unheaded)
    page.goto(base + "/today")
    tree = page.locator("body").aria_snapshot()
    check("a reader of the screen hears pages, the line's name and its verbs",
          all(part in tree for part in ['navigation "Pages"', 'link "Writer Number 0"', 'button "Nothing owed"', 'heading "Client is waiting"']))


def hostile(page, base):
    page.goto(base + "/today?all")
    check("two hundred lines stand on Today", page.locator(".line").count() >= 200)
    picture(page, "today-long")
    check("a name that is markup is letters", "<b>Markup</b> & Sons" in page.inner_text("main"))
    accessible(page, "today-long")
    page.goto(base + "/find?q=very-long")
    page.locator("main .line .who a").first.click()
    page.wait_for_url(re.compile("/clients/"))
    accessible(page, "long-name")
    picture(page, "long-name")
    return page.url.replace(base, "")


def firm_with_long_lines(playwright_browser):
    with tempfile.TemporaryDirectory() as folder, serving(made(folder)) as address:
        base = address.split("/key/")[0]
        page = playwright_browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        story = hostile(page, base)
        page.goto(base + "/today")
        first = page.locator(".line .who a").first.get_attribute("href")
        some = PAGES + [story, first, first + "/edit", first + "/merge", story + "/edit", "/note?with=" + first.split("/")[-1], "/record/1"]
        narrow(page, base, some)
        large(page, base, some)
        still(page, base)
        heard(page, base, some)
        page.context.close()
