"""Files looked at and taken in, and taken back."""

import re
from pathlib import Path

from support import check, look

PEOPLE = """Name,Mail,Ring,Wine
Rosa Silva,rosa@silva.example,020 7946 0611,red
Marek Novak,marek@novak.example,020 7946 0612,
"""
LATER = """Name,Mail,Ring,Wine
Marek Novak,marek@novak.example,020 7946 0699,white
Joan Pryce,joan@quayside.example,020 7946 0613,
"""
CARD = """BEGIN:VCARD
VERSION:4.0
FN:Grace Obi
ORG:Northgate School
EMAIL:grace@northgate.example
END:VCARD
"""
HOLDS_RING = "[aria-label='What Ring holds']"


def drop(page, base, folder, name, text):
    page.goto(base + "/import")
    file = Path(folder) / name
    file.write_text(text)
    page.set_input_files("input[type=file]", str(file))


def a_table(page, base, folder):
    drop(page, base, folder, "people.csv", PEOPLE)
    page.wait_for_url(base + "/import/look")
    check("a table is looked at before it is taken in",
          "2 read: 2 new." in page.inner_text(".lead") and "Rosa Silva, rosa@silva.example" in page.inner_text(".told"))
    look(page, "look-table")
    page.select_option(HOLDS_RING, "phone")
    page.keyboard.press("l")
    page.locator(".told", has_text="020 7946 0611").wait_for()
    check("what is said of a column shows at once how people come out", page.input_value(HOLDS_RING) == "phone")
    page.goto(base + "/import")
    check("what was left unsaid waits", "people.csv waits for your look." in page.inner_text("main"))
    look(page, "import-waiting")
    page.get_by_role("link", name="Look", exact=True).click()
    page.wait_for_url(base + "/import/look")
    page.keyboard.press("t")
    page.get_by_text("2 read: 2 taken in").wait_for(timeout=20000)
    look(page, "import-people")
    page.goto(base + "/find?q=0612")
    check("and they are found by the number", "Marek Novak" in page.inner_text("main"))


def a_later_table(page, base, folder):
    drop(page, base, folder, "later.csv", LATER)
    page.wait_for_url(base + "/import/look")
    check("a column said once is known in the next table, and whom it completes is counted",
          page.input_value(HOLDS_RING) == "phone" and "1 new, 1 known and completed" in page.inner_text(".lead"))
    page.keyboard.press("Escape")
    page.wait_for_url(base + "/import")
    page.goto(base + "/find?q=Joan+Pryce")
    check("what is left is not taken in", "Joan Pryce" not in page.inner_text("#found, main .lines"))
    drop(page, base, folder, "colours.csv", "Colour,Taste\nred,sweet\nblue,sour\n")
    page.wait_for_url(base + "/import/look")
    page.get_by_role("button", name="Take it in").click()
    page.get_by_text("Say which column holds a name").wait_for()
    check("a table that names nobody asks which column does", page.get_by_label("What Colour holds").count() == 1)
    look(page, "look-nobody")
    page.keyboard.press("Escape")
    page.wait_for_url(base + "/import")


def a_card(page, base, folder):
    drop(page, base, folder, "grace.vcf", CARD)
    page.wait_for_url(base + "/import/look")
    check("a card says whom it is of", "Grace Obi, Northgate School" in page.inner_text(".told"))
    look(page, "look-card")
    page.keyboard.press("t")
    page.get_by_text("1 read: 1 taken in").wait_for(timeout=20000)
    page.get_by_role("link", name="What came of it").click()
    page.wait_for_url(re.compile(r"/import/\d+"))
    check("and the run says what taking it back would do", "1 person and 1 organization" in page.inner_text(".aside"))
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("It was taken back.").wait_for()
    page.goto(base + "/clients")
    check("then it is gone", "Grace Obi" not in page.inner_text("main"))


def taken_back(page, base):
    page.goto(base + "/import")
    look(page, "imports")
    page.locator(".line .who a", has_text="office.mbox").click()
    page.wait_for_url(re.compile(r"/import/\d+"))
    check("a run says what came of it, and what taking it back would do",
          "2 read: 2 taken in" in page.inner_text("main") and "Ines Ferreira" in page.inner_text(".aside"))
    look(page, "import-run")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("It was taken back.").wait_for()
    page.goto(base + "/today")
    check("a run that was taken back leaves no one waiting", "Chidi Okafor" not in page.inner_text("main"))
