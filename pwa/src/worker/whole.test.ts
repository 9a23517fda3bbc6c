import { afterEach, beforeEach, expect, test, vi } from "vitest";

class FakeWorker extends EventTarget {
  asked: unknown[] = [];

  constructor(
    public state: string,
    private readonly isWhole = true,
  ) {
    super();
  }

  postMessage = (asked: unknown, [port]: [MessagePort]): void => {
    this.asked.push(asked);
    port.postMessage(this.isWhole);
  };

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

let registration: { active?: FakeWorker; installing?: FakeWorker } | undefined;

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("navigator", { serviceWorker: { getRegistration: async () => registration } });
});

afterEach(() => vi.unstubAllGlobals());

async function brought() {
  const { bringWhole, wholeness } = await import("./whole.ts");
  await bringWhole();
  return wholeness.value;
}

test("the worker is asked for the rest, and the app is whole when it says so", async () => {
  const active = new FakeWorker("activated");
  registration = { active };

  expect(await brought()).toBe("whole");
  expect(active.asked).toEqual(["bring-rest"]);
});

test("what the worker could not fetch is lacking, until a later try brings it", async () => {
  registration = { active: new FakeWorker("activated", false) };
  expect(await brought()).toBe("lacking");

  registration = { active: new FakeWorker("activated") };

  expect(await brought()).toBe("whole");
});

test("a worker that is still coming is waited for", async () => {
  const installing = new FakeWorker("installing");
  registration = { installing };

  const state = brought();
  await vi.waitFor(async () =>
    expect((await import("./whole.ts")).wholeness.value).toBe("bringing"),
  );
  installing.become("activating");

  expect(await state).toBe("whole");
});

test.each([
  ["no worker was ever registered", undefined],
  ["it could not be installed", { installing: new FakeWorker("redundant") }],
])("%s: the app says that it lacks something", async (_why, found) => {
  registration = found;

  expect(await brought()).toBe("lacking");
});
