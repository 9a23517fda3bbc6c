/** For tests: a phone, a server and an engine between them, with time held in the hand. */
import { currentStore, reach } from "../store/current.ts";
import { IDENTITY, type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { type Clock, SyncEngine } from "./engine.ts";
import { TestServer } from "./testServer.ts";

/** Time that moves only when told to; chance that always takes the longest wait. */
export class HeldClock implements Clock {
  time = Date.parse("2026-11-17T08:00:00.000Z");
  /** How wrong the phone's clock is. */
  skewMs = 0;
  readonly timers = new Map<number, { at: number; work: () => void }>();
  private next = 1;

  now = () => this.time + this.skewMs;
  elapsed = () => this.time;
  random: () => number = () => 1;

  setTimeout(work: () => void, ms: number): number {
    this.timers.set(this.next, { at: this.time + ms, work });
    return this.next++;
  }

  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as number);
  }

  /** How long until the next timer, in milliseconds. */
  get untilNext(): number | undefined {
    const times = [...this.timers.values()].map(({ at }) => at);
    return times.length > 0 ? Math.min(...times) - this.time : undefined;
  }

  /** Moves time to the next timer and lets it ring. */
  ring(): void {
    const next = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0];
    if (!next) throw new Error("no timer is set");
    const [id, { at, work }] = next;
    this.timers.delete(id);
    this.time = Math.max(this.time, at);
    work();
  }
}

export interface SyncedPhone extends OpenPhone {
  phone: TestPhone;
  server: TestServer;
  engine: SyncEngine;
  clock: HeldClock;
}

/** An enrolled, open phone that has not synced yet. */
export async function syncedPhone(
  server = new TestServer(),
  makeView?: TestPhone["makeView"],
): Promise<SyncedPhone> {
  const phone = new TestPhone();
  if (makeView) phone.makeView = makeView;
  const open = await phone.enrol({ ...IDENTITY, epoch: server.epoch });
  return { phone, server, ...open, ...engineFor(open, server) };
}

/** An engine over an open phone, as its page would have. What it did not foresee fails the test. */
export function engineFor(
  { store }: OpenPhone,
  server: TestServer,
  report: (error: unknown) => void = (error) => {
    throw error;
  },
) {
  const clock = new HeldClock();
  reach.value = "offline";
  currentStore.value = store;
  return { clock, engine: new SyncEngine({ store, api: server, clock, report }) };
}

/** A phone that has read everything and lost the network, with the screens' view filled from it. */
export async function offlinePhone(): Promise<SyncedPhone> {
  const all = await syncedPhone(undefined, () => view);
  await all.engine.syncNow();
  all.server.isDown = true;
  return all;
}
