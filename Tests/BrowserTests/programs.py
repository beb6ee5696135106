"""Under one's own name: a token for a program, and its end."""

import urllib.error
import urllib.request

from support import check, look


def asked(base, token):
    request = urllib.request.Request(base + "/api/v1/today", headers={"Authorization": f"Bearer {token}"})
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as problem:
        return problem.code


def a_token(page, base):
    page.goto(base + "/you")
    page.fill("[name=title]", "the phone system")
    with page.expect_navigation():
        page.get_by_role("button", name="Make a token").click()
    token = page.inner_text("code.link")
    look(page, "token")
    check("a token is shown once, and opens what it may", token.startswith("kept_") and asked(base, token) == 200)
    page.get_by_role("link", name="It is put away").click()
    page.wait_for_url(base + "/you")
    check("then only what it is for", "the phone system" in page.inner_text("main") and token not in page.content())
    look(page, "you-programs")
    line = page.locator(".line", has_text="the phone system")
    line.hover()
    with page.expect_navigation():
        line.get_by_role("button", name="End it").click()
    check("ended, it opens nothing", asked(base, token) == 401 and "the phone system" not in page.inner_text("main"))
