import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readChoices, sendChanges } from "../../../api/changes.ts";
import {
  changeEviction,
  foretellDeadline,
  getHousing,
  type Housing,
} from "../../../api/housing.ts";
import { t } from "../../../locales/t.ts";
import "../../../locales/officeWords.ts";
import { EvictionSection } from "./EvictionSection.tsx";
import { MasterySection } from "./MasterySection.tsx";
import { StaysSection } from "./StaysSection.tsx";

vi.mock("../../../api/changes.ts", () => ({ sendChanges: vi.fn(), readChoices: vi.fn() }));
vi.mock("../../../api/housing.ts", () => ({
  getHousing: vi.fn(),
  changeEviction: vi.fn(),
  foretellDeadline: vi.fn(),
}));

const DONE = { outcome: "applied", versions: {}, conflicts: [] } as const;
const level = (dimension: Housing["mastery"][number]["dimension"], moment: "start" | "end") => ({
  id: `${dimension}-${moment}`,
  version: 0,
  dimension,
  moment,
  level: null as number | null,
  set_on: null as string | null,
});
const mastery = (["order", "payment"] as const).map((dimension) => ({
  dimension,
  start: level(dimension, "start"),
  end: level(dimension, "end"),
  change: null,
}));

const SHEET: Housing = {
  id: "case",
  code: "S12",
  may_write: true,
  today: "2026-11-17",
  eviction: {
    id: "case",
    version: 4,
    eviction_stage: "objection_period",
    eviction_letter_on: "2026-11-13",
    eviction_deadline_on: "2026-11-27",
    eviction_outcome: null,
    eviction_decided_on: null,
    computed_on: "2026-11-27",
    period_days: 14,
    nearness: null,
    days_left: 10,
    periods: { landlord_notice: 14, objection_period: 14 },
    history: [],
  },
  stays: [],
  stays_total: { nights: 0, cost_ore: 0, without_price: 0 },
  stay_run: {
    since: "2026-09-18",
    days: 61,
    length: "first",
    first_days: 60,
    second_days: 80,
  },
  steps: [],
  dwellings: [],
  measures: [],
  questions: [],
  mastery,
  costs: [],
  avoided_ore: 0,
  nav_facts: null,
  follow_ups: [],
};

beforeEach(() => {
  vi.mocked(getHousing).mockResolvedValue(SHEET);
  vi.mocked(foretellDeadline).mockResolvedValue({
    eviction_deadline_on: "2026-11-30",
    computed_on: "2026-11-30",
    period_days: 14,
  });
  vi.mocked(changeEviction).mockResolvedValue({ ...DONE, conflicts: [] });
  vi.mocked(sendChanges).mockResolvedValue({ ...DONE, conflicts: [] });
  vi.mocked(readChoices).mockResolvedValue({ people: [], partners: [], landlords: [], cases: [] });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const button = (key: string) => screen.findByRole("button", { name: t(key) });

test("the track is sent as it was seen, with what is different; the deadline is left to the letter", async () => {
  render(<EvictionSection caseId="case" />);
  fireEvent.click(await button("eviction.change"));
  fireEvent.input(screen.getByLabelText(new RegExp(t("record.case_eviction_letter_on"))), {
    target: { value: "2026-11-16" },
  });
  fireEvent.click(await button("record.save"));

  await waitFor(() => expect(changeEviction).toHaveBeenCalled());
  const [, change] = vi.mocked(changeEviction).mock.calls[0] ?? [];
  expect(change).toMatchObject({
    base_version: 4,
    seen: { eviction_stage: "objection_period", eviction_deadline_on: "2026-11-27" },
    set: { eviction_letter_on: "2026-11-16" },
  });
  expect(change?.set).not.toHaveProperty("eviction_deadline_on");
  // Saved, the sections ask anew, and the focus is back at the button.
  await waitFor(() => expect(getHousing).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(document.activeElement?.textContent).toBe(t("eviction.change")));
});

test("the deadline that a letter will set stands by its field while the letter's date is typed", async () => {
  render(<EvictionSection caseId="case" />);
  fireEvent.click(await button("eviction.change"));
  expect(foretellDeadline).not.toHaveBeenCalled();
  fireEvent.input(screen.getByLabelText(new RegExp(t("record.case_eviction_letter_on"))), {
    target: { value: "2026-11-16" },
  });

  const becomes = t("eviction.becomes", { on: "30.11.2026" });
  expect(await screen.findByText(new RegExp(`^${becomes}`))).toHaveProperty("role", "status");
  expect(foretellDeadline).toHaveBeenLastCalledWith("case", {
    seen: expect.objectContaining({ eviction_deadline_on: "2026-11-27" }),
    set: { eviction_letter_on: "2026-11-16" },
  });
});

test("levels are written together: the new ones made, the changed one patched, and no more", async () => {
  const set = { ...level("order", "start"), version: 2, level: 2, set_on: "2026-11-02" };
  vi.mocked(getHousing).mockResolvedValue({
    ...SHEET,
    mastery: mastery.map((each) => (each.dimension === "order" ? { ...each, start: set } : each)),
  });
  render(<MasterySection caseId="case" />);
  fireEvent.click(await button("mastery.set_start"));
  const choose = (key: string, value: string) =>
    fireEvent.change(screen.getByLabelText(new RegExp(`^${t(key)}`)), { target: { value } });
  choose("record.mastery_level_order", "3");
  choose("record.mastery_level_payment", "1");
  fireEvent.click(await button("record.save"));

  await waitFor(() => expect(sendChanges).toHaveBeenCalled());
  expect(vi.mocked(sendChanges).mock.calls[0]?.[1]).toEqual([
    {
      entity: "mastery_level",
      id: "order-start",
      action: "patch",
      base_version: 2,
      base: { level: 2, set_on: "2026-11-02" },
      set: { level: 3, set_on: "2026-11-02" },
    },
    {
      entity: "mastery_level",
      id: "payment-start",
      action: "create",
      base_version: 0,
      base: {},
      set: {
        case_id: "case",
        dimension: "payment",
        moment: "start",
        level: 1,
        set_on: "2026-11-02",
      },
    },
  ]);
});

test("sections that are shown together ask once, and a long run is warned about", async () => {
  render(
    <>
      <StaysSection caseId="case" />
      <EvictionSection caseId="case" />
    </>,
  );

  expect(await screen.findByText(t("stays.run", { count: 61, since: "18.09.2026" }))).toBeDefined();
  expect(screen.getByText(t("stays.long_first", { count: 60 }))).toBeDefined();
  expect(getHousing).toHaveBeenCalledTimes(1);
});
