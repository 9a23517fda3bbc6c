"""The phone's own disk in trouble: full, emptied, damaged, half upgraded. What is unsent outlives it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.journeys.faults.shared import instance, server  # noqa: F401 - the module's own
from tests.pages import browser
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.chromium import kill_browser
from tests.support.serving import Server

ON_DEVICE = label("sync_state", "on_device")


def test_a_full_disk_is_said_aloud_and_the_text_can_be_copied_out(
    phones: OpenPhone,
    phone: Phone,
    server: Server,  # noqa: F811 - the module's own, imported
    tmp_path: Path,
) -> None:
    """Faults 7 and 5: nothing looks saved, the text can be copied, and with space again the same tap saves.

    Seen to fail with a failed save that is taken for a good one in useSaving.
    """
    phone.page.context.set_offline(True)
    phone.end_at("Fullveien 7", note="Ryddet gangen og boden")
    expect(phone.note).to_have_value("Ryddet gangen og boden")
    kill_browser(tmp_path / "phone")
    phone = _opened_again(phones, phone, is_full=True)

    phone.save_button.tap()

    page = phone.page
    dialog = page.get_by_role("dialog", name=word("not_saved.title"))
    expect(dialog).to_be_visible(timeout=20_000)
    text = dialog.get_by_label(word("not_saved.text"))
    expect(text).to_have_value(re.compile("Fullveien 7.*Ryddet gangen og boden", re.DOTALL))
    expect(phone.saved_line).to_have_count(0)
    browser.free_disk(page, server.url)
    dialog.get_by_role("button", name=word("action.try_again")).click()
    expect(phone.logged("Fullveien 7")).to_be_visible()
    page.context.set_offline(False)
    phone.sends_all()


def test_a_cache_that_is_deleted_or_damaged_is_read_again_and_nothing_unsent_goes(
    phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Fault 9: the rows come back from the server, what was saved meanwhile is sent once.

    Seen to fail with a broken cache that is not filled again.
    """
    for harm, address in (
        (browser.delete_cache, "Tomveien 1"),
        (browser.damage_cache, "Tomveien 2"),
    ):
        phone.page.context.set_offline(True)
        phone.log_at(address)
        harm(phone.page)
        kill_browser(tmp_path / "phone")
        phone = _opened_again(phones, phone)
        expect(phone.logged(address)).to_be_visible()
        expect(phone.sync_line).to_contain_text("1 på telefonen")
        expect(phone.planned("Grønn Furukvist")).to_have_count(0)

        phone.page.context.set_offline(False)
        phone.sends_all()

        phone.to_today()
        expect(phone.planned("Grønn Furukvist")).to_be_visible()
        expect(phone.logged(address)).to_contain_text(label("sync_state", "received"))


def test_a_phone_that_dies_while_its_vault_is_upgraded_has_lost_nothing(
    phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Fault 18: a half upgrade is no upgrade; operation and draft are as they were.

    Seen to fail with an upgrade that ends before the kill.
    """
    phone.page.context.set_offline(True)
    phone.log_at("Halvveien 1")
    phone.start_at("Halvveien 2")
    phone.tick("Rydding")
    expect(phone.page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    browser.begin_endless_upgrade(phone.page)

    kill_browser(tmp_path / "phone")
    phone = _opened_again(phones, phone)

    expect(phone.page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    phone.end()
    phone.save()
    expect(phone.logged("Halvveien 1")).to_contain_text(ON_DEVICE)
    expect(phone.logged("Halvveien 2")).to_contain_text(ON_DEVICE)


def test_a_missing_file_of_the_app_is_fetched_and_kept(phone: Phone) -> None:
    """Fault 19: a precached file that vanished comes from the network, and is there without one afterwards.

    Seen to fail with a worker that answers from its cache alone.
    """
    page = phone.page
    assert browser.forget_precached(page, "/assets/index-") > 0
    code = page.get_by_label(word("unlock.code"), exact=True)

    page.reload()
    expect(code).to_be_visible()
    page.context.set_offline(True)
    page.reload()

    expect(code).to_be_visible()
    phone.unlock()
    expect(phone.planned("Bred Kvernstein")).to_be_visible()


def test_whoever_gets_a_new_phone_is_told_what_the_old_one_had_not_sent(
    phones: OpenPhone, phone: Phone
) -> None:
    """Faults 8 and 27: the storage of another browser knows nothing of the work, but the server was told.

    Seen to fail with a report that leaves out what is unsent.
    """
    page = phone.page
    page.context.route("**/api/sync/push", lambda route: route.fulfill(**SERVER_FAULT))
    phone.log_at("Glemtveien 1")
    phone.log_at("Glemtveien 2")
    with page.expect_response("**/api/sync/pull"):
        phone.sync_now()

    other = phones("new phone")
    other.open()
    other.sign_in("ask")

    told = other.page.get_by_text(re.compile("hadde 2 føringer som ikke var sendt"))
    expect(told).to_be_visible(timeout=15_000)
    # What lies in the old one is there until it is sent: its own line says so.
    expect(phone.sync_line).to_contain_text("2 på telefonen")
    page.context.unroute_all()
    phone.sync_now()
    phone.has_all()


SERVER_FAULT = {
    "status": 500,
    "content_type": "application/problem+json",
    "body": '{"type":"about:blank","title":"x","status":500,"reason":"server_fault","request_id":"x"}',
}


def _opened_again(phones: OpenPhone, before: Phone, *, is_full: bool = False) -> Phone:
    phone = phones()
    phone.code = before.code
    phone.page.context.set_offline(True)
    if is_full:
        # The browser asks how much space there is when it opens the store, and now and then.
        browser.fill_disk(phone.page, phone.url)
    phone.open()
    phone.unlock()
    return phone
