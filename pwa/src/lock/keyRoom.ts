/**
 * The room where the root key lives. It runs in the key worker, knows no storage and no network,
 * and gives out contents but never a key. Locking ends the worker, and the key with it.
 */
import type { Binding, Place } from "./blob.ts";
import { type Bytes, concat, fromHex, randomBytes, toBytes, toHex, toText } from "./bytes.ts";
import { type Cost, deriveWrappingKey, importRoot, newBrowserKey, PHONE_COST } from "./derive.ts";
import { Locked } from "./errors.ts";
import type { KeyAnswers, KeyRequest, PackedRows } from "./keyProtocol.ts";
import {
  importAes,
  openItem,
  openRoot,
  openRow,
  sealItem,
  sealRow,
  unwrapRoot,
  unwrapRootByPasskey,
  type WrappingKey,
  wrapRoot,
  wrapRootByPasskey,
} from "./seal.ts";

/**
 * Whose phone it is, sealed under the root with nobody's name in its seal: it is what tells the
 * room to whom everything else is bound.
 */
export const IDENTITY: Place = { store: "meta", id: "identity", schema: 1 };
const NOBODY: Binding = { user: "", device: "" };

const ROWS_STORE = "rows";
const ROW_SCHEMA = 1;

interface Keys {
  items: WrappingKey;
  cacheWrap: WrappingKey;
  owner: Binding;
}

/** One room; `cost` is what a new code's Argon2id will cost. */
export class KeyRoom {
  private keys: Keys | undefined;
  private readonly generations = new Map<string, Promise<WrappingKey>>();

  constructor(private readonly cost: Cost = PHONE_COST) {}

  /** Does what is asked, whole or not at all. @throws the errors of errors.ts */
  async answer<K extends KeyRequest["kind"]>(request: Extract<KeyRequest, { kind: K }>) {
    return (await this.dispatch(request)) as KeyAnswers[K];
  }

  private dispatch(request: KeyRequest): Promise<KeyAnswers[KeyRequest["kind"]]> {
    switch (request.kind) {
      case "create":
        return this.create(request.code, request.identity);
      case "unlock":
        return this.unlock(request);
      case "wrapByPasskey":
        return this.wrapByPasskey(request);
      case "unlockByPasskey":
        return this.unlockByPasskey(request);
      case "seal":
        return this.seal(request);
      case "open":
        return this.open(request);
      case "newGeneration":
        return this.newGeneration(request.generation);
      case "sealRows":
        return this.sealRows(request);
      case "openRows":
        return this.openRows(request);
    }
  }

  private async create(code: string, identity: Bytes): Promise<KeyAnswers["create"]> {
    const raw = randomBytes(32);
    const kid = randomBytes(8);
    const browserKey = await newBrowserKey();
    const wrap = await wrapRoot(raw, kid, code, browserKey, this.cost);
    const root = await importRoot(raw);
    raw.fill(0);
    this.keys = await keysFrom(root, kid, identity);
    const sealed = await sealItem(this.keys.items, IDENTITY, NOBODY, identity);
    return { root: { wrap, browserKey }, identity: sealed };
  }

  private async unlock(request: Extract<KeyRequest, { kind: "unlock" }>) {
    const { wrap, browserKey } = request.root;
    return this.openWith(await unwrapRoot(wrap, request.code, browserKey), request.identity);
  }

  private async unlockByPasskey(request: Extract<KeyRequest, { kind: "unlockByPasskey" }>) {
    const { wrap, output } = request;
    const opened = unwrapRootByPasskey(wrap, output).finally(() => output.fill(0));
    return this.openWith(await opened, request.identity);
  }

  private async openWith({ root, kid }: { root: CryptoKey; kid: Bytes }, sealed: Bytes) {
    const items = { key: await deriveWrappingKey(root, "rec/v1"), kid };
    const identity = await openItem(items, IDENTITY, NOBODY, sealed);
    this.keys = await keysFrom(root, kid, identity);
    return { identity: identity.slice() };
  }

  /** The one time after enrolment that the root's bytes are seen: here, and wiped at once. */
  private async wrapByPasskey(request: Extract<KeyRequest, { kind: "wrapByPasskey" }>) {
    const { code, output } = request;
    const { root, kid } = await openRoot(request.root.wrap, code, request.root.browserKey);
    const wrap = await wrapRootByPasskey(root, kid, output);
    root.fill(0);
    output.fill(0);
    return { wrap };
  }

  private async seal({ store, items }: Extract<KeyRequest, { kind: "seal" }>) {
    const keys = this.opened();
    const sealed = items.map(({ id, schema, content }) =>
      sealItem(keys.items, { store, id, schema }, ownerOf(keys, store, id), content),
    );
    return { items: await Promise.all(sealed) };
  }

  private async open({ store, items }: Extract<KeyRequest, { kind: "open" }>) {
    const keys = this.opened();
    const opened = items.map(async ({ id, schema, sealed }) => {
      const owner = ownerOf(keys, store, id);
      try {
        return (await openItem(keys.items, { store, id, schema }, owner, sealed)).slice();
      } catch (error) {
        return (error as Error).name;
      }
    });
    return { items: await Promise.all(opened) };
  }

  private async newGeneration(generation: string) {
    const { cacheWrap, owner } = this.opened();
    const raw = randomBytes(32);
    const key = await sealItem(cacheWrap, generationPlace(generation), owner, raw);
    raw.fill(0);
    return { key };
  }

  private async sealRows(request: Extract<KeyRequest, { kind: "sealRows" }>) {
    const { owner } = this.opened();
    const generation = await this.generation(request.generation, request.key);
    const { ids } = request.rows;
    const sealed = await Promise.all(
      unpack(request.rows).map((content, i) =>
        sealRow(generation, rowPlace(ids[i] ?? ""), owner, content),
      ),
    );
    return { rows: { ids, sizes: sealed.map((row) => row.length), data: concat(...sealed) } };
  }

  private async openRows(request: Extract<KeyRequest, { kind: "openRows" }>) {
    const { owner } = this.opened();
    const generation = await this.generation(request.generation, request.key);
    const { ids } = request.rows;
    const broken: string[] = [];
    const opened = await Promise.all(
      unpack(request.rows).map((sealed, i) => {
        const id = ids[i] ?? "";
        return openRow(generation, rowPlace(id), owner, sealed).catch(() => {
          broken.push(id);
          return undefined;
        });
      }),
    );
    return { json: joinJson(opened), broken };
  }

  private generation(id: string, wrapped: Bytes): Promise<WrappingKey> {
    const { cacheWrap, owner } = this.opened();
    const known = this.generations.get(id);
    if (known) return known;
    const fresh = openItem(cacheWrap, generationPlace(id), owner, wrapped).then(async (raw) => {
      const key = await importAes(raw.slice(), ["encrypt", "decrypt"]);
      raw.fill(0);
      return { key, kid: fromHex(id) };
    });
    this.generations.set(id, fresh);
    fresh.catch(() => this.generations.delete(id));
    return fresh;
  }

  private opened(): Keys {
    if (!this.keys) throw new Locked();
    return this.keys;
  }
}

async function keysFrom(root: CryptoKey, kid: Bytes, identity: Bytes): Promise<Keys> {
  const { user, device } = JSON.parse(toText(identity)) as { user: { id: string }; device: string };
  const [rec, cache] = await Promise.all([
    deriveWrappingKey(root, "rec/v1"),
    deriveWrappingKey(root, "cache/v1"),
  ]);
  return {
    items: { key: rec, kid },
    cacheWrap: { key: cache, kid },
    owner: { user: user.id, device },
  };
}

function ownerOf(keys: Keys, store: string, id: string): Binding {
  return store === IDENTITY.store && id === IDENTITY.id ? NOBODY : keys.owner;
}

function generationPlace(id: string): Place {
  return { store: "generation", id, schema: 1 };
}

function rowPlace(id: string): Place {
  return { store: ROWS_STORE, id, schema: ROW_SCHEMA };
}

/** A fresh generation's name: eight random bytes, which are also its key's kid. */
export function newGenerationId(): string {
  return toHex(randomBytes(8));
}

/** The rows of a packed buffer, as views into it. */
export function unpack({ sizes, data }: PackedRows): Bytes[] {
  let at = 0;
  return sizes.map((size) => {
    const from = at;
    at += size;
    return data.subarray(from, at);
  });
}

function joinJson(contents: (Bytes | undefined)[]): Bytes {
  const comma = toBytes(",");
  const parts: Uint8Array[] = [];
  for (const content of contents) {
    if (!content) continue;
    if (parts.length > 0) parts.push(comma);
    parts.push(content);
  }
  return concat(toBytes("["), ...parts, toBytes("]"));
}
