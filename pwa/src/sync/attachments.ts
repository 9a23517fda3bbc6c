/**
 * The queue of photos. Words go first: a photo is sent when the operation that names it has been
 * answered, beside the engine's rounds and never in their way. Being cut off is no error; the next
 * try goes on where the server stands. What the server then says in its rows decides, not the reply.
 */
import { ApiError, NetworkError } from "../api/errors.ts";
import { isSignedOut } from "../api/syncApi.ts";
import type { UploadApi } from "../api/uploadApi.ts";
import type { DeviceStore } from "../store/deviceStore.ts";
import { photoProgress, photos } from "../store/photoShelf.ts";
import type { StoredPhoto } from "../store/photoVault.ts";
import { backoffMs } from "./backoff.ts";
import { type Clock, systemClock } from "./engine.ts";
import { settlePhotos } from "./settlePhotos.ts";
import { MAX_PART, uploadPhoto } from "./uploadPhoto.ts";

/** Photos under way at once (sync.md, limits). */
const AT_ONCE = 2;
/** An upload whose receipt has not come with a pull is asked after again, but not at every round. */
const ASK_AGAIN_MS = 60_000;
/** Refusals that say nothing of the photo itself: all others wait, too. */
const BUSY = new Set([403, 408, 413, 429, 500, 502, 503, 504]);

export interface SenderParts {
  store: DeviceStore;
  api: UploadApi;
  clock?: Clock;
  /** Called when bytes have come whole: a pull will bring their receipts. */
  onArrived?: () => void;
  /** Told of what nobody foresaw; it holds ids at most, never contents. */
  report?: (error: unknown) => void;
}

/** The sending of one open store's photos, from unlock to lock. */
export class PhotoSender {
  private readonly store: DeviceStore;
  private readonly api: UploadApi;
  private readonly clock: Clock;
  private readonly onArrived: () => void;
  private readonly report: (error: unknown) => void;
  private readonly abort = new AbortController();
  private readonly part = { limit: MAX_PART };
  /** When the server said that it has a photo whole. */
  private readonly arrived = new Map<string, number>();
  private running: Promise<void> | undefined;
  private failures = 0;
  private notBefore = 0;
  private timer: unknown;

  constructor({ store, api, clock = systemClock, onArrived, report }: SenderParts) {
    this.store = store;
    this.api = api;
    this.clock = clock;
    this.onArrived = onArrived ?? (() => undefined);
    this.report = report ?? ((error) => console.error(error));
  }

  /** Sends what can be sent now. Resolves when that is over, however it went. */
  send(): Promise<void> {
    if (this.abort.signal.aborted) return Promise.resolve();
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Ends it; an upload under way is cut off, and goes on at the next unlock. */
  stop(): void {
    this.abort.abort();
    this.clock.clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (photos.value.size === 0) return;
    const before = this.arrived.size;
    try {
      await settlePhotos(this.store, new Set(this.arrived.keys()), this.clock.now());
      if (this.clock.now() < this.notBefore) return;
      const queue = this.queue();
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.work(queue)));
      this.failures = 0;
    } catch (error) {
      this.judge(error);
    }
    if (this.abort.signal.aborted) return;
    if (this.arrived.size > before) this.onArrived();
  }

  /** Photos that the server lacks, oldest first; the words that name them have been answered. */
  private queue(): StoredPhoto[] {
    const now = this.clock.now();
    return [...photos.value.values()]
      .filter(({ id, fate }) => !fate && this.isNamed(id))
      .filter(({ id }) => now - (this.arrived.get(id) ?? Number.NEGATIVE_INFINITY) > ASK_AGAIN_MS)
      .sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
  }

  /** Whether the server has heard of the photo: by the operation that names it, or its row. */
  private isNamed(id: string): boolean {
    const { ledger } = this.store;
    return (
      ledger.history(id).some(({ receipt }) => receipt) ||
      this.store.confirmedVersion("attachment", id) > 0
    );
  }

  private async work(queue: StoredPhoto[]): Promise<void> {
    for (let photo = queue.shift(); photo; photo = queue.shift()) {
      try {
        await this.sendOne(photo);
      } catch (error) {
        const isOfThisPhoto =
          error instanceof ApiError && !isSignedOut(error) && !BUSY.has(error.status);
        // One that is refused stops nothing behind it; it stays, and is tried again in time.
        if (!isOfThisPhoto) {
          queue.length = 0;
          throw error;
        }
        this.report(error);
      }
    }
  }

  private async sendOne(photo: StoredPhoto): Promise<void> {
    const bytes = await this.store.photos.read(photo);
    if (!bytes || this.abort.signal.aborted) return;
    const onProgress = (offset: number) => {
      photoProgress.value = new Map(photoProgress.value).set(photo.id, offset);
    };
    const { replica } = this.store.identity;
    const { api, part } = this;
    await uploadPhoto({ api, replica, part, signal: this.abort.signal, onProgress }, photo, bytes);
    this.arrived.delete(photo.id);
    this.arrived.set(photo.id, this.clock.now());
  }

  private judge(error: unknown): void {
    if (this.abort.signal.aborted || isSignedOut(error)) return;
    this.failures++;
    const isExpected = error instanceof ApiError || error instanceof NetworkError;
    if (!isExpected) this.report(error);
    const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    // What the server asks for is obeyed; a network that has come back may be used at once.
    this.notBefore = this.clock.now() + asked;
    const wait = Math.max(
      asked,
      backoffMs(this.failures, () => this.clock.random()),
    );
    this.clock.clearTimeout(this.timer);
    this.timer = this.clock.setTimeout(() => void this.send(), wait);
  }
}
