/**
 * The files of the app on the phone: all of a version or none, and the older version's until the newer is taken.
 * Only the very first time do they come in two groups: what one begins with, and after the sign-in the rest.
 *
 * Both versions share one cache. A file whose name carries its hash is kept under its address; any other under
 * its address and its revision, so that the waiting version cannot replace what the running one answers with.
 */

/** One file of the list that the build writes into the worker. */
export interface PrecacheEntry {
  url: string;
  /** null where the file's name already carries its hash. */
  revision: string | null;
  /** True for what a first visit can do without. */
  isLater?: boolean;
}

const CACHE = "miljovakt-app";
/** Which encodings a browser accepts changes nothing about what lies here unpacked. */
const AS_STORED = { ignoreVary: true };

/** A file of the list could not be fetched whole; the version is not installed. */
export class NotPrecached extends Error {
  override readonly name = "NotPrecached";
}

export class Precache {
  private readonly revisions: Map<string, string | null>;

  constructor(
    private readonly entries: PrecacheEntry[],
    private readonly origin: string,
  ) {
    this.revisions = new Map(entries.map(({ url, revision }) => [origin + url, revision]));
  }

  /** Whether the address, without what follows a #, is a file of the list. */
  has(url: string): boolean {
    return this.revisions.has(withoutHash(url));
  }

  /**
   * Fetches what is not here yet, one file after the other: all of it, or what a first visit begins with.
   * Throws NotPrecached, or what the network did.
   */
  async install(part: "first" | "all" = "all"): Promise<void> {
    const cache = await caches.open(CACHE);
    for (const { url: path, revision, isLater } of this.entries) {
      if (isLater && part === "first") continue;
      const url = this.origin + path;
      const key = this.key(url);
      if (await cache.match(key, AS_STORED)) continue;
      // A file without a hash in its name may be older in the browser's own cache: the server is asked, and
      // sends it anew when its ETag is another.
      const answer = await fetch(url, {
        cache: revision === null ? "default" : "no-cache",
        credentials: "same-origin",
      });
      // An answer from elsewhere is somebody's sign-in page, not ours.
      if (!answer.ok || answer.redirected) throw new NotPrecached();
      await cache.put(key, answer);
    }
  }

  /** Drops what this version does not list, and caches of other makers on this origin. */
  async activate(): Promise<void> {
    const wanted = new Set([...this.revisions.keys()].map((url) => this.key(url)));
    const cache = await caches.open(CACHE);
    for (const held of await cache.keys()) if (!wanted.has(held.url)) await cache.delete(held);
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  }

  /** The file from the phone; from the network when it is lost there, and then kept if its name vouches for it. */
  async answer(path: string): Promise<Response> {
    const url = withoutHash(new URL(path, this.origin).href);
    const key = this.key(url);
    const cache = await caches.open(CACHE).catch(() => undefined);
    const held = await cache?.match(key, AS_STORED).catch(() => undefined);
    if (held) return held;
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok && this.revisions.get(url) === null) {
      await cache?.put(key, answer.clone()).catch(() => undefined);
    }
    return answer;
  }

  private key(url: string): string {
    const revision = this.revisions.get(url);
    return revision ? `${url}?revision=${revision}` : url;
  }
}

function withoutHash(url: string): string {
  return url.split("#")[0] ?? url;
}
