import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { sendChanges } from "../../../api/changes.ts";
import { t } from "../../../locales/t.ts";
import "../../../locales/officeWords.ts";
import { Records } from "./Records.tsx";

vi.mock("../../../api/changes.ts", () => ({ sendChanges: vi.fn(), readChoices: vi.fn() }));
const reload = vi.fn();
const ROWS = [
  { id: "a", version: 1, text: "Nøkkel" },
  { id: "b", version: 4, text: "Måler" },
];

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function open(mayWrite = true) {
  render(
    <Records
      entity="reminder"
      rows={ROWS}
      fields={[{ name: "text", kind: "text", isRequired: true }]}
      fixed={{ case_id: "case" }}
      mayWrite={mayWrite}
      addWords="Legg til"
      empty="Ingen"
      name={(one) => one.text}
      show={(one) => one.text}
      reload={reload}
    />,
  );
}

const button = (name: string) => screen.getByRole("button", { name });
const edit = (what: string) => t("caseFile.edit_what", { what });

test("one is changed where it stands, and the focus is back at its button when it is saved", async () => {
  vi.mocked(sendChanges).mockResolvedValue({ outcome: "applied", versions: {}, conflicts: [] });
  open();
  fireEvent.click(button(edit("Måler")));
  expect(screen.queryByRole("button", { name: "Legg til" })).toBeNull();
  fireEvent.input(screen.getByLabelText(t("record.reminder_text")), { target: { value: "Strøm" } });
  fireEvent.click(button(t("record.save")));

  await waitFor(() => expect(reload).toHaveBeenCalled());
  expect(vi.mocked(sendChanges).mock.calls[0]?.[1]).toMatchObject([{ id: "b", base_version: 4 }]);
  await waitFor(() => expect(document.activeElement).toBe(button(edit("Måler"))));
  expect(screen.getByRole("status").textContent).toBe(t("caseFile.saved"));
});

test("a form that is closed without saving tells nothing, and leads back to what opened it", async () => {
  open();
  fireEvent.click(button("Legg til"));
  fireEvent.click(button(t("record.cancel")));

  await waitFor(() => expect(document.activeElement).toBe(button("Legg til")));
  expect(reload).not.toHaveBeenCalled();
});

test("whoever only reads is offered nothing", () => {
  open(false);

  expect(screen.getByText("Nøkkel")).toBeDefined();
  expect(screen.queryAllByRole("button")).toEqual([]);
});
