"""Lists: asked for in a form, kept, changed, and what is said of many at once."""

import re

from support import check, look


def ask(page, place, test, value="", isNot=False):
    page.select_option(f"[name=n{place}]", "not" if isNot else "")
    page.select_option(f"[name=t{place}]", test)
    page.fill(f"[name=v{place}]", value)


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def names(page):
    return page.locator("table.lines .who a").all_inner_texts()


def asked_and_kept(page, base):
    page.goto(base + "/clients")
    page.keyboard.press("l")
    page.wait_for_url(base + "/lists")
    check("where no list is kept, the page says so and asks for one", "No list is kept yet." in page.inner_text("main"))
    look(page, "lists-none")
    ask(page, 1, "standing", "king")
    press(page, "Show them")
    check("a condition that is not understood is said beside the form, and what was typed stays",
          page.locator("[role=alert]").count() == 1 and page.locator("[name=v1][aria-invalid]").count() == 1
          and page.input_value("[name=v1]") == "king")
    look(page, "list-refused")
    ask(page, 1, "number")
    ask(page, 2, "tag", "easter", isNot=True)
    page.select_option("[name=of]", "person")
    page.get_by_label("tags", exact=True).check()
    page.get_by_label("phone numbers", exact=True).check()
    page.get_by_label("standing", exact=True).uncheck()
    page.fill("[name=own]", "Boiler")
    press(page, "Show them")
    check("the list says in a sentence what it asks",
          "People who have a phone number, and who do not have the tag “easter”." in page.inner_text("main"))
    heads = [head.casefold() for head in page.locator("table.lines th").all_inner_texts()]
    check("and shows the chosen columns",
          all(head in heads for head in ["name", "organization", "phone numbers", "tags", "last contact", "boiler"])
          and "standing" not in heads)
    check("of whom it asks", "Tomas Ferreira" in names(page) and "Chidi Okafor" not in names(page))
    look(page, "list-asked")
    page.fill("[name=name]", "Easter calls")
    press(page, "Keep it")
    check("it is kept under its name", re.search(r"/lists/\d+\?did", page.url) and page.locator("h1").inner_text() == "Easter calls")
    look(page, "list")


def many_are_tagged(page, base):
    page.keyboard.press("j")
    page.keyboard.press("x")
    check("x ticks the line", page.locator(".line.at .tick input").is_checked())
    page.locator("tr", has_text="Tomas Ferreira").locator(".tick input").check()
    ticked = page.locator(".tick input:checked").count()
    page.get_by_label("What changes").select_option("untag")
    press(page, "Look first")
    check("of many nothing changes without saying what", "Say the tag" in page.inner_text("main"))
    check("and the ticks and what was chosen stay",
          page.locator(".tick input:checked").count() == ticked and page.input_value("[name=change]") == "untag")
    look(page, "list-many-refused")
    page.get_by_label("What changes").select_option("tag")
    page.fill("[name=to]", "Easter")
    press(page, "Look first")
    check("what would change is looked at first",
          f"{ticked} people get the tag “easter”" in page.inner_text("main") and "Tomas Ferreira" in page.inner_text("main"))
    look(page, "list-preview")
    press(page, "Do it")
    check("then it is done, and they are off a list that asks for those without it",
          "the tag “easter”" in page.inner_text("main") and "Tomas Ferreira" not in names(page))
    look(page, "list-tagged")
    page.keyboard.press("u")
    page.get_by_text("Taken back").wait_for()
    check("and u takes it back of all", "Tomas Ferreira" in names(page))


def changed_and_dropped(page, base):
    page.keyboard.press("c")
    page.locator("select[name=order]").wait_for()
    page.select_option("select[name=order]", "quiet")
    press(page, "Show them")
    check("a list that is changed keeps its name in the form", page.input_value("[name=name]") == "Easter calls")
    page.select_option("[name=for]", "firm")
    press(page, "Keep it")
    check("and stands in its new order, for the firm", "longest quiet first" in page.inner_text("main").casefold())
    page.goto(base + "/lists")
    check("one list is kept, the firm’s", page.locator(".line", has_text="Easter calls").filter(has_text="the firm’s").count() == 1)
    look(page, "lists")
    with page.expect_navigation():
        page.get_by_role("link", name="Easter calls").click()
    with page.expect_navigation():
        page.keyboard.press("d")
    check("d drops it", page.url.startswith(base + "/lists?did=") and "The list is dropped." in page.inner_text("main"))
    page.keyboard.press("u")
    page.get_by_role("link", name="Easter calls").wait_for()
    check("and u brings it back", True)
    page.get_by_role("link", name="Easter calls").click()
    page.wait_for_url(re.compile(r"/lists/\d+$"))
    press(page, "Drop it")
    check("until it is dropped for good", "No list is kept yet." in page.inner_text("main"))
