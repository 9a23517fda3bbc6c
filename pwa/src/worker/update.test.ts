import { afterEach, beforeEach, expect, test, vi } from "vitest";

class FakeWorker extends EventTarget {
  state = "installing";
  postMessage = vi.fn();
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  update = vi.fn(() => Promise.resolve());

  /** A newer worker is found and, when it has everything, waits. */
  bring(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    this.waiting = worker;
    worker.state = "installed";
    worker.dispatchEvent(new Event("statechange"));
    return worker;
  }
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = new FakeWorker();
  registration = new FakeRegistration();
  register = vi.fn(async () => this.registration);
}

let container: FakeContainer;
const reload = vi.fn();

beforeEach(() => {
  vi.resetModules();
  container = new FakeContainer();
  vi.stubGlobal("navigator", { serviceWorker: container });
  vi.stubGlobal("location", { reload });
  reload.mockClear();
});

afterEach(() => vi.unstubAllGlobals());

async function start() {
  const update = await import("./update.ts");
  await update.registerWorker();
  return update;
}

test("the first worker on a phone is no news", async () => {
  container.controller = null;
  const { updateReady } = await start();

  container.registration.bring();

  expect(updateReady.value).toBe(false);
});

test("a newer worker is offered, and nothing happens until somebody says yes", async () => {
  const { updateReady } = await start();

  const worker = container.registration.bring();

  expect(updateReady.value).toBe(true);
  expect(worker.postMessage).not.toHaveBeenCalled();
});

test("one that waited before the page was opened is offered too", async () => {
  container.registration.waiting = new FakeWorker();

  const { updateReady } = await start();

  expect(updateReady.value).toBe(true);
});

test("a yes lets the new worker take over, and the page reloads once", async () => {
  const { takeUpdate } = await start();
  const worker = container.registration.bring();

  takeUpdate();
  container.dispatchEvent(new Event("controllerchange"));
  container.dispatchEvent(new Event("controllerchange"));

  expect(worker.postMessage).toHaveBeenCalledWith("take-over");
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a change of worker that nobody agreed to here never reloads the page", async () => {
  await start();

  container.dispatchEvent(new Event("controllerchange"));

  expect(reload).not.toHaveBeenCalled();
});

test("the worker's own script is asked for anew, past every cache", async () => {
  await start();

  expect(container.register).toHaveBeenCalledWith("/sw.js", { updateViaCache: "none" });
});
