"""Two at once: what came is said in one line and comes in by a key; who is answering is seen; notices tell what concerns one."""

import re

from support import check, look


def told(page):
    return page.locator("#live")


def note(page, base, words, **fields):
    page.goto(base + "/note?" + "&".join(f"{name}={value}" for name, value in fields.items()))
    page.fill("[name=text]", words)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it").click()


def news(anna, ben, base, ines):
    anna.goto(base + f"/clients/{ines}")
    anna.evaluate("scrollTo(0, 200)")
    before = anna.evaluate("[scrollY, document.querySelector('.thread').getBoundingClientRect().top, document.querySelectorAll('.ev').length]")
    note(ben, base, "Ines asked whether the beam is ordered", **{"with": ines})
    told(anna).get_by_text("1 new.").wait_for(timeout=10000)
    after = anna.evaluate("[scrollY, document.querySelector('.thread').getBoundingClientRect().top, document.querySelectorAll('.ev').length]")
    check("what another wrote down is said, and nothing moves", before == after)
    check("the tab says how much is new", anna.title().startswith("(1) "))
    look(anna, "live-news")
    with anna.expect_navigation():
        anna.keyboard.press(".")
    check("one key brings it in", "beam is ordered" in anna.inner_text("main") and not told(anna).is_visible())


def beside(anna, ben, base, ines):
    anna.goto(base + "/today")
    ben.goto(base + f"/note?with={ines}&how=call:out")
    ben.locator("body").wait_for()
    anna.goto(base + f"/clients/{ines}")
    check("a story says who is answering just now", "Ben Ochieng is answering, since" in anna.inner_text("main"))
    look(anna, "beside")
    anna.goto(base + f"/note?with={ines}&how=call:in&text=They+want+to+bake")
    check("and so does the form", "Ben Ochieng is answering, since" in anna.inner_text("main"))
    ben.fill("[name=text]", "I will order the beam")
    with ben.expect_navigation():
        ben.get_by_role("button", name="Keep it").click()
    with anna.expect_navigation():
        anna.get_by_role("button", name="Keep it").click()
    check("what happened meanwhile is shown before anything is written, and what was typed stays",
          "Since you opened this" in anna.inner_text("main") and "order the beam" in anna.inner_text(".meanwhile")
          and anna.input_value("[name=text]") == "They want to bake")
    look(anna, "meanwhile")
    with anna.expect_navigation():
        anna.get_by_role("button", name="Keep it").click()
    check("and kept all the same it is written once", anna.locator(".ev", has_text="They want to bake").count() == 1)


def notices(anna, ben, base, ines):
    ben.goto(base + "/notices")
    check("without anything that concerns one, the page says how to be spoken to", "Nothing new" in ben.inner_text("main"))
    look(ben, "notices-empty")
    note(anna, base, "@Ben can you ring her? She leaves at four.", **{"with": ines, "how": "call:in"})
    note(anna, base, "Nothing for anybody: ben@elsewhere.example wrote", **{"with": ines, "how": "call:in"})
    ben.locator("[data-unread]", has_text="1").first.wait_for(timeout=10000)
    check("being spoken to is counted in the bar", True)
    ben.goto(base + "/notices")
    line = ben.locator(".lines .line")
    check("and stands there once, with who and what", line.count() == 1 and "ring her" in line.inner_text() and "Anna Berg speaks to you" in line.inner_text())
    look(ben, "notices")
    line.locator(".who a").focus()
    with ben.expect_navigation():
        ben.keyboard.press("r")
    check("read, it stands there no more", ben.locator(".lines .line").count() == 0 and "1 you have read" in ben.inner_text("main"))
    ben.fill("[name=from]", "25:00")
    with ben.expect_navigation():
        ben.get_by_role("button", name="Keep it so").click()
    check("a time of day that is none is refused, and stays", "not understood" in ben.inner_text("main") and ben.input_value("[name=from]") == "25:00")
    ben.fill("[name=from]", "0:00")
    ben.fill("[name=until]", "23:59")
    with ben.expect_navigation():
        ben.get_by_role("button", name="Keep it so").click()
    check("quiet hours are kept", ben.input_value("[name=until]") == "23:59")
    ben.goto(base + "/notices?all")
    look(ben, "notices-read")


def listening(page, address):
    """Opens a page and waits until it listens for news."""
    with page.expect_response(lambda response: "/live" in response.url and ".js" not in response.url):
        page.goto(address)


def broken(page, base):
    listening(page, base + "/today")
    page.context.set_offline(True)
    told(page).get_by_text("No connection since").wait_for(timeout=20000)
    check("a connection that breaks is said in one line", True)
    look(page, "offline")
    page.context.set_offline(False)
    told(page).get_by_text("Connected again").wait_for(timeout=20000)
    check("and when it is there again", True)


def ended(anna, ben, browser, base):
    """A session that is ended elsewhere is told so, and what was typed stays."""
    listening(ben, base + "/note")
    ben.fill("[name=text]", "half a sentence")
    other = ben.context.new_page()
    other.goto(base + "/you")
    with other.expect_navigation():
        other.keyboard.press("o")
    told(ben).get_by_text("You are signed out here").wait_for(timeout=30000)
    check("a page whose session ended says so, and what was typed stays", ben.input_value("[name=text]") == "half a sentence")
    other.close()


def all_of_it(anna, ben, browser, base, sign_in):
    anna.goto(base + "/find?q=Ferreira")
    anna.locator("main .line .who a", has_text="Ines Ferreira").first.click()
    anna.wait_for_url(re.compile(r"/clients/\d+"))
    ines = anna.url.rsplit("/", 1)[1].split("?")[0]
    news(anna, ben, base, ines)
    beside(anna, ben, base, ines)
    notices(anna, ben, base, ines)
    broken(anna, base)
    ended(anna, ben, browser, base)
    sign_in(ben)
