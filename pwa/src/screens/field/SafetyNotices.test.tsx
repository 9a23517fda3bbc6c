import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startSafeVisit } from "../../actions/safeVisit.ts";
import { runningVisit, startVisit } from "../../actions/visit.ts";
import type { RunningVisit } from "../../actions/visitTypes.ts";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { drafts } from "../../store/deviceStore.ts";
import { IDENTITY } from "../../store/testPhone.ts";
import { view } from "../../store/view.ts";
import { type SyncedPhone, syncedPhone } from "../../sync/testSync.ts";
import { SafetyNotices } from "./SafetyNotices.tsx";

const ME = IDENTITY.user.id;
const HER = "11111111-0000-4000-8000-000000000002";
const HERS = "a0000000-0000-4000-8000-000000000001";

let phone: SyncedPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T08:00:00.000Z") });
  phone = await syncedPhone(undefined, () => view);
  phone.server.put("colleague", HER, {
    user_id: HER,
    name: "Selje Testdal",
    phone: "69 00 00 03",
    is_here: true,
    is_caretaker: true,
  });
});

afterEach(() => {
  cleanup();
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
  vi.useRealTimers();
});

const button = (name: string) => screen.getByRole("button", { name });
const asks = () => screen.queryByText(t("safe.fine"));

/** One's own safe visit of an hour, without a network, and the clock so many minutes on. */
async function minutesLater(minutes: number): Promise<void> {
  await phone.engine.syncNow();
  phone.server.isDown = true;
  await startVisit({ newAddress: "Oppdiktveien 3" });
  await startSafeVisit(runningVisit.value as RunningVisit, 60, null, null);
  vi.setSystemTime(Date.now() + minutes * 60_000);
  render(<SafetyNotices />);
}

test("one is asked when the end that one expected has passed, and not before", async () => {
  await minutesLater(59);
  expect(asks()).toBeNull();
  cleanup();
  vi.setSystemTime(Date.now() + 60_000);
  render(<SafetyNotices />);
  expect(screen.getByRole("alert").textContent).toContain(t("safe.fine"));
});

test("one tap says that one is safe: nobody is to follow any longer", async () => {
  await minutesLater(61);
  fireEvent.click(button(t("safe.done")));

  await waitFor(() => expect(asks()).toBeNull());
  expect(view.rows("safe_visit")).toMatchObject([{ ended_at: "2026-11-17T09:01:00.000Z" }]);
});

test("one tap says that it takes longer, counted from now", async () => {
  await minutesLater(61);
  fireEvent.click(button(t("safe.plus", { minutes: 30 })));

  await waitFor(() => expect(asks()).toBeNull());
  expect(view.rows("safe_visit")).toMatchObject([
    { ended_at: null, expected_end_at: "2026-11-17T09:31:00.000Z" },
  ]);
});

/** A colleague's safe visit, of which this phone's user is to be told. */
async function hers(escalated_at: string | null): Promise<void> {
  const end = "2026-11-17T07:40:00.000Z";
  phone.server.put("safe_visit", HERS, {
    user_id: HER,
    entry_id: HERS,
    whereabouts: "Oppdiktveien 3",
    started_at: "2026-11-17T06:40:00.000Z",
    expected_end_at: end,
    escalated_at,
    watcher_id: ME,
    ended_at: null,
    seen_at: null,
    seen_by: null,
  });
  await phone.engine.syncNow();
  render(<SafetyNotices />);
}

test("of a colleague who is not heard of one is told who, where, and what it means, and calls with one tap", async () => {
  await hers("2026-11-17T07:40:00.000Z");

  const alarm = screen.getByRole("alert");
  for (const words of [
    t("safe.unheard", { name: "Selje Testdal" }),
    "Oppdiktveien 3",
    t("safe.unheard_means"),
  ])
    expect(alarm.textContent).toContain(words);
  expect(screen.getByRole("link").getAttribute("href")).toBe("tel:69000003");

  fireEvent.click(button(t("safe.i_see_to_it")));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(view.row("safe_visit", HERS)).toMatchObject({ seen_by: ME, seen_at: expect.any(String) });
});

test("nothing is said of her before the server has looked for her", async () => {
  await hers(null);
  expect(screen.queryByRole("alert")).toBeNull();
});
