import { act, cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usePoll } from "./usePoll.ts";

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Shown({ name, ask }: { name: string; ask: () => Promise<string> }) {
  const { data, error } = usePoll(name, ask, 3000);
  return (
    <p>
      {data ?? "nothing"}
      {error !== null && " and a failure"}
    </p>
  );
}

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

test("asks at once, and shows what is new at most three seconds later", async () => {
  const answers = ["one entry", "two entries"];
  const { container } = render(<Shown name="a" ask={async () => answers.shift() ?? ""} />);

  await pass(0);
  expect(container.textContent).toBe("one entry");
  await pass(3000);
  expect(container.textContent).toBe("two entries");
});

test("keeps what it knew when an attempt fails, and says so", async () => {
  const answers = [() => "one entry"];
  const ask = async () => {
    const answer = answers.shift();
    if (!answer) throw new Error("no network");
    return answer();
  };
  const { container } = render(<Shown name="a" ask={ask} />);

  await pass(3000);

  expect(container.textContent).toBe("one entry and a failure");
});

test("throws away an answer to a question that is no longer asked", async () => {
  let answerLate: (text: string) => void = () => undefined;
  const late = new Promise<string>((resolve) => {
    answerLate = resolve;
  });
  const { container, rerender } = render(<Shown name="a" ask={() => late} />);
  await pass(0);

  rerender(<Shown name="b" ask={async () => "the other list"} />);
  await pass(0);
  answerLate("the first list");
  await pass(0);

  expect(container.textContent).toBe("the other list");
});

test("asks nothing when it is no longer on the screen", async () => {
  const ask = vi.fn(async () => "x");
  const { unmount } = render(<Shown name="a" ask={ask} />);
  await pass(0);

  unmount();
  await pass(9000);

  expect(ask).toHaveBeenCalledTimes(1);
});
