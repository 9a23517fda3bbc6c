import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readChoices, sendChanges } from "../../../api/changes.ts";
import { ApiError, NetworkError } from "../../../api/errors.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "./fields.ts";
import { RecordForm } from "./RecordForm.tsx";

vi.mock("../../../api/changes.ts", () => ({ sendChanges: vi.fn(), readChoices: vi.fn() }));
const send = vi.mocked(sendChanges);
const saved = vi.fn();

const FIELDS: RecordField[] = [
  { name: "starts_on", kind: "date", isRequired: true },
  { name: "night_cost_ore", kind: "money" },
  { name: "next_step", kind: "text" },
];

beforeEach(() => {
  vi.mocked(readChoices).mockResolvedValue({ people: [], partners: [], landlords: [], cases: [] });
  send.mockResolvedValue({ outcome: "applied", versions: {}, conflicts: [] });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function open(row: Record<string, unknown> | null = null) {
  render(
    <RecordForm
      entity="temporary_stay"
      label="Opphold"
      row={row && { id: "stay", version: 3, ...row }}
      fixed={{ case_id: "case" }}
      fields={FIELDS}
      onSaved={saved}
    />,
  );
}

const field = (name: string) =>
  screen.getByLabelText(new RegExp(t(`record.temporary_stay_${name}`)));
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: t("record.save") }));

test("a new record is sent with what it hangs on, kroner as øre, and nothing that was not said", async () => {
  open();
  type("starts_on", "2026-11-17");
  type("night_cost_ore", "1 250,50");
  save();

  await waitFor(() => expect(saved).toHaveBeenCalled());
  const [, changes] = send.mock.calls[0] ?? [];
  expect(changes).toMatchObject([
    {
      entity: "temporary_stay",
      action: "create",
      set: { case_id: "case", starts_on: "2026-11-17", night_cost_ore: 125050 },
    },
  ]);
  expect(changes?.[0]?.set).not.toHaveProperty("next_step");
});

test("only what is different is sent, with what was seen", async () => {
  open({ starts_on: "2026-11-01", night_cost_ore: 90000, next_step: "Visning" });
  type("next_step", "Kontrakt");
  save();

  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(send.mock.calls[0]?.[1]).toEqual([
    {
      entity: "temporary_stay",
      id: "stay",
      action: "patch",
      base_version: 3,
      base: { next_step: "Visning" },
      set: { next_step: "Kontrakt" },
    },
  ]);
});

test("what is wrong is named above the form and beside the field, and nothing is sent or lost", async () => {
  open();
  type("night_cost_ore", "mye");
  save();

  expect(await screen.findByText(t("record.mend"))).toBeDefined();
  expect(field("starts_on").getAttribute("aria-invalid")).toBe("true");
  expect(field("night_cost_ore").getAttribute("aria-invalid")).toBe("true");
  expect((field("night_cost_ore") as HTMLInputElement).value).toBe("mye");
  expect(send).not.toHaveBeenCalled();
});

test("a field that the server refuses is named as well", async () => {
  send.mockRejectedValueOnce(new ApiError(422, "invalid", { next_step: ["too_long"] }));
  open();
  type("starts_on", "2026-11-17");
  type("next_step", "x");
  save();

  expect(await screen.findByText(t("record.wrong_too_long"))).toBeDefined();
  expect((field("next_step") as HTMLInputElement).value).toBe("x");
});

test("sent again after the network failed it is the same operation; with other words another", async () => {
  send.mockRejectedValueOnce(new NetworkError("unreachable"));
  open();
  type("starts_on", "2026-11-17");
  save();
  await screen.findByText(t("record.kept"));
  save();
  await waitFor(() => expect(saved).toHaveBeenCalled());
  type("next_step", "Visning");
  save();
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(2));

  const ids = send.mock.calls.map(([opId]) => opId);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test("two who wrote in one field are told, and what was typed stays", async () => {
  send.mockResolvedValueOnce({ outcome: "conflict", versions: {}, conflicts: ["c"] });
  open({ starts_on: "2026-11-01", night_cost_ore: null, next_step: "Visning" });
  type("next_step", "Kontrakt");
  save();

  expect(await screen.findByText(t("record.conflict"))).toBeDefined();
  expect((field("next_step") as HTMLInputElement).value).toBe("Kontrakt");
  expect(saved).not.toHaveBeenCalled();
});

test("what others write while the form is open is never sent as if it had been seen", async () => {
  const form = (row: Record<string, unknown>) => (
    <RecordForm
      entity="temporary_stay"
      label="Opphold"
      row={{ id: "stay", version: 3, starts_on: "2026-11-01", night_cost_ore: null, ...row }}
      fields={FIELDS}
      onSaved={saved}
    />
  );
  const { rerender } = render(form({ next_step: "Visning" }));
  rerender(form({ version: 4, next_step: "Innflytting" }));
  type("night_cost_ore", "900");
  save();

  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(send.mock.calls[0]?.[1]).toMatchObject([
    { base_version: 3, base: { night_cost_ore: null }, set: { night_cost_ore: 90000 } },
  ]);
  expect(send.mock.calls[0]?.[1]?.[0]?.set).not.toHaveProperty("next_step");
});
