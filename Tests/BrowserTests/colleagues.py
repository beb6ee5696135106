"""Two of the firm at their own desks: one is invited, signs in, works, and leaves."""

import base64
import hashlib
import hmac
import re
import time

import house
import live
import threedesks
from support import check, look

WORDS = "heron paints slowly"


def sign_in(page, address, password):
    page.fill("[name=address]", address)
    page.fill("[name=password]", password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def code(key, later=0):
    """What an app shows for a key, so many half minutes later (RFC 6238)."""
    step = (int(time.time()) // 30 + later).to_bytes(8, "big")
    mac = hmac.new(base64.b32decode(key), step, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def codes(page, base):
    page.goto(base + "/you")
    page.get_by_role("link", name="Set it up").click()
    page.wait_for_url(base + "/you/codes")
    key = page.inner_text("code.link")
    look(page, "codes")
    page.fill("[name=code]", "12345")
    with page.expect_navigation():
        page.get_by_role("button", name="Ask for codes").click()
    check("codes are asked for only once one was right", "not the code of now" in page.inner_text("main") and page.inner_text("code.link") == key)
    page.fill("[name=code]", code(key))
    with page.expect_navigation():
        page.get_by_role("button", name="Ask for codes").click()
    paper = page.locator(".paper code").all_inner_texts()
    check("then there are ten for paper", len(paper) == 10)
    look(page, "codes-paper")
    page.get_by_role("link", name="They are on paper").click()
    page.wait_for_url(base + "/you")
    look(page, "you-codes")
    with page.expect_navigation():
        page.keyboard.press("o")
    sign_in(page, "ben@bergochieng.example", WORDS)
    check("now the password is half of it", page.url.startswith(base + "/sign-in/code"))
    look(page, "sign-in-code")
    page.goto(base + "/today")
    check("and opens nothing", page.locator("h1").inner_text() == "Sign in")
    sign_in(page, "ben@bergochieng.example", WORDS)
    for typed, right in [("000000", False), (code(key, later=1), True)]:
        page.fill("[name=code]", typed)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in").click()
        check(f"a {'right code opens' if right else 'wrong code does not'}", (page.url == base + "/today") == right)
    page.goto(base + "/you")
    with page.expect_navigation():
        page.keyboard.press("o")
    sign_in(page, "ben@bergochieng.example", WORDS)
    page.fill("[name=code]", paper[0].lower())
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    check("and so does one from paper", page.url == base + "/today")


def invited(page, base):
    page.goto(base + "/clients")
    page.get_by_role("link", name="staff", exact=True).click()
    page.wait_for_url(base + "/staff")
    page.fill("[name=name]", "Ben Ochieng")
    page.fill("[name=address]", "ben")
    take_in = page.get_by_role("button", name="Take them in")
    with page.expect_navigation():
        take_in.click()
    check("a wrong address of somebody new is refused, and what was typed stays",
          "is not understood" in page.inner_text("main") and page.input_value("[name=name]") == "Ben Ochieng")
    page.fill("[name=address]", "ben@bergochieng.example")
    with page.expect_navigation():
        take_in.click()
    line = page.locator(".line", has_text="Ben Ochieng")
    line.hover()
    with page.expect_navigation():
        line.get_by_role("button", name="Invite").click()
    link = page.inner_text("code.link")
    check("an invitation is a link that is shown once, and what opens stands behind #", "/invited#" in link)
    look(page, "staff")
    return link


def first_day(browser, base, link):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(link)
    check("the invitation goes out of the address", page.url == base + "/invited" and not page.locator("#invited").is_visible())
    look(page, "invited")
    page.fill("[name=password]", "Ben Ochieng Berg")
    page.fill("[name=again]", "Ben Ochieng Berg")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    check("a password of known names is refused in a sentence", "made of names" in page.inner_text("main"))
    look(page, "invited-refused")
    page.fill("[name=password]", WORDS)
    page.fill("[name=again]", WORDS)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    check("then this browser is signed in", page.url == base + "/today" and "Ben Ochieng" in page.inner_text("header"))
    page.goto(base + "/staff")
    check("a member sees who there is, and invites nobody",
          "Anna Berg" in page.inner_text("main") and page.get_by_role("button", name="Invite").count() == 0)
    page.get_by_role("link", name="Ben Ochieng").click()
    page.wait_for_url(base + "/you")
    look(page, "you")
    with page.expect_navigation():
        page.keyboard.press("o")
    look(page, "sign-in")
    page.goto(base + "/clients")
    check("signed out, one sees nothing but the door", page.locator("h1").inner_text() == "Sign in" and "Ines" not in page.content())
    sign_in(page, "ben@bergochieng.example", "heron paints fast")
    check("a wrong password is refused, and the address stays",
          "not right" in page.inner_text("main") and page.input_value("[name=address]") == "ben@bergochieng.example")
    look(page, "sign-in-refused")
    sign_in(page, "ben@bergochieng.example", WORDS)
    check("and the right one leads where one wanted to go", page.url == base + "/clients")
    return page


def both_at_work(page, ben, base):
    ben.goto(base + "/people/new?name=Agnes+Marsh")
    with ben.expect_navigation():
        ben.locator(".do").get_by_role("button", name="Write it down").click()
    page.goto(base + "/find?q=Agnes+Marsh")
    check("what one writes down the other finds", "Agnes Marsh" in page.inner_text("main .lines"))


def sign_in_anew(page, base):
    page.goto(base + "/today")
    sign_in(page, "ben@bergochieng.example", WORDS)


def left(page, ben, base):
    page.goto(base + "/staff")
    line = page.locator("form.lines .line", has_text="Ben Ochieng")
    line.hover()
    line.get_by_role("button", name="Gone").click()
    page.wait_for_url(re.compile("did="))
    check("who has left stands there so", "has left" in line.inner_text())
    ben.goto(base + "/today")
    check("and is signed out at once", ben.locator("h1").inner_text() == "Sign in")
    sign_in(ben, "ben@bergochieng.example", WORDS)
    check("and cannot sign in again", "not right" in ben.inner_text("main"))
    ben.context.close()


def two_desks(page, browser, base):
    ben = first_day(browser, base, invited(page, base))
    live.all_of_it(page, ben, browser, base, lambda again: sign_in_anew(again, base))
    house.as_a_member(ben, base)
    codes(ben, base)
    both_at_work(page, ben, base)
    threedesks.a_morning(page, ben, browser, base)
    left(page, ben, base)
