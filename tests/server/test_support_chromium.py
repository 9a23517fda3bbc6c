"""The browser of the tests keeps its files, and can be killed as a phone kills an app."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright

from tests.support.chromium import NoChromium, executable, kill_browser, persistent_context
from tools import chromium as tools_chromium


def test_a_killed_browser_is_gone_and_its_profile_can_be_opened_again(
    playwright: Playwright, tmp_path: Path
):
    context = persistent_context(playwright.chromium, tmp_path)
    page = context.pages[0]
    assert page.evaluate("navigator.language") == "nb-NO"

    killed = kill_browser(tmp_path)

    assert killed > 1
    with pytest.raises(Error):
        page.evaluate("1")
    with pytest.raises(ProcessLookupError):
        kill_browser(tmp_path)
    again = persistent_context(playwright.chromium, tmp_path)
    assert again.pages[0].evaluate("1 + 1") == 2
    again.close()


def test_a_machine_without_a_browser_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoChromium, match="apt-get install chromium"):
        executable()


def test_a_browser_pointed_at_comes_first(monkeypatch, tmp_path):
    (tmp_path / "own").write_text("#!/bin/sh\n")
    (tmp_path / "own").chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "own"))

    assert executable() == str(tmp_path / "own")


@pytest.mark.parametrize(
    ("os_release", "user", "expected"),
    [
        pytest.param("ID=debian\nNAME=Debian\n", 0, True, id="root on Debian"),
        pytest.param("ID=debian\n", 1000, False, id="somebody else on Debian"),
        pytest.param("ID=ubuntu\nID_LIKE=debian\n", 0, False, id="root on Ubuntu"),
        pytest.param(None, 0, False, id="no Linux"),
    ],
)
def test_only_root_on_debian_gets_a_browser_installed(
    monkeypatch, tmp_path, os_release, user, expected
):
    release = tmp_path / "os-release"
    if os_release is not None:
        release.write_text(os_release)
    (tmp_path / "apt-get").write_text("#!/bin/sh\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools_chromium.os, "geteuid", lambda: user)

    assert tools_chromium.may_install(release) is expected


def test_pytest_playwright_uses_the_same_browser(browser: Browser):
    page = browser.new_page()
    page.set_content("<title>Miljøvakt</title>")

    assert page.title() == "Miljøvakt"
    page.close()
