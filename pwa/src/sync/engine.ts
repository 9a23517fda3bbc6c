/**
 * The engine: one round at a time, push then pull, and the right moment for the next. Failing is
 * ordinary here; it is told in `reach`, never thrown at anybody.
 */
import { ApiError, NetworkError } from "../api/errors.ts";
import { isSignedOut, type SyncApi } from "../api/syncApi.ts";
import { type Reach, reach } from "../store/current.ts";
import type { DeviceStore } from "../store/deviceStore.ts";
import { backoffMs } from "./backoff.ts";
import { NotThisUser, type SyncContext, Wait } from "./context.ts";
import { MAX_OPS } from "./gather.ts";
import { pullAll } from "./pull.ts";
import { pushAll } from "./push.ts";
import { resendEverything } from "./renumber.ts";
import { publishStatus } from "./status.ts";
import type { TabLock } from "./tabLock.ts";

const EVERY_MS = 60_000;
/** A network that comes and goes may speed up the tries this often, and no more. */
const HURRY_EVERY_MS = 30_000;
const OTHER_TAB_MS = 5_000;
/** Longer than this nobody is obeyed: a mistake in a proxy must not silence phones for a week. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** Time and chance, so that a test can hold both. */
export interface Clock {
  /** What the phone's clock shows. People set it, so nothing is timed by it. */
  now(): number;
  /** Milliseconds that only grow. */
  elapsed(): number;
  random(): number;
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The real ones. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  setTimeout: (work, ms) => setTimeout(work, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
};

export interface EngineParts {
  store: DeviceStore;
  api: SyncApi;
  clock?: Clock;
  tabLock?: TabLock;
  isVisible?: () => boolean;
  /** Whether there may be a network at all. */
  isOnline?: () => boolean;
  /** Resolves when the page has drawn what was saved: sending must not make a person wait. */
  drawn?: () => Promise<void>;
  /** Called after each round that reached the server: the words have been sent. */
  onRound?: () => void;
  /** Told of what nobody foresaw; it holds ids at most, never contents. */
  report?: (error: unknown) => void;
}

/** Sync of one open store, from unlock to lock. */
export class SyncEngine {
  private readonly store: DeviceStore;
  private readonly clock: Clock;
  private readonly tabLock: TabLock;
  private readonly isVisible: () => boolean;
  private readonly onRound: () => void;
  private readonly report: (error: unknown) => void;
  private readonly context: SyncContext;
  private readonly abort = new AbortController();
  private readonly stopListening: () => void;
  private running: Promise<void> | undefined;
  private again = false;
  private failures = 0;
  private hurriedAt = Number.NEGATIVE_INFINITY;
  private notBefore = Number.NEGATIVE_INFINITY;
  private timer: unknown;

  constructor(parts: EngineParts) {
    const { store, api, clock = systemClock, tabLock, isVisible, drawn, onRound, report } = parts;
    const isOnline = parts.isOnline ?? (() => true);
    this.store = store;
    this.clock = clock;
    this.tabLock = tabLock ?? ((work) => work());
    this.isVisible = isVisible ?? (() => true);
    this.onRound = onRound ?? (() => undefined);
    this.report = report ?? ((error) => console.error(error));
    this.context = {
      store,
      api,
      now: () => clock.now(),
      signal: this.abort.signal,
      batch: { limit: MAX_OPS },
    };
    this.stopListening = store.onChange((event) => {
      publishStatus();
      // The next try is never more than a minute away; each one costs work that the next tap would wait for.
      if (event !== "saved" || !isOnline()) return;
      if (drawn) void drawn().then(() => this.syncNow());
      else void this.syncNow();
    });
  }

  /** Runs a round now, or once more when one is running. Resolves when it is over. */
  syncNow(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    if (this.running) this.again = true;
    else this.running = this.rounds().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Resolves when no round is running. */
  async idle(): Promise<void> {
    await this.running;
  }

  /** The network may be back: try quickly for a while, even if it does not work at once. */
  networkReturned(): void {
    const now = this.clock.elapsed();
    if (now - this.hurriedAt < HURRY_EVERY_MS) return;
    this.hurriedAt = now;
    this.failures = 0;
    void this.syncNow();
  }

  /** Ends it; a round that is under way is cut off, and what it had not written is not written. */
  stop(): void {
    this.abort.abort();
    this.stopListening();
    this.clock.clearTimeout(this.timer);
  }

  private async rounds(): Promise<void> {
    do {
      this.again = false;
      await this.round();
    } while (this.again && this.failures === 0 && !this.stopped);
    if (!this.stopped) this.schedule();
  }

  private async round(): Promise<void> {
    if (this.stopped || this.clock.elapsed() < this.notBefore) return;
    publishStatus(true);
    await this.store.confirmed.keepLease().catch(() => undefined);
    let outcome: Reach | undefined;
    try {
      const done = await this.tabLock(() => this.exchange());
      if (done === "busy") this.delay(OTHER_TAB_MS);
      else outcome = "online";
      this.failures = 0;
      if (outcome && !this.stopped) this.onRound();
    } catch (error) {
      outcome = this.judge(await this.explained(error));
    }
    if (this.stopped) return;
    if (outcome) reach.value = outcome;
    publishStatus(false);
  }

  private async exchange(): Promise<"done"> {
    if (reach.value === "signed_out") await this.expectOwnSession();
    await this.store.refresh();
    try {
      await this.sendAndRead();
    } catch (error) {
      if (!isUnknownReplica(error)) throw error;
      // The server was set back to before this phone was enrolled: it is enrolled anew, as the same user.
      await this.expectOwnSession();
      await resendEverything(this.context);
      await this.sendAndRead();
    }
    return "done";
  }

  private async sendAndRead(): Promise<void> {
    const refused = await this.pushed();
    await pullAll(this.context);
    if (refused) throw refused;
    // What the pull revealed as missing on the server goes at once.
    await pushAll(this.context);
  }

  /** Sends. A refusal of what is sent is no reason not to read; everything else is thrown on. */
  private async pushed(): Promise<ApiError | undefined> {
    try {
      await pushAll(this.context);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError) || isForbidden(error) || isBusy(error)) throw error;
      return error;
    }
  }

  /** Why we were refused: somebody else may have signed in in this browser, in the office too. */
  private async explained(error: unknown): Promise<unknown> {
    if (!isForbidden(error) || isSignedOut(error)) return error;
    try {
      await this.expectOwnSession();
      return error;
    } catch (reason) {
      return reason;
    }
  }

  private async expectOwnSession(): Promise<void> {
    const user = await this.context.api.signedInUser();
    if (user !== this.store.identity.user.id) throw new NotThisUser();
  }

  private judge(error: unknown): Reach | undefined {
    this.failures++;
    if (error instanceof Wait) {
      this.delay(error.seconds * 1000);
      return "online";
    }
    if (error instanceof NotThisUser || isSignedOut(error)) return "signed_out";
    if (error instanceof ApiError) {
      if (error.retryAfterSeconds) this.delay(error.retryAfterSeconds * 1000);
      return isBusy(error) ? "online" : "unexpected_answer";
    }
    if (error instanceof NetworkError) {
      return error.kind === "unexpected" ? "unexpected_answer" : "offline";
    }
    // The store failed under us, or we did: that says nothing of the network.
    if (!this.stopped) this.report(error);
    return undefined;
  }

  private delay(ms: number): void {
    const until = this.clock.elapsed() + Math.min(ms, LONGEST_WAIT_MS);
    this.notBefore = Math.max(this.notBefore, until);
  }

  /** The next round: soon while something is unsent or failed, each minute while it is looked at. */
  private schedule(): void {
    this.clock.clearTimeout(this.timer);
    const now = this.clock.elapsed();
    let wait = EVERY_MS;
    if (this.failures > 0 && reach.value !== "signed_out") {
      const backoff = backoffMs(this.failures, () => this.clock.random());
      // Looking for a network costs nobody anything; a server in trouble is left in peace.
      const longest = reach.value === "offline" ? EVERY_MS : Number.POSITIVE_INFINITY;
      wait = Math.min(longest, this.hasWork() ? backoff : Math.max(EVERY_MS, backoff));
    }
    if (this.notBefore > now) wait = Math.max(this.hasWork() ? 0 : wait, this.notBefore - now);
    this.timer = this.clock.setTimeout(() => this.tick(), wait);
  }

  private tick(): void {
    if (this.isVisible() || this.hasWork()) void this.syncNow();
    else {
      void this.store.confirmed.keepLease().catch(() => undefined);
      this.schedule();
    }
  }

  private hasWork(): boolean {
    return this.store.ledger.unsent() > 0 || !this.store.cacheState;
  }

  private get stopped(): boolean {
    return this.abort.signal.aborted;
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

function isBusy(error: ApiError): boolean {
  return error.status === 429 || error.status === 503 || error.retryAfterSeconds !== undefined;
}

function isUnknownReplica(error: unknown): boolean {
  return error instanceof ApiError && error.reason === "not_your_replica";
}
