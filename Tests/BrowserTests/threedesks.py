"""Three people in three browsers work one morning, and one of them may not see the client that the others care for."""

import re

from support import check, look

SECRETS = ["Mei Tan", "Quayside", "0563", "terrace", "the survey of"]


def hired(page, browser, base):
    """Cleo, by the principal's page and her own browser."""
    page.goto(base + "/staff")
    page.fill("form[action='/staff'] [name=name]", "Cleo Marsh")
    page.fill("[name=address]", "cleo@bergochieng.example")
    with page.expect_navigation():
        page.get_by_role("button", name="Take them in").click()
    line = page.locator("form.lines .line", has_text="Cleo Marsh")
    line.hover()
    with page.expect_navigation():
        line.get_by_role("button", name="Invite").click()
    cleo = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    cleo.goto(page.inner_text("code.link"))
    for field in ["password", "again"]:
        cleo.fill(f"[name={field}]", "lantern under seven bridges")
    with cleo.expect_navigation():
        cleo.get_by_role("button", name="Sign in").click()
    return cleo


def a_team(page, base):
    page.goto(base + "/staff")
    page.fill("form[action='/teams'] [name=name]", "Structures")
    with page.expect_navigation():
        page.get_by_role("button", name="Form it").click()
    team = page.locator("li.line", has_text="Structures")
    team.locator("[name=who]").select_option(label="Ben Ochieng")
    with page.expect_navigation():
        team.get_by_role("button", name="Joins").click()
    check("a team is formed, and somebody is of it", "Ben Ochieng" in page.locator("li.line", has_text="Structures").inner_text())
    look(page, "staff-teams")


def a_closed_client(page, base):
    page.goto(base + "/people/new?name=Mei+Tan&number=020+7946+0563")
    page.fill("[name^=number]", "020 7946 0563")
    with page.expect_navigation():
        page.locator(".do").get_by_role("button", name="Write it down").click()
    client = page.url.split("?")[0]
    page.locator("[name=team]").select_option(label="Structures")
    with page.expect_navigation():
        page.get_by_role("button", name="Say so").click()
    check("a client is closed, and their page says to whom", "Only Structures and the principals" in page.inner_text("main"))
    look(page, "story-closed")
    return client


def it_rings(ben, base, client):
    """Reception: whoever calls, their story opens, and what is promised is written down."""
    ben.goto(base + "/call?number=%2B44+20+7946+0563")
    check("at reception the call opens the story", ben.url.startswith(client))
    ben.goto(f"{base}/note?with={client.rsplit('/', 1)[1]}&how=voicemail:in")
    ben.fill("[name=text]", "Water stands on the terrace.")
    ben.locator("[name=readers]").select_option(label="only you and Anna Berg")
    look(ben, "note-private")
    with ben.expect_navigation():
        ben.get_by_role("button", name="Keep it").click()
    check("what is private says who reads it", "Private: read by Anna Berg, you." in ben.inner_text("main"))
    look(ben, "story-private")
    ben.goto(f"{base}/note?with={client.rsplit('/', 1)[1]}&how=call:in")
    ben.fill("[name=text]", "She asks for the survey of the hotel.")
    ben.fill("[name=owe]", "send the survey of the Quayside Hotel")
    ben.fill("[name=oweBy]", "tomorrow")
    ben.locator("[name=owner]").select_option(label="Anna Berg")
    with ben.expect_navigation():
        ben.get_by_role("button", name="Keep it").click()


def answered(page, base, client):
    page.goto(client)
    check("the other sees what was promised", "send the survey" in page.inner_text("main").lower())
    with page.expect_navigation():
        page.locator(".line.owed").get_by_role("button", name="Kept").click()
    check("and keeps it", "Nothing is owed" in page.inner_text("main"))


def no_trace(cleo, base, client):
    number = client.rsplit("/", 1)[1]
    addresses = ["/today", "/clients", f"/clients/{number}", "/find?q=mei", "/find?q=quaysid", "/find?q=7946+056",
                 "/find?q=terrac&format=lines", "/duplicates", "/lists/view?kind=people", "/waiting/older", "/notices", "/record",
                 f"/clients/{number}/edit", f"/note?with={number}"]
    addresses += [f"/{kind}/{int(number) + more}" for kind in ["record", "messages", "clients"] for more in range(8)]
    seen = [(address, word) for address in addresses for word in SECRETS if word in found(cleo, base + address)]
    check(f"the third finds no trace of the client anywhere {seen}", not seen)
    cleo.goto(base + "/call?number=%2B44+20+7946+0563")
    check("and for her the number is one that nobody knows", "/call" in cleo.url and "Mei" not in cleo.content())
    cleo.goto(base + "/today")
    cleo.keyboard.press("Control+k")
    cleo.keyboard.type("mei")
    cleo.locator("#sought[data-of='mei']").wait_for()
    check("nor is the client offered while she types", "Mei Tan" not in cleo.content())


def found(page, address):
    """What a page shows, without what was asked in its address."""
    page.goto(address)
    return re.sub(r'value="[^"]*"|<title>.*?</title>', "", page.content())


def a_morning(page, ben, browser, base):
    cleo = hired(page, browser, base)
    a_team(page, base)
    client = a_closed_client(page, base)
    it_rings(ben, base, client)
    answered(page, base, client)
    no_trace(cleo, base, client)
    cleo.context.close()
