"""The whole route: from a tap without coverage to a figure in the report."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone, on_both
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance

SECONDS = 1000


@on_both
def test_a_visit_logged_without_coverage_is_approved_and_counted(
    instance: Instance, phones: OpenPhone, phone: Phone, desk: Callable[[], Desk]
) -> None:
    before = instance.figures_of_today()
    network = phone.page.context
    expect(phone.planned("Grønn Furukvist")).to_contain_text("09.45")

    network.set_offline(True)
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.save()

    assert phone.taps == 5
    expect(phone.logged("Grønn Furukvist")).to_contain_text(label("sync_state", "on_device"))

    network.close()
    phone = _reopened(phones, phone)
    phone.page.context.set_offline(True)
    phone.page.reload()
    phone.unlock()
    expect(phone.logged("Grønn Furukvist")).to_contain_text(label("sync_state", "on_device"))
    expect(phone.sync_line).not_to_contain_text(word("sync.all_sent"))

    phone.page.context.set_offline(False)
    expect(phone.logged("Grønn Furukvist")).to_contain_text(
        label("sync_state", "received"), timeout=20 * SECONDS
    )
    expect(phone.sync_line).to_contain_text(word("sync.all_sent"))

    rogn, eik = desk(), desk()
    rogn.sign_in("rogn")
    expect(rogn.waiting("Grønn Furukvist")).to_be_visible()
    eik.sign_in("eik")
    assert instance.figures_of_today() == before
    eik.open("Grønn Furukvist")
    eik.approve()
    expect(rogn.waiting("Grønn Furukvist")).to_have_count(0)

    after = instance.figures_of_today()
    assert after["F2"]["value"] == before["F2"]["value"] + 1
    assert after["F4"] == {"by_outcome": {"completed": 1}, "total": 1}
    assert after["F5"]["by_task"].keys() == {"waste_removal", "practical_guidance"}
    assert after["F5"]["total_minutes"] == sum(after["F5"]["by_task"].values()) > 0


def test_the_office_sees_a_sent_visit_within_seconds(
    phone: Phone, desk: Callable[[], Desk]
) -> None:
    rogn = desk()
    rogn.sign_in("rogn")
    expect(rogn.waiting("Bred Kvernstein")).to_have_count(0)

    phone.start("Bred Kvernstein")
    phone.tick("Veiledning")
    phone.end()
    phone.save()

    expect(rogn.waiting("Bred Kvernstein")).to_be_visible(timeout=10 * SECONDS)


def test_the_minutes_of_the_lines_follow_the_total(phone: Phone) -> None:
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    for _ in range(8):
        phone.more_minutes(word("split.total"))
    phone.more_minutes("Rydding")

    minutes = [
        int(text.split()[0]) for text in phone.page.locator(".stepper output").all_inner_texts()
    ]

    assert minutes[0] == 45
    assert sum(minutes[1:]) == 45
    assert minutes[1] > minutes[2]
    phone.save()
    expect(phone.logged("Grønn Furukvist")).to_contain_text("45")


def _reopened(phones: OpenPhone, closed: Phone) -> Phone:
    opened = phones()
    opened.code = closed.code
    opened.open()
    return opened
