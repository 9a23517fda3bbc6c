"""No blank page: where no script may run, or none has come, the page itself says so and what to do."""

import json
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.journeys.conftest import OpenPhone
from tests.pages.words import word
from tests.support.serving import Server


def test_a_browser_that_runs_no_script_is_told_what_is_missing(
    phones: OpenPhone, server: Server, tmp_path: Path
) -> None:
    """Its owner has turned scripts off in the settings.

    Seen to fail with a page that holds nothing but the script's place, and where it was said after a
    moment that the app is slow to come.
    """
    settings = {"profile": {"default_content_setting_values": {"javascript": 2}}}
    file = tmp_path / "phone" / "Default" / "Preferences"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(settings), "utf-8")
    page = phones().page
    page.goto(server.url)

    expect(page.get_by_role("heading", name=word("app.name"))).to_be_visible()
    expect(page.locator("noscript p")).to_be_visible()
    assert page.locator("noscript p").inner_text() == word("start_page.no_script")
    # Not merely hidden so far.
    expect(page.get_by_text(word("start_page.slow"))).to_have_css("display", "none")


def test_a_script_that_does_not_come_leaves_words_and_a_way_on(
    phones: OpenPhone, server: Server
) -> None:
    """The page came, and the network went before its script did.

    Seen to fail with a page that holds nothing but the script's place.
    """
    page = phones().page

    def cut(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route("**/assets/*.js", cut)
    page.goto(server.url)
    expect(page.get_by_text(word("start_page.slow"))).to_be_visible(timeout=10_000)
    expect(page.locator("noscript p")).to_be_hidden()

    page.unroute("**/assets/*.js", cut)
    page.get_by_role("link", name=word("failure.reload")).click()
    expect(page.get_by_role("heading", name=word("sign_in.title"))).to_be_visible()
    expect(page.get_by_text(word("start_page.slow"))).to_have_count(0)
