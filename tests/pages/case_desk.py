"""A case at a desk: what is known, planned and written there besides the home (tests/pages/home.py)."""

from playwright.sync_api import Locator, expect

from tests.pages.home import Home
from tests.pages.words import label, word


class CaseDesk(Home):
    """The page of one case, as the coordinator meets it."""

    def note_safety(self, kind: str, text: str) -> None:
        """Write down what one must know before the door."""
        self.add("safety", "caseFile.add_safety")
        self.field("safety_note_type").select_option(label=label("safety_note_type", kind))
        self.field("safety_note_text").fill(text)
        self.save()
        expect(self.section("safety")).to_contain_text(text)

    def end_safety(self, kind: str) -> None:
        """Say that it is no longer so."""
        name = word("caseFile.end_what", what=label("safety_note_type", kind))
        button = self.section("safety").get_by_role("button", name=name)
        button.click()
        expect(button).to_have_count(0)

    def change_plan(self, *, goal: str, end: str) -> None:
        """Write the goal and set another planned end."""
        self.add("plan", "caseFile.edit_plan")
        self.field("case_housing_goal").fill(goal)
        self.field("case_planned_end_on").fill(end)
        self.save()

    def question(self, field: str) -> Locator:
        """The two values of a field that two have written differently."""
        asked = word("queue.conflict_question", what=word(f"field.{field}"))
        return self.section("plan").get_by_role("region", name=asked)

    def take_up(self, reason: str) -> None:
        """Put the case on the agenda of the next weekly meeting."""
        self.add("work", "caseFile.add_agenda")
        self.field("agenda_mark_reason").fill(reason)
        self.save()
        expect(self.section("work")).to_contain_text(reason)

    def ask_of(self, owner: str, text: str, due: str) -> None:
        """Give somebody a task in the case."""
        self.add("work", "caseFile.add_task")
        self.field("task_text").fill(text)
        self.field("task_owner_id").select_option(label=owner)
        self.field("task_due_on").fill(due)
        self.save()
        expect(self.section("work")).to_contain_text(text)

    def send_request(self, asked: str, partner: str, sent_on: str, remind_on: str) -> None:
        """Send the request for a decision of that day on to who decides."""
        what = word("caseFile.asked_on", on=asked)
        name = word("caseFile.edit_what", what=what)
        self.section("legal").get_by_role("button", name=name).click()
        self.field("decision_request_partner_id").select_option(label=partner)
        self.field("decision_request_sent_on").fill(sent_on)
        self.field("decision_request_remind_on").fill(remind_on)
        self.save()

    def set_track(self, track: str) -> None:
        """Say how the help is given."""
        self.add("legal", "caseFile.edit_track")
        self.field("case_legal_track").select_option(label=label("legal_track", track))
        self.save()

    def search_step(self, kind: str, note: str) -> None:
        """Note a step of the search for a home."""
        self.add("home_search", "search_home.add")
        self.field("housing_step_type").select_option(label=label("housing_step", kind))
        self.field("housing_step_note").fill(note)
        self.save()
        expect(self.section("home_search")).to_contain_text(note)

    def copy_for_care_record(self) -> str:
        """Copy the text of the first entry that is left; what is pasted elsewhere."""
        section = self.section("care-record")
        section.get_by_role("button", name=word("caseFile.record_copy")).first.click()
        expect(section.get_by_text(word("caseFile.record_copied"))).to_be_visible()
        # The office's own pages may not read the clipboard.
        elsewhere = self.page.context.new_page()
        elsewhere.set_content("<textarea autofocus></textarea>")
        elsewhere.locator("textarea").press("Control+V")
        text = elsewhere.locator("textarea").input_value()
        elsewhere.close()
        return text

    def put_reference(self, reference: str) -> None:
        """Paste the reference that came back."""
        section = self.section("care-record")
        self.field("care_record_copy_reference").fill(reference)
        section.get_by_role("button", name=word("caseFile.record_save")).click()
        expect(section.get_by_role("button", name=word("caseFile.record_copy"))).to_have_count(0)
