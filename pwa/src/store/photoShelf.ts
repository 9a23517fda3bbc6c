/**
 * The photos of this phone while it is open: what lies in the vault, and the memory of it that
 * screens and sync read. Bytes stay in the vault until they are asked for.
 */
import { type Signal, signal } from "@preact/signals";
import type { Bytes } from "../lock/bytes.ts";
import type { PhotoFate, PhotoHead, PhotoVault, StoredPhoto } from "./photoVault.ts";
import type { News } from "./tabs.ts";

/** Every photo on this phone, by id; empty while the phone is locked. */
export const photos: Signal<ReadonlyMap<string, StoredPhoto>> = signal(new Map());

/** How many bytes of a photo under way the server has; only sync writes it. */
export const photoProgress: Signal<ReadonlyMap<string, number>> = signal(new Map());

/** The photos of an open store. */
export class PhotoShelf {
  constructor(
    private readonly vault: PhotoVault,
    /** Told when the photos have changed; `news` is for the other tabs. */
    private readonly changed: (news: News) => void,
  ) {}

  /** Reads what lies in the vault; again when another tab has changed it. */
  async open(): Promise<void> {
    photos.value = new Map((await this.vault.readAll()).map((photo) => [photo.id, photo]));
  }

  /** Empties the memory. */
  close(): void {
    photos.value = new Map();
    photoProgress.value = new Map();
  }

  /** Keeps a photo; it is on disk and was read back when this returns. @throws PhotoRefused, NotSaved */
  async keep(head: PhotoHead, bytes: Bytes): Promise<void> {
    await this.vault.put(head, bytes);
    this.set([[head.id, head]]);
  }

  /** The bytes of a photo; one whose bytes cannot be proved is marked and is undefined. */
  async read(photo: StoredPhoto): Promise<Bytes | undefined> {
    if (photo.fate?.kind === "damaged") return undefined;
    const bytes = await this.vault.read(photo);
    if (bytes !== "damaged") return bytes;
    await this.decide(photo.id, { kind: "damaged", at: new Date().toISOString() });
    return undefined;
  }

  /** Says what became of a photo, or with undefined that nothing has yet. */
  async decide(id: string, fate: PhotoFate | undefined): Promise<void> {
    const photo = photos.value.get(id);
    if (!photo || photo.fate?.kind === fate?.kind) return;
    if (fate) await this.vault.putFate(id, fate);
    else await this.vault.dropFate(id);
    const { fate: _, ...head } = photo;
    this.set([[id, fate ? { ...head, fate } : head]]);
  }

  /** Removes photos with their bytes. */
  async drop(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.vault.drop(ids);
    this.set(ids.map((id) => [id, undefined]));
  }

  /** How many photos the server is not known to have; those under a visit's draft are among them. */
  unsent(): number {
    return this.count(undefined);
  }

  /** When the oldest of them was taken. */
  oldestUnsentAt(): string | null {
    const times = [...photos.value.values()].flatMap(({ fate, takenAt }) =>
      fate ? [] : [takenAt],
    );
    return times.sort()[0] ?? null;
  }

  /** Whether there is such a photo, and the server is not known to have it. */
  isUnsent(id: string): boolean {
    const photo = photos.value.get(id);
    return photo !== undefined && !photo.fate;
  }

  /** How many wait for somebody to take them anew. */
  damaged(): number {
    return this.count("damaged");
  }

  private count(kind: PhotoFate["kind"] | undefined): number {
    let count = 0;
    for (const { fate } of photos.value.values()) if (fate?.kind === kind) count++;
    return count;
  }

  private set(changes: [string, StoredPhoto | undefined][]): void {
    const next = new Map(photos.value);
    for (const [id, photo] of changes) {
      if (photo) next.set(id, photo);
      else next.delete(id);
    }
    photos.value = next;
    this.changed("photos");
  }
}

/** The photos of one entry that are neither removed nor damaged, in their order. */
export function photosOf(entryId: string): StoredPhoto[] {
  return [...photos.value.values()]
    .filter((photo) => photo.entryId === entryId && !photo.fate)
    .sort((a, b) => a.position - b.position || b.slot.localeCompare(a.slot));
}
