import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { IDENTITY } from "../../store/testPhone.ts";
import { view } from "../../store/view.ts";
import { type SyncedPhone, syncedPhone } from "../../sync/testSync.ts";
import { CasePage } from "./CasePage.tsx";

const CASE = "c0000000-0000-4000-8000-000000000001";
const OTHER = "c0000000-0000-4000-8000-000000000002";
const RESIDENT = "d0000000-0000-4000-8000-000000000001";
const ME = IDENTITY.user.id;

const PLAN = {
  housing_goal: "Bli boende her",
  plan: "Rydde stue og bod før nyttår, så hver tredje uke.",
  review_on: "2026-12-15",
  planned_end_on: "2027-01-31",
};

let phone: SyncedPhone;
let made: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T13:00:00.000Z") });
  made = 0;
  phone = await syncedPhone(undefined, () => view);
  phone.server.put("resident", RESIDENT, { name: "Grønn Furukvist" });
  for (const id of [CASE, OTHER])
    phone.server.put("case", id, {
      code: "S01",
      resident_id: RESIDENT,
      place_id: null,
      closed_on: null,
      eviction_deadline_on: null,
      ...PLAN,
    });
});

afterEach(() => {
  cleanup();
  currentStore.value = null;
  view.clear();
  vi.useRealTimers();
});

/** A task of the case, as a decision of the weekly meeting makes it. */
function give(text: string, due_on: string | null, more: Record<string, unknown> = {}): string {
  const id = `10000000-0000-4000-8000-${String(++made).padStart(12, "0")}`;
  const rest = { agenda_item_id: null, inquiry_id: null, owner_id: ME, made_by: ME };
  const open = { done_at: null, done_by: null };
  phone.server.put("task", id, { ...rest, ...open, case_id: CASE, text, due_on, ...more });
  return id;
}

/** The page of the case on a phone that has fetched all, and lost the network. */
async function openCase(): Promise<void> {
  await phone.engine.syncNow();
  phone.server.isDown = true;
  history.replaceState(null, "", `/cases/${CASE}`);
  render(
    <LocationProvider>
      <Router>
        <Route path="/cases/:id" component={CasePage} />
        <Route default component={() => null} />
      </Router>
    </LocationProvider>,
  );
  await screen.findByRole("heading", { level: 1, name: "Grønn Furukvist" });
}

const told = () => within(screen.getByRole("region", { name: t("own_task.title") }));
const ticks = () => told().getAllByRole("button");

test("what the resident wants, what is planned and until when are there without a network", async () => {
  await openCase();

  const shown = screen.getByRole("main").textContent;
  for (const words of [PLAN.housing_goal, PLAN.plan, "15.12.2026", "31.01.2027"])
    expect(shown).toContain(words);
});

test("before the door one sees what one is to do in this case: the most pressing first, and what is late", async () => {
  give("Uten frist", null);
  give("Levere bevis på rydding", "2026-11-25");
  give("Ringe utleier", "2026-11-16");
  give("I en annen sak", "2026-11-17", { case_id: OTHER });
  give("Uten sak", "2026-11-17", { case_id: null });
  await openCase();

  expect(ticks().map((one) => one.textContent)).toEqual([
    `Ringe utleier · ${t("own_task.late", { date: "16.11.2026" })}`,
    `Levere bevis på rydding · ${t("own_task.due", { date: "25.11.2026" })}`,
    "Uten frist",
  ]);
});

test("one tap at the door, without a network, says that it is done; it stays in sight, to be taken back", async () => {
  const id = give("Levere bevis på rydding", "2026-11-25");
  await openCase();
  const isTicked = () => ticks()[0]?.getAttribute("aria-pressed");

  fireEvent.click(ticks()[0] as HTMLElement);
  await waitFor(() => expect(isTicked()).toBe("true"));
  expect(view.row("task", id)).toMatchObject({ done_by: ME, done_at: expect.any(String) });

  fireEvent.click(ticks()[0] as HTMLElement);
  await waitFor(() => expect(isTicked()).toBe("false"));
  expect(view.row("task", id)).toMatchObject({ done_by: null, done_at: null });
});

test("what was done before today is not in the way, and with nothing to do nothing is said of it", async () => {
  give("Gjort i går", "2026-11-16", { done_at: "2026-11-16T12:00:00.000Z", done_by: ME });
  await openCase();

  expect(screen.queryByRole("region", { name: t("own_task.title") })).toBeNull();
});
