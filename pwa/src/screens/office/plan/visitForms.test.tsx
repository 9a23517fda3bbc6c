import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { sendChanges } from "../../../api/changes.ts";
import { NetworkError } from "../../../api/errors.ts";
import { type Board, type BoardVisit, planVisit, stopRepeat } from "../../../api/plans.ts";
import { t } from "../../../locales/t.ts";
import { NewVisit } from "./NewVisit.tsx";
import { VisitPanel } from "./VisitPanel.tsx";

vi.mock("../../../api/changes.ts", () => ({ sendChanges: vi.fn(), readChoices: vi.fn() }));
vi.mock("../../../api/plans.ts", () => ({ planVisit: vi.fn(), stopRepeat: vi.fn() }));
const plan = vi.mocked(planVisit);
const change = vi.mocked(sendChanges);
const stop = vi.mocked(stopRepeat);
const done = vi.fn();

const board = {
  days: ["2026-11-23", "2026-11-24"],
  people: [
    { id: "ask", name: "Ask" },
    { id: "selje", name: "Selje" },
  ],
  cases: [{ id: "s05", name: "S05" }],
  visits: [],
} as unknown as Board;

const visit = {
  id: "v",
  version: 3,
  case_id: "s05",
  code: "S05",
  planned_on: "2026-11-24",
  starts_at_local: "10:00",
  duration_minutes: 60,
  note: null,
  repeat_id: "r",
  workers: [],
  safety: [],
} as unknown as BoardVisit;

afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const save = (words: string) => fireEvent.click(screen.getByRole("button", { name: words }));
const tick = (name: string) => fireEvent.click(screen.getByLabelText(name));

function newVisit() {
  render(<NewVisit board={board} onPlanned={done} onCancel={() => undefined} />);
  const select = screen.getByLabelText(t("board.field_case_id"));
  fireEvent.change(select, { target: { value: "s05" } });
  tick("Ask");
}

function openVisit() {
  render(<VisitPanel visit={visit} board={board} onDone={done} onCancel={() => undefined} />);
  tick("Ask");
}

test("a new visit sent again after the network failed is the same operation", async () => {
  plan.mockRejectedValueOnce(new NetworkError("unreachable"));
  plan.mockResolvedValue({ ids: ["v"] });
  newVisit();
  save(t("board.put_up"));
  await screen.findByText(t("record.kept"));
  save(t("board.put_up"));

  await waitFor(() => expect(done).toHaveBeenCalledWith(1));
  expect(plan.mock.calls[1]).toEqual(plan.mock.calls[0]);
});

test("a new visit with other people, after the network failed, is another operation", async () => {
  plan.mockRejectedValueOnce(new NetworkError("unreachable"));
  plan.mockResolvedValue({ ids: ["v"] });
  newVisit();
  save(t("board.put_up"));
  await screen.findByText(t("record.kept"));
  tick("Selje");
  save(t("board.put_up"));

  await waitFor(() => expect(done).toHaveBeenCalledWith(1));
  const [first, second] = plan.mock.calls.map(([said]) => said);
  expect(second?.user_ids).toEqual(["ask", "selje"]);
  expect(second?.op_id).not.toBe(first?.op_id);
});

test("a visit sent again after the network failed is the same operation to the letter", async () => {
  change.mockRejectedValueOnce(new NetworkError("unreachable"));
  change.mockResolvedValue({ outcome: "applied", versions: {}, conflicts: [] });
  openVisit();
  save(t("record.save"));
  await screen.findByText(t("record.kept"));
  save(t("record.save"));

  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(change.mock.calls[1]).toEqual(change.mock.calls[0]);
});

test("a visit with other people, after the network failed, is another operation", async () => {
  change.mockRejectedValueOnce(new NetworkError("unreachable"));
  change.mockResolvedValue({ outcome: "applied", versions: {}, conflicts: [] });
  openVisit();
  save(t("record.save"));
  await screen.findByText(t("record.kept"));
  tick("Selje");
  save(t("record.save"));

  await waitFor(() => expect(done).toHaveBeenCalled());
  const [first, second] = change.mock.calls;
  expect(second?.[1].map(({ set }) => set.user_id)).toEqual(["ask", "selje"]);
  expect(second?.[0]).not.toBe(first?.[0]);
});

test("taking away one visit and taking away the rest are two operations", async () => {
  change.mockRejectedValueOnce(new NetworkError("unreachable"));
  stop.mockResolvedValue({ count: 4 } as Awaited<ReturnType<typeof stopRepeat>>);
  openVisit();
  save(t("board.take_away"));
  await screen.findByRole("alert");
  save(t("board.take_rest"));

  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(stop.mock.calls[0]?.[1]).not.toBe(change.mock.calls[0]?.[0]);
});
