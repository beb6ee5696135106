"""From the first address to a kept promise."""

import re
from pathlib import Path

from support import check, look

MAILBOX = """From ines@harbourbakery.example Fri Feb 27 15:25:00 2026
Message-ID: <crack@harbourbakery.example>
Date: Fri, 27 Feb 2026 15:25:00 +0000
From: Ines Ferreira <ines@harbourbakery.example>
To: Anna Berg <anna@bergochieng.example>
Subject: The oven

The crack over the oven has grown. Can I bake tomorrow?

From chidi@okaforgarage.example Thu Feb 26 10:05:00 2026
Message-ID: <lift@okaforgarage.example>
Date: Thu, 26 Feb 2026 10:05:00 +0000
From: Chidi Okafor <chidi@okaforgarage.example>
To: Anna Berg <anna@bergochieng.example>
Subject: Lift foundation

Is the lift foundation signed? They pour on Wednesday.

"""

def first_morning(page, address, base, folder):
    page.goto(address)
    check("the printed address opens the first morning", page.url == base + "/start")
    look(page, "first-run")
    page.fill("[name=firm]", "Berg Ochieng Engineers")
    page.fill("[name=zone]", "Europe/London")
    page.fill("[name=name]", "Anna Berg")
    page.fill("[name=address]", "anna")
    with page.expect_navigation():
        page.get_by_role("button", name="Write it down").click()
    check("a wrong address is refused in one sentence, and what was typed stays",
          "is not understood" in page.inner_text("main") and page.input_value("[name=name]") == "Anna Berg")
    page.fill("[name=address]", "anna@bergochieng.example")
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_url(base + "/import")
    box = Path(folder) / "office.mbox"
    box.write_text(MAILBOX)
    page.set_input_files("input[type=file]", str(box))
    page.get_by_text("2 people wrote to you and have had no answer.").wait_for(timeout=20000)
    check("the dropped mailbox says who waits", True)
    look(page, "import")


def a_morning_at_the_desk(page, base):
    page.get_by_role("link", name="Go to Today").click()
    page.wait_for_url(base + "/today")
    names = page.locator(".line .who a").all_inner_texts()
    check("who waits longest stands first", names == ["Chidi Okafor", "Ines Ferreira"])
    look(page, "today")
    page.keyboard.press("j")
    check("j goes to the next line", "Ines" in page.locator(".line.at").inner_text())
    page.keyboard.press("n")
    page.get_by_text("Nothing is owed.").wait_for()
    check("n says that nothing is owed, and the line leaves", page.locator(".line").count() == 1)
    page.keyboard.press("u")
    page.get_by_text("Taken back").wait_for()
    check("u takes it back", page.locator(".line").count() == 2)


def a_call_and_its_promise(page, base):
    page.locator(".line .who a", has_text="Ines").click()
    page.wait_for_url(re.compile(r"/clients/\d+"))
    check("a line opens the story", page.locator("h1").inner_text() == "Ines Ferreira")
    look(page, "story")
    page.keyboard.press("/")
    page.keyboard.type("crack is hairline, baking can go on")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/note"))
    check("the quick line opens the form with who and what", page.input_value("[name=who]") == "Ines Ferreira"
          and "hairline" in page.input_value("[name=text]"))
    page.fill("[name=owe]", "send the revised quote")
    page.fill("[name=oweBy]", "the blue moon")
    look(page, "note")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it").click()
    check("a time that is not understood is refused beside its field", "is not understood as a time" in page.inner_text("main")
          and page.input_value("[name=owe]") == "send the revised quote")
    page.fill("[name=oweBy]", "tonight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/clients/"))
    check("call and promise stand in the story", "send the revised quote" in page.inner_text("main") and "hairline" in page.inner_text("main"))
    page.goto(base + "/today")
    check("she waits no longer, and the promise is due today", "Ines Ferreira" not in page.locator(".lines ol").nth(0).inner_text()
          and "Send the revised quote" in page.inner_text("main"))
    page.locator(".line", has_text="revised quote").locator(".who a").focus()
    page.keyboard.press("m")
    page.wait_for_url(re.compile("/move"))
    page.fill("[name=due]", "in 3 days")
    look(page, "move")
    with page.expect_navigation():
        page.get_by_role("button", name="Move it").click()
    check("moving wants a reason", "Say why it moves" in page.inner_text("main"))
    page.keyboard.press("Escape")
    page.wait_for_url(base + "/today")
    page.locator(".line", has_text="revised quote").locator(".who a").focus()
    page.keyboard.press("k")
    page.get_by_text("Kept.").wait_for()
    check("k keeps the promise", page.locator(".line", has_text="revised quote").count() == 0)


def the_rest(page, base):
    page.keyboard.press("Control+k")
    check("Ctrl K goes to the field that finds", page.evaluate("document.activeElement.id") == "seek")
    page.keyboard.type("ferr")
    page.locator("header mark").first.wait_for()
    check("what is found stands below the field while one types", page.locator("header mark").count() >= 1)
    page.goto(base + "/find?q=ferr")
    check("any fragment finds", page.locator("main .line").count() >= 1)
    look(page, "find")
    for name, path in [("clients", "/clients"), ("keys", "/keys"), ("nothing-here", "/clients/999999")]:
        page.goto(base + path)
        look(page, name)
    for path in ["/messages/1", "/messages/abc", "/record/999999", "/promises/1/move"]:
        page.goto(base + path)
    check("no address breaks the server", "nothing here" in page.inner_text("main"))
    page.goto(base + "/note?how=call:in&text=Asked+for+a+quote")
    page.fill("[name=who]", "Agnes Whitlow")
    for _ in ("a new name is asked about", "and then written down"):
        with page.expect_navigation():
            page.get_by_role("button", name="Keep it").click()
    check("somebody new is written down with what they said", page.locator("h1").inner_text() == "Agnes Whitlow")


def guarded(browser, base):
    stranger = browser.new_context()
    answer = stranger.request.get(base + "/today")
    check("a browser that is not signed in sees nothing", answer.status == 401 and "Ines" not in answer.text())
    answer = stranger.request.post(base + "/undo", form={"first": "1"})
    check("nor may it change anything", answer.status in (401, 403))
    check("another host name is not answered", stranger.request.get(base + "/today", headers={"Host": "evil.example"}).status == 421)
