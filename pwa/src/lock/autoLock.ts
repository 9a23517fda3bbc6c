/**
 * When an open phone locks itself (security.md 4.2): so many minutes after it was last touched, seen
 * or hidden, and always some hours after it was opened.
 *
 * A page that is hidden may sleep for hours without a timer of its own running. So instants are kept,
 * and it is asked again whenever the page is looked at or touched.
 */
const MINUTE_MS = 60_000;

/** How many minutes may be chosen, and what stands until somebody chooses. */
export const LOCK_MINUTES = { least: 1, most: 15, usual: 5 };

/** So long it stays open at most, whatever is done with it. */
export const LONGEST_OPEN_MS = 4 * 60 * MINUTE_MS;

/** How long another app may be in front when it was opened from here: the camera, or a call. */
export const GRACE_MS = { camera: 10 * MINUTE_MS, call: 30 * MINUTE_MS };

/** What time it is. A clock that is set back must not keep a phone open, so the steady one counts, too. */
export interface LockClock {
  wall(): number;
  /** Never goes back, but may stand still while the phone sleeps. */
  steady(): number;
}

interface Instant {
  wall: number;
  steady: number;
}

/** The time of one open phone. */
export class AutoLock {
  private openedAt: Instant;
  private touchedAt: Instant;
  private graceMs = 0;
  private idleMs = LOCK_MINUTES.usual * MINUTE_MS;

  constructor(private readonly clock: LockClock) {
    this.openedAt = this.now();
    this.touchedAt = this.openedAt;
  }

  /** It has just been opened. */
  opened(): void {
    this.openedAt = this.now();
    this.touched();
  }

  /** Somebody uses it. */
  touched(): void {
    this.touchedAt = this.now();
    this.graceMs = 0;
  }

  /** Another app is opened from here; until the next touch it may take so long. */
  excused(ms: number): void {
    this.touchedAt = this.now();
    this.graceMs = ms;
  }

  /** Whether another app that was opened from here is still waited for. */
  get isExcused(): boolean {
    return this.graceMs > 0;
  }

  /** So many minutes without a touch; beyond the limits the nearest limit. */
  setMinutes(minutes: number): void {
    const { least, most, usual } = LOCK_MINUTES;
    const chosen = Number.isFinite(minutes) ? minutes : usual;
    this.idleMs = Math.min(most, Math.max(least, chosen)) * MINUTE_MS;
  }

  /** How many milliseconds are left; 0 when it must be locked now. */
  left(): number {
    const idle = Math.max(this.idleMs, this.graceMs) - this.since(this.touchedAt);
    return Math.max(0, Math.min(idle, LONGEST_OPEN_MS - this.since(this.openedAt)));
  }

  private now(): Instant {
    return { wall: this.clock.wall(), steady: this.clock.steady() };
  }

  private since({ wall, steady }: Instant): number {
    return Math.max(this.clock.wall() - wall, this.clock.steady() - steady);
  }
}
