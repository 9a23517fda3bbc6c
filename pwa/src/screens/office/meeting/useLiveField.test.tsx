import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, NetworkError } from "../../../api/errors.ts";
import type { PointWritten } from "../../../api/weekly.ts";
import { type Send, useLiveField } from "./useLiveField.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const DONE: PointWritten = { outcome: "applied", version: 2, conflicts: [] };

function field(stored: string, send: Send) {
  return renderHook(
    ({ stands, version }: { stands: string; version: number }) =>
      useLiveField(stands, version, send),
    { initialProps: { stands: stored, version: 1 } },
  );
}

async function pause() {
  await act(async () => void (await vi.advanceTimersByTimeAsync(1300)));
}

test("it is saved when one pauses, with what stood there when one began", async () => {
  const send = vi.fn<Send>(async () => DONE);
  const { result, rerender } = field("Før", send);

  act(() => result.current.write("Før og"));
  rerender({ stands: "Fra en annen", version: 2 });
  act(() => result.current.write("Før og nå"));
  expect(result.current.value).toBe("Før og nå");
  await pause();

  expect(send).toHaveBeenCalledOnce();
  expect(send.mock.calls[0]?.[0]).toMatchObject({ version: 1, base: "Før", value: "Før og nå" });
});

test("what comes from elsewhere shows where nobody is writing", () => {
  const { result, rerender } = field("Før", async () => DONE);

  rerender({ stands: "Fra en annen", version: 2 });

  expect(result.current.value).toBe("Fra en annen");
});

test("leaving the field saves at once, and the next words build upon the saved ones", async () => {
  const send = vi.fn<Send>(async () => DONE);
  const { result, rerender } = field("", send);

  act(() => result.current.write("En"));
  await act(async () => result.current.leave());
  rerender({ stands: "En", version: 2 });
  act(() => result.current.write("En og to"));
  await pause();

  expect(send.mock.calls.map(([{ base, value, version }]) => [base, value, version])).toEqual([
    ["", "En", 1],
    ["En", "En og to", 2],
  ]);
});

test("what is written while it is being saved is saved too, one after the other", async () => {
  let answer: (written: PointWritten) => void = () => undefined;
  const send = vi.fn<Send>(() => new Promise((resolve) => (answer = resolve)));
  const { result } = field("", send);

  act(() => result.current.write("En"));
  await pause();
  act(() => result.current.write("En og to"));
  await pause();
  expect(send).toHaveBeenCalledOnce();
  await act(async () => answer(DONE));
  await pause();

  expect(send.mock.calls[1]?.[0]).toMatchObject({ base: "En", value: "En og to", version: 2 });
});

test("what did not get through is kept, and sent again as the same operation", async () => {
  const send = vi.fn<Send>(async () => DONE);
  send.mockRejectedValueOnce(new NetworkError("unreachable"));
  const { result } = field("", send);

  act(() => result.current.write("Viktig"));
  await pause();
  expect([result.current.state, result.current.value]).toEqual(["failed", "Viktig"]);
  await act(async () => void (await vi.advanceTimersByTimeAsync(3100)));

  const [first, second] = send.mock.calls.map(([said]) => said.opId);
  expect(second).toBe(first);
  expect(result.current.state).toBe("saved");
});

test("what is refused is kept and told, and not sent again by itself", async () => {
  const send = vi.fn<Send>(async () => {
    throw new ApiError(422, "owner_may_not_hear", {});
  });
  const { result } = field("", send);

  act(() => result.current.write("lind"));
  await act(async () => result.current.leave());
  await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));

  expect(send).toHaveBeenCalledOnce();
  expect([result.current.state, result.current.value]).toEqual(["failed", "lind"]);
});

test("what was being written is saved when the page is left", async () => {
  const send = vi.fn<Send>(async () => DONE);
  const { result, unmount } = field("", send);

  act(() => result.current.write("Siste ord"));
  unmount();

  expect(send.mock.calls[0]?.[0]).toMatchObject({ value: "Siste ord" });
});
