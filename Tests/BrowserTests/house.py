"""The firm's own pages: settings, the record with its leaves, and a story on paper."""

from support import check, look, picture


def settings(page, base):
    page.goto(base + "/settings")
    look(page, "settings")
    page.fill("[name=own]", "whenever")
    with page.expect_navigation():
        page.locator("form", has_text="When you work").get_by_role("button", name="Keep it so").click()
    check("hours that are none are refused beside their field, and stay",
          "not understood" in page.inner_text("main") and page.input_value("[name=own]") == "whenever")
    look(page, "settings-refused")
    page.fill("[name=own]", "Mon-Thu 8:00-16:00")
    with page.expect_navigation():
        page.locator("form", has_text="When you work").get_by_role("button", name="Keep it so").click()
    check("one's own hours are kept", "Mon-Thu 8:00-16:00" in page.input_value("[name=own]"))
    with page.expect_navigation():
        page.keyboard.press("u")
    check("and taken back by a key", "Taken back" in page.inner_text("main"))


def record(page, base):
    page.goto(base + "/record")
    check("the record stands there with a leaf for each entry, the newest first",
          page.locator(".entries tbody tr").count() == 50 and "command.undone" in page.locator(".entries tbody tr").first.inner_text())
    look(page, "record")
    page.select_option("[name=noun]", "promise")
    with page.expect_navigation():
        page.get_by_role("button", name="Show", exact=True).click()
    kinds = page.locator(".entries tbody td:nth-child(2)").all_inner_texts()
    check("one sees one kind alone", kinds and all(kind.startswith("promise.") for kind in kinds))
    page.goto(base + "/record?before=2")
    check("and the first entry last", page.locator(".entries tbody tr").count() == 1 and "firm.founded" in page.inner_text("tbody"))
    with page.expect_navigation():
        page.keyboard.press("v")
    check("v proves it whole", "The record is whole" in page.inner_text(".banner"))
    page.goto(base + "/record?before=x&noun=%27&by=%22&thing=<")
    check("what is no question asks for everything", page.locator(".entries tbody tr").count() == 50)


def printed(page, base):
    page.goto(base + "/find?q=Lindqvist")
    page.locator("main .line .who a").first.click()
    page.wait_for_load_state()
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.keyboard.press("i")
    check("i prints a story", page.evaluate("document.body.dataset.printed") == "yes")
    page.emulate_media(media="print", color_scheme="dark")
    check("on paper stands the story and nothing to press",
          page.locator("h1").is_visible() and not page.locator(".bar").is_visible() and not page.locator(".verb").first.is_visible()
          and page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 28, 31)")
    picture(page, "printed")
    page.emulate_media(media="screen", color_scheme="light")


def all_of_it(page, base):
    settings(page, base)
    record(page, base)
    printed(page, base)


def as_a_member(page, base):
    answer = page.goto(base + "/record")
    check("a member reads stories, not the whole record", answer.status == 422 and "Only a manager" in page.inner_text("main"))
    page.goto(base + "/settings")
    check("and sets no hours but their own", page.locator("[name=firm]").count() == 0 and page.locator("[name=own]").count() == 1)
