"""By keyboard alone: the palette of people, pages and verbs, and a whole morning without a mouse."""

import re

from support import accessible, check, picture


def options(page):
    return page.locator("#sought [role=option]")


def named(page):
    """The option that a reader of the screen would hear."""
    return page.evaluate("document.getElementById(document.getElementById('seek').getAttribute('aria-activedescendant'))?.textContent || ''")


def palette(page, base):
    page.goto(base + "/today")
    page.keyboard.press("Control+k")
    options(page).first.wait_for()
    check("Ctrl K opens pages and the verbs of the line one is on",
          "On this page" in page.inner_text("#sought") and "Notices" in page.inner_text("#sought"))
    accessible(page, "palette")
    picture(page, "palette")
    page.keyboard.type("whit")
    page.locator("#sought [aria-label=People] [role=option]", has_text="Agnes Whitlow").first.wait_for()
    check("what is typed finds people, and the first is the chosen one", "Whitlow" in named(page))
    accessible(page, "palette-found")
    picture(page, "palette-found")
    page.emulate_media(color_scheme="dark")
    accessible(page, "palette-found in the dark")
    picture(page, "palette-found-dark")
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/clients/\d+"))
    check("Enter opens the story", page.locator("h1").inner_text() == "Agnes Whitlow")
    page.keyboard.press("Control+k")
    page.keyboard.type("notif")
    options(page).first.wait_for()
    page.locator("#sought[data-of='notif']").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(base + "/notices")
    check("a page is found by what else one may call it", True)
    page.goto(base + "/clients")
    page.keyboard.press("Control+k")
    page.keyboard.type("new org")
    page.locator("#sought[data-of='new org']").wait_for()
    page.keyboard.press("ArrowUp")
    check("the last of all is a verb of the page", "organization" in named(page))
    page.keyboard.press("Enter")
    page.wait_for_url(base + "/organizations/new")
    check("and is done by Enter", True)
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzz")
    page.get_by_text("Nothing matches.").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    check("Escape goes back", not page.locator("#sought").is_visible() and page.url == base + "/organizations/new")


def tab_to(page, name):
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("[document.activeElement.name, document.activeElement.textContent]") and (
                page.evaluate("document.activeElement.name || document.activeElement.textContent").strip() == name):
            return True
    return False


def a_morning(page, base):
    """Every step by a key; the mouse is never touched."""
    page.goto(base + "/today")
    page.keyboard.press("Tab")
    check("the first stop leads past the bar", page.evaluate("document.activeElement.className") == "skip")
    waiting = page.locator(".line").count()
    page.keyboard.press("j")
    who = page.locator(".line.at .who a").inner_text()
    page.keyboard.press("k" if page.locator(".line.at [aria-keyshortcuts=k]").count() == 0 else "ArrowUp")
    page.keyboard.press("p")
    page.wait_for_url(re.compile("/note"))
    check("p on a line opens the form about them", page.input_value("[name=who]") != "" and who != "")
    check("Tab reaches what is owed", tab_to(page, "owe"))
    page.keyboard.type("ring about the balcony")
    check("and by when", tab_to(page, "oweBy"))
    page.keyboard.type("in 2 days")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("Enter keeps it", "Promised" in page.inner_text(".banner"))
    with page.expect_navigation():
        page.keyboard.press("u")
    check("u takes it back", "Taken back" in page.inner_text(".banner"))
    with page.expect_navigation():
        page.keyboard.type("gt")
    check("g t goes to Today, and it is as it was", page.url == base + "/today" and page.locator(".line").count() == waiting)
    page.keyboard.press("/")
    page.keyboard.type("They asked for a drawing")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/note"))
    check("the quick line takes what one types", page.input_value("[name=text]") == "They asked for a drawing")
    page.keyboard.press("Escape")
    page.wait_for_url(base + "/today")
    with page.expect_navigation():
        page.keyboard.press("?")
    check("? says every key", page.locator("h1").inner_text() == "Keys")
    for key, address in [("gn", "/notices"), ("gc", "/clients"), ("gl", "/lists")]:
        with page.expect_navigation():
            page.keyboard.type(key)
        check(f"{key} goes to {address}", page.url == base + address)
