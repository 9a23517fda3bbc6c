import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setMinutes } from "../../actions/afterwards.ts";
import { saveVisit, visitDrafts } from "../../actions/visit.ts";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { drafts } from "../../store/deviceStore.ts";
import { view } from "../../store/view.ts";
import { type SyncedPhone, syncedPhone } from "../../sync/testSync.ts";
import { Concern } from "./Concern.tsx";

const NEAR = "c0000000-0000-4000-8000-000000000001";
const FAR = "c0000000-0000-4000-8000-000000000002";
const RESIDENTS = { [NEAR]: "Grønn Furukvist", [FAR]: "Bred Kvernstein" };

let phone: SyncedPhone;

beforeEach(async () => {
  phone = await syncedPhone(undefined, () => view);
  let code = 0;
  for (const [id, name] of Object.entries(RESIDENTS)) {
    const resident = id.replace("c", "d");
    phone.server.put("resident", resident, { name });
    phone.server.put("case", id, {
      code: `S0${++code}`,
      resident_id: resident,
      place_id: null,
      closed_on: null,
    });
  }
  phone.server.put("word", "e0000000-0000-4000-8000-000000000001", {
    list: "incident_type",
    key: "threat",
    label: "Trussel",
    position: 1,
    is_retired: false,
  });
  await phone.engine.syncNow();
  phone.server.isDown = true;
  history.replaceState(null, "", "/concern");
  render(
    <LocationProvider>
      <Concern />
    </LocationProvider>,
  );
});

afterEach(async () => {
  cleanup();
  // What was saved wakes the engine: a round under way must not outlive the phone that it reads.
  phone.engine.stop();
  await phone.engine.idle();
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
});

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const changes = () => phone.store.ledger.pending().flatMap(({ body }) => body.changes);

test("a concern that was raised hangs on a case by one tap, and its line says only that it was done", async () => {
  tap(RESIDENTS[FAR]);

  await waitFor(() => expect(location.pathname).toMatch(/^\/afterwards\//));
  const [draft] = visitDrafts.value;
  expect(draft).toMatchObject({ caseId: FAR, work: "office", note: "" });
  expect(draft?.tasks.map((task) => task.taskType)).toEqual(["concern_raised"]);

  await setMinutes(15, draft?.entryId ?? "");
  await saveVisit(draft?.entryId);
  currentStore.value?.holds.drop();
  expect(changes()).toMatchObject([
    { entity: "log_entry", set: { kind: "office_work", case_id: FAR, note: null } },
    { entity: "task_line", set: { task_type: "concern_raised", duration_minutes: 15 } },
    { action: "act", act: "submit" },
  ]);
});

test("a concern without a case is one tap as well", async () => {
  tap(t("concern.no_case"));

  await waitFor(() => expect(visitDrafts.value).toHaveLength(1));
  expect(visitDrafts.value).toMatchObject([{ caseId: null, placeId: null, work: "office" }]);
});

test("what happened hangs on a case by one tap, which another takes away, and needs none", async () => {
  tap("Trussel");
  const choose = () => screen.getAllByRole("button", { name: RESIDENTS[NEAR] }).at(-1);
  const isPressed = () => choose()?.getAttribute("aria-pressed");
  await waitFor(() => expect(isPressed()).toBe("false"));
  fireEvent.click(choose() as HTMLElement);
  await waitFor(() => expect(isPressed()).toBe("true"));
  tap(t("incident.tell"));
  await screen.findByText(t("incident.told"));

  tap("Trussel");
  await waitFor(() => expect(isPressed()).toBe("false"));
  fireEvent.click(choose() as HTMLElement);
  await waitFor(() => expect(isPressed()).toBe("true"));
  fireEvent.click(choose() as HTMLElement);
  await waitFor(() => expect(isPressed()).toBe("false"));
  tap(t("incident.tell"));

  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes().map(({ set }) => [set?.case_id, set?.entry_id, set?.type])).toEqual([
    [NEAR, null, "threat"],
    [null, null, "threat"],
  ]);
});
