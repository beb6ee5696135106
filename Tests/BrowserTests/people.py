"""Clients: written down, corrected by two at once, merged and parted."""

import re

from support import check, look


def write(page):
    with page.expect_navigation():
        page.locator(".do").get_by_role("button", name="Write it down").click()


def somebody_new(page, base):
    page.goto(base + "/clients")
    page.keyboard.press("n")
    page.wait_for_url(base + "/people/new")
    look(page, "person-new")
    write(page)
    check("nobody is written down without a name", "Say the name" in page.inner_text("main"))
    page.fill("[name=name]", "Tomas Ferreira")
    page.fill("[name='number.0']", "020 7946 0188")
    page.get_by_role("button", name="Another phone number").click()
    check("one more line for a number comes, and what was typed stays",
          page.input_value("[name='number.0']") == "020 7946 0188" and page.locator("[name='number.1']").count() == 1)
    page.fill("[name='number.1']", "07700 900188")
    page.fill("[name='organization.0']", "Harbour Bakery")
    page.fill("[name='role.0']", "the books")
    write(page)
    check("an organization that nobody knows is asked about", page.locator("[name=new]").is_checked())
    look(page, "person-new-refused")
    write(page)
    page.wait_for_url(re.compile(r"/clients/\d+"))
    side = page.inner_text(".side")
    check("somebody new stands there with numbers and organization",
          "020 7946 0188" in side and "07700 900188" in side and "Harbour Bakery" in side and "the books" in side)
    page.goto(base + "/find?q=0188")
    check("and is found by the end of a number", "Tomas Ferreira" in page.inner_text("#found, main"))


def open_story(page, base, name):
    page.goto(base + "/find?q=" + name.replace(" ", "+"))
    page.locator("main .line .who a", has_text=name).first.click()
    page.wait_for_url(re.compile(r"/clients/\d+"))
    return page.url.split("?")[0]


def what_is_known(page, base):
    story = open_story(page, base, "Tomas Ferreira")
    page.keyboard.press("e")
    page.wait_for_url(re.compile("/edit"))
    page.fill("[name=notes]", "Her brother.")
    page.fill("[name=tags]", "oven, roof")
    page.fill("[name=language]", "Portuguese")
    page.fill("[name='field.0']", "Boiler")
    page.fill("[name='value.0']", "Vaillant")
    page.get_by_role("button", name="Drop 07700 900188").click()
    check("a dropped number is gone from the form, and the rest stays",
          page.locator("[value='07700 900188']").count() == 0 and page.input_value("[name=notes]") == "Her brother.")
    page.fill("[name='address.0']", "ines@harbourbakery.example")
    write(page)
    check("an address that is another’s is refused beside its line, with a way to merge",
          page.locator("[aria-invalid]").count() == 1 and page.get_by_role("link", name="Are they the same?").count() == 1)
    look(page, "person-edit-refused")
    page.fill("[name='address.0']", "tomas@harbourbakery.example")
    write(page)
    page.wait_for_url(re.compile(r"/clients/\d+\?did"))
    side = page.inner_text(".side")
    check("what was corrected stands beside the story",
          all(words in side for words in ["Her brother.", "oven, roof", "Writes Portuguese", "Vaillant", "tomas@"])
          and "07700" not in side)
    look(page, "story-known")
    page.keyboard.press("u")
    page.get_by_text("Taken back").wait_for()
    check("and u takes the correction back", "Her brother." not in page.inner_text(".side") and "07700" in page.inner_text(".side"))
    page.goto(story + "/edit")
    look(page, "person-edit")


def two_at_once(page, base):
    story = open_story(page, base, "Tomas Ferreira")
    other = page.context.new_page()
    for one in (page, other):
        one.goto(story + "/edit")
    other.fill("[name=notes]", "Away in May.")
    write(other)
    other.close()
    page.fill("[name=notes]", "Likes tea.")
    write(page)
    check("what another wrote meanwhile is shown beside what one wrote",
          "wrote meanwhile" in page.inner_text("main") and "Away in May." in page.inner_text(".which")
          and page.input_value("[name=notes]") == "Likes tea.")
    look(page, "person-disputed")
    write(page)
    page.wait_for_url(re.compile(r"/clients/\d+\?did"))
    check("and neither loses a word", "Away in May." in page.inner_text(".side") and "Likes tea." in page.inner_text(".side"))


def two_are_one(page, base):
    page.goto(base + "/people/new?name=Thomas+Ferreira")
    page.fill("[name='address.0']", "thomas@home.example")
    write(page)
    page.wait_for_url(re.compile("did="))
    page.keyboard.press("m")
    page.wait_for_url(re.compile("/merge"))
    check("those of the same name are offered", "Tomas Ferreira" in page.inner_text("main"))
    look(page, "merge-whom")
    page.locator(".line .who a", has_text="Tomas Ferreira").click()
    page.wait_for_url(re.compile("with="))
    look(page, "merge")
    page.keyboard.press("s")
    page.locator(".pair th", has_text="Tomas Ferreira, kept").wait_for()
    check("either can be the one that is kept", True)
    page.keyboard.press("m")
    page.wait_for_url(re.compile(r"did="))
    side = page.inner_text(".side")
    check("as one they have all addresses and say who was merged",
          page.locator("h1").inner_text() == "Tomas Ferreira" and "thomas@home.example" in side and "Also known as" in side)
    look(page, "story-merged")
    page.get_by_role("button", name="Part them again").click()
    page.wait_for_url(re.compile(r"did="))
    check("and are parted again", "thomas@home.example" not in page.inner_text(".side"))


def here_twice(page, base):
    page.goto(base + "/clients")
    page.get_by_role("link", name="here twice").click()
    page.locator(".line", has_text="Thomas Ferreira").first.wait_for()
    look(page, "duplicates")
    line = page.locator(".line", has_text="Thomas Ferreira").filter(has_text="Tomas Ferreira")
    check("who may be one stands there with how likely it is and why",
          line.count() == 1 and "%" in line.inner_text() and "+" in line.inner_text())
    line.get_by_role("link", name="Tomas Ferreira", exact=True).click()
    page.wait_for_url(re.compile(r"/clients/\d+"))
    check("and beside the story of either", "Perhaps the same as" in page.inner_text(".side"))
    page.goto(base + "/duplicates")
    line.hover()
    line.get_by_role("button", name="They are two").click()
    page.wait_for_url(re.compile(r"/duplicates\?did="))
    check("those told apart are not suggested again", line.count() == 0)
    page.get_by_role("button", name="Undo").click()
    line.wait_for()
    line.hover()
    line.get_by_role("link", name="Merge").click()
    page.get_by_role("button", name="Merge").click()
    page.wait_for_url(re.compile("/duplicates.did="))
    check("a merge comes back to the list", line.count() == 0)
    page.get_by_role("button", name="Undo").click()
    line.wait_for()


def no_way_to_reach(page, base):
    page.goto(base + "/note?how=none&owe=Call+her+back")
    page.fill("[name=who]", "Agnes Whitlow")
    page.fill("[name=oweBy]", "tonight")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/clients/"))
    page.goto(base + "/today")
    line = page.locator(".line", has_text="Agnes Whitlow")
    check("a promised call without a number says so on Today", "no number is known" in line.inner_text())
    line.get_by_role("link", name="Add one").click()
    page.wait_for_url(re.compile("/edit#reach"))
    page.fill("[name='number.0']", "07700 900155")
    write(page)
    page.wait_for_url(re.compile("did="))
    page.goto(base + "/today")
    check("and no longer when there is one", "no number is known" not in page.inner_text("main"))


def somebody_rings(page, base):
    page.goto(base + "/call?number=%2B44+20+7946+0133")
    check("of an unknown number a line asks who it is", "Nobody known has this number." in page.inner_text("main"))
    look(page, "call-unknown")
    page.fill("[name=who]", "Astrid Lindqvist")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/clients/\d+\?rings="))
    check("somebody new is written down with it", page.locator("h1").inner_text() == "Astrid Lindqvist"
          and "rings." in page.inner_text(".banner") and "0133" in page.inner_text(".side"))
    page.keyboard.press("w")
    page.wait_for_url(re.compile("/note"))
    page.select_option("[name=how]", "voicemail:in")
    page.fill("[name=text]", "When is the balcony done?")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/clients/\d+\?did="))
    page.goto(base + "/call?number=020+7946+0133")
    page.wait_for_url(re.compile(r"/clients/\d+\?rings="))
    check("the next time the number opens the story, however it is written", page.locator("h1").inner_text() == "Astrid Lindqvist")
    look(page, "story-rings")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("did="))
    check("that they rang again is one key, and they wait on", "They rang again." in page.inner_text("main")
          and page.get_by_role("heading", name="Waiting").count() == 1)
    page.goto(base + "/call?number=07700+900777")
    page.fill("[name=who]", "Astrid")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/clients/\d+\?rings="))
    check("and somebody known gets another number", "900777" in page.inner_text(".side") and "0133" in page.inner_text(".side"))
