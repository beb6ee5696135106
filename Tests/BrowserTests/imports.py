"""What was taken in, and taken back."""

import re

from support import check, look


def taken_back(page, base):
    page.goto(base + "/import")
    look(page, "imports")
    page.locator(".line .who a", has_text="office.mbox").click()
    page.wait_for_url(re.compile(r"/import/\d+"))
    check("a run says what came of it, and what taking it back would do",
          "2 read: 2 new" in page.inner_text("main") and "Ines Ferreira" in page.inner_text(".aside"))
    look(page, "import-run")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("It was taken back.").wait_for()
    page.goto(base + "/today")
    check("a run that was taken back leaves no one waiting", "Chidi Okafor" not in page.inner_text("main"))
