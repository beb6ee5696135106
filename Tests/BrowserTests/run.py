"""A day in a real Chromium: pages by hand and by key, and every one of them checked for accessibility."""

import sys
import tempfile

from playwright.sync_api import sync_playwright

import colleagues
import house
import imports
import keys
import lists
import morning
import people
import programs
import sizes
from support import CHROMIUM, check, checks, is_whole, serving


def a_day(page, browser, address, folder):
    base = address.split("/key/")[0]
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    morning.first_morning(page, address, base, folder)
    morning.a_morning_at_the_desk(page, base)
    morning.a_call_and_its_promise(page, base)
    morning.the_rest(page, base)
    people.somebody_new(page, base)
    people.what_is_known(page, base)
    people.two_at_once(page, base)
    people.two_are_one(page, base)
    people.here_twice(page, base)
    people.no_way_to_reach(page, base)
    people.somebody_rings(page, base)
    lists.asked_and_kept(page, base)
    lists.many_are_tagged(page, base)
    lists.changed_and_dropped(page, base)
    imports.a_table(page, base, folder)
    imports.a_later_table(page, base, folder)
    imports.a_card(page, base, folder)
    imports.taken_back(page, base)
    programs.a_token(page, base)
    morning.guarded(browser, base)
    keys.palette(page, base)
    keys.a_morning(page, base)
    house.all_of_it(page, base)
    colleagues.two_desks(page, browser, base)
    check(f"no script failed and nothing broke the security policy {faults}", not faults)


def main():
    with tempfile.TemporaryDirectory() as folder:
        with serving(folder + "/data") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            a_day(browser.new_context(viewport={"width": 1280, "height": 900}).new_page(), browser, address, folder)
            sizes.firm_with_long_lines(browser)
            browser.close()
        check("and the record of it all is whole", is_whole(folder + "/data"))
    failed = sum(not holds for _, holds in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
