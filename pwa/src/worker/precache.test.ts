import { beforeEach, expect, test, vi } from "vitest";
import { NotPrecached, Precache } from "./precache.ts";

const ORIGIN = "https://phone.test";
const OLD = [
  { url: "/", revision: "old" },
  { url: "/assets/a-1.js", revision: null },
];
const NEW = [
  { url: "/", revision: "new" },
  { url: "/assets/a-1.js", revision: null },
  { url: "/assets/b-2.js", revision: null },
];

/** As much of a browser's caches as the worker uses. */
class FakeCache {
  readonly held = new Map<string, Response>();
  match = async (key: string) => this.held.get(key)?.clone();
  put = async (key: string, answer: Response) => void this.held.set(key, answer);
  keys = async () => [...this.held.keys()].map((url) => ({ url }));
  delete = async ({ url }: { url: string }) => this.held.delete(url);
}

const stores = new Map<string, FakeCache>();
const network = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>();
const held = () => [...stores.values()].flatMap((cache) => [...cache.held.keys()]).sort();

beforeEach(() => {
  stores.clear();
  network.mockReset();
  network.mockImplementation(async (url) => new Response(`from ${url}`));
  vi.stubGlobal("fetch", network);
  vi.stubGlobal("caches", {
    open: async (name: string) => {
      const cache = stores.get(name) ?? new FakeCache();
      stores.set(name, cache);
      return cache;
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  });
});

async function installed(entries = OLD): Promise<Precache> {
  const precache = new Precache(entries, ORIGIN);
  await precache.install();
  return precache;
}

test("all files of the list are answered without a network, whatever stands after a #", async () => {
  const precache = await installed();
  network.mockRejectedValue(new TypeError("offline"));

  expect(precache.has(`${ORIGIN}/#saved`)).toBe(true);
  expect(precache.has(`${ORIGIN}/other`)).toBe(false);
  expect(await (await precache.answer("/#saved")).text()).toBe(`from ${ORIGIN}/`);
});

test("the server is always asked for the page, whose name has no hash", async () => {
  await installed();

  expect(network.mock.calls.map(([url, init]) => [url, init?.cache])).toEqual([
    [`${ORIGIN}/`, "no-cache"],
    [`${ORIGIN}/assets/a-1.js`, "default"],
  ]);
});

test("a newer version fetches what it lacks, and the older one answers with its own until then", async () => {
  const older = await installed();
  network.mockClear();
  network.mockImplementation(async (url) => new Response(`newer ${url}`));

  const newer = await installed(NEW);

  expect(network.mock.calls.map(([url]) => url)).toEqual([`${ORIGIN}/`, `${ORIGIN}/assets/b-2.js`]);
  expect(await (await older.answer("/")).text()).toBe(`from ${ORIGIN}/`);
  expect(await (await newer.answer("/")).text()).toBe(`newer ${ORIGIN}/`);
});

test("a first visit gets what it begins with, and the rest when it is asked for", async () => {
  const precache = new Precache(
    [
      { url: "/", revision: "new" },
      { url: "/assets/later-1.js", revision: null, isLater: true },
    ],
    ORIGIN,
  );

  await precache.install("first");
  expect(held()).toEqual([`${ORIGIN}/?revision=new`]);

  await precache.install();
  expect(held()).toEqual([`${ORIGIN}/?revision=new`, `${ORIGIN}/assets/later-1.js`]);
});

test("what the version in use does not list is dropped, with the caches of other makers", async () => {
  await installed();
  await (await caches.open("workbox-precache-v2")).put("x", new Response());
  const newer = await installed(NEW);

  await newer.activate();

  expect([...stores.keys()]).toEqual(["miljovakt-app"]);
  expect(held()).toEqual([
    `${ORIGIN}/?revision=new`,
    `${ORIGIN}/assets/a-1.js`,
    `${ORIGIN}/assets/b-2.js`,
  ]);
});

test.each([
  ["an error", () => new Response("", { status: 503 })],
  ["another page", () => Object.defineProperty(new Response(), "redirected", { value: true })],
])("%s in place of a file: the version is not installed", async (_what, answer) => {
  network.mockImplementation(async () => answer());

  await expect(installed()).rejects.toBeInstanceOf(NotPrecached);
  expect(held()).toEqual([]);
});

test("a lost file comes from the network and is kept; a lost page is not, it may be a newer one", async () => {
  const precache = await installed();
  for (const cache of stores.values()) cache.held.clear();

  expect(await (await precache.answer("/assets/a-1.js")).text()).toContain("a-1.js");
  expect(await (await precache.answer("/")).text()).toContain("from");
  expect(held()).toEqual([`${ORIGIN}/assets/a-1.js`]);
});
