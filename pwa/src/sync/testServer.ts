/** For tests: a small server that keeps the protocol's promises, with faults on the way to it. */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { ApiError, NetworkError } from "../api/errors.ts";
import type { SyncApi } from "../api/syncApi.ts";
import type { Result, User } from "../api/types.ts";
import {
  type Change,
  ENTITIES,
  type Entity,
  type ManifestReply,
  type ManifestRequest,
  type OperationBody,
  type OpResult,
  type PulledChange,
  type PullReply,
  type PullRequest,
  type PushReply,
  type PushRequest,
  type Report,
} from "../api/wire.ts";
import { IDENTITY, testId } from "../store/testPhone.ts";

const SERVER_NOW = "2026-11-17T08:00:00.000Z";

interface Held {
  entity: Entity;
  id: string;
  version: number;
  row: Record<string, unknown>;
  gone?: "deleted" | "scope";
  seq: number;
}

interface Told {
  op_id: string;
  outcome: OpResult["outcome"];
  reason: string | null;
  comment?: string;
  server_seq: number;
  n: number;
  replica: string;
}

/** What may happen to one request: before it arrives, or to its reply. */
export type Trouble = "unreachable" | "lost" | "timeout" | "html" | "wrong_id" | Error;

/** The server, and its network. */
export class TestServer implements SyncApi {
  epoch = IDENTITY.epoch;
  scopeRev = 1;
  packDays = 14;
  clock = 0;
  /** The log reaches back to here. */
  floor = 0;
  pageSize = 1000;
  manifestSize = 5000;
  maxOps = 500;
  user: string | null = IDENTITY.user.id;
  /** Highest number held, per replica. */
  readonly lastSeqs = new Map<string, number>([[IDENTITY.replica, 0]]);
  readonly ledger = new Map<string, { body: string; replica: string; seq: number }>();
  readonly told: Told[] = [];
  readonly rows = new Map<string, Held>();
  readonly pushes: PushRequest[] = [];
  readonly encodings: (string | undefined)[] = [];
  /** What was asked for by name, one list for each request. */
  readonly wants: string[][] = [];
  readonly manifests: ManifestRequest[] = [];
  /** What the phone said of itself, in order. */
  readonly reports: (Report | undefined)[] = [];
  /** Called when a request has arrived, before it is answered. */
  onRequest: () => void = () => undefined;
  requests = 0;
  /** What happens to the next requests, in order. */
  troubles: Trouble[] = [];
  isDown = false;
  /** Decides an operation's outcome; applied when it says nothing. */
  decide: (body: OperationBody) => Partial<OpResult> | undefined = () => undefined;

  /** Puts a row there, as the office would. */
  put(entity: Entity, id: string, row: Record<string, unknown>): void {
    const version = (this.rows.get(id)?.version ?? 0) + 1;
    this.rows.set(id, { entity, id, version, row, seq: ++this.clock });
  }

  /** Takes a row away from this phone. */
  remove(id: string, gone: "deleted" | "scope"): void {
    const held = this.rows.get(id);
    if (held) this.rows.set(id, { ...held, gone, version: held.version + 1, seq: ++this.clock });
  }

  /** Gives a parked operation another outcome. */
  retell(
    opId: string,
    outcome: OpResult["outcome"],
    apply = false,
    told: Partial<Pick<Told, "reason" | "comment">> = {},
  ): void {
    const last = this.told.findLast(({ op_id }) => op_id === opId);
    const entry = this.ledger.get(opId);
    if (!last || !entry) throw new Error("no such operation");
    const server_seq = ++this.clock;
    this.told.push({ ...last, outcome, reason: null, ...told, n: last.n + 1, server_seq });
    if (apply) this.apply(JSON.parse(entry.body).changes, server_seq);
  }

  /** A copy of everything, to be set back to later. */
  backup(): () => void {
    const copy = structuredClone({
      clock: this.clock,
      ledger: this.ledger,
      told: this.told,
      rows: this.rows,
      lastSeqs: this.lastSeqs,
    });
    return () => {
      this.clock = copy.clock;
      this.epoch = testId("epoch");
      this.told.splice(0, Number.POSITIVE_INFINITY, ...copy.told);
      for (const [mine, theirs] of [
        [this.ledger, copy.ledger],
        [this.rows, copy.rows],
        [this.lastSeqs, copy.lastSeqs],
      ] as [Map<string, unknown>, Map<string, unknown>][]) {
        mine.clear();
        for (const [key, value] of theirs) mine.set(key, value);
      }
    };
  }

  async enrol(body: { request_id: string }) {
    return this.travel(body.request_id, () => {
      const replica = testId("r");
      this.lastSeqs.set(replica, 0);
      const user: User = { ...IDENTITY.user, id: this.user ?? "", roles: ["field_worker"] };
      return {
        replica,
        epoch: this.epoch,
        server_now: SERVER_NOW,
        user,
        left_behind: [],
        rescue_key: { kid: "2026-00000000", public_key: "A".repeat(43) },
      };
    });
  }

  async push(bytes: { content: Uint8Array | string; encoding?: string }): Promise<PushReply> {
    const plain =
      bytes.encoding === "gzip" ? gunzipSync(bytes.content as Uint8Array) : bytes.content;
    const request = JSON.parse(Buffer.from(plain as Uint8Array).toString()) as PushRequest;
    this.pushes.push(request);
    this.reports.push(request.report);
    this.encodings.push(bytes.encoding);
    return this.travel(request.request_id, () => this.receive(request));
  }

  async pull(request: PullRequest): Promise<PullReply> {
    this.reports.push(request.report);
    if (request.want) this.wants.push(request.want.map(({ id }) => id));
    return this.travel(request.request_id, () => this.read(request));
  }

  async manifest(request: ManifestRequest): Promise<ManifestReply> {
    this.manifests.push(request);
    return this.travel(request.request_id, () => this.tell(request));
  }

  async signedInUser() {
    if (this.isDown) throw new NetworkError("unreachable");
    return this.user;
  }

  /** All operations that took effect, by id. */
  get applied(): string[] {
    return [...this.ledger.keys()];
  }

  private receive({ replica, ops }: PushRequest) {
    if (ops.length > this.maxOps) throw new ApiError(413, "too_many_operations");
    let last = this.lastSeqs.get(replica);
    if (last === undefined) throw new ApiError(403, "not_your_replica");
    const results: Result[] = [];
    let stop: PushReply["stop"];
    for (const { seq, body } of ops) {
      const content = JSON.parse(body) as OperationBody;
      const known = this.ledger.get(content.op_id);
      if (seq <= last && !known) stop = "fork";
      if (seq > last + 1) stop = "gap";
      if (stop) break;
      last = Math.max(last, seq);
      if (known && known.body !== body) throw new Error("an operation came with another body");
      if (!known) this.decideNew(content, body, replica, seq);
      results.push(this.lastWord(content.op_id));
    }
    this.lastSeqs.set(replica, last);
    const head = { epoch: this.epoch, server_now: SERVER_NOW, last_seq: last, results };
    return stop ? { ...head, stop } : head;
  }

  private decideNew(content: OperationBody, body: string, replica: string, seq: number): void {
    this.ledger.set(content.op_id, { body, replica, seq });
    const server_seq = ++this.clock;
    const { outcome = "applied", reason = null } = this.decide(content) ?? {};
    this.told.push({ op_id: content.op_id, outcome, reason, server_seq, n: 1, replica });
    if (outcome === "applied") this.apply(content.changes, server_seq);
  }

  private apply(changes: Change[], seq: number): void {
    for (const { entity, id, set, act } of changes) {
      if (entity === "operation") {
        this.retell(id, "rejected", false, { reason: "withdrawn" });
        continue;
      }
      const held = this.rows.get(id);
      const row = { ...held?.row, ...set, ...(act === "submit" ? { state: "submitted" } : {}) };
      const isSame = held?.seq === seq;
      const version = (held?.version ?? 0) + (isSame ? 0 : 1);
      this.rows.set(id, { entity, id, version, row, seq });
    }
  }

  private lastWord(opId: string): Result {
    const last = this.told.findLast(({ op_id }) => op_id === opId);
    if (!last) throw new Error("nothing was told");
    const { op_id, outcome, reason, server_seq } = last;
    const told = { op_id, outcome, server_seq, versions: {}, conflicts: [] };
    return reason ? { ...told, reason } : told;
  }

  private tell({ after, limit, digest, epoch }: ManifestRequest) {
    const head = { epoch: this.epoch, seq: this.clock, scope_rev: this.scopeRev };
    const nothing = { records: {}, more: false, next: null, is_same: false };
    if (epoch !== this.epoch) return { ...head, ...nothing, reset: "epoch" as const };
    const all = this.listed();
    if (digest !== undefined && digest === this.digest()) {
      return { ...head, ...nothing, is_same: true };
    }
    const from = after ? all.findIndex(({ id }) => id === after.id) + 1 : 0;
    const upto = from + Math.min(limit ?? this.manifestSize, this.manifestSize);
    const records: ManifestReply["records"] = {};
    for (const { entity, id, version } of all.slice(from, upto)) {
      records[entity] = [...(records[entity] ?? []), [id, version]];
    }
    const last = all[upto - 1];
    const more = upto < all.length && last !== undefined;
    const next = more ? { entity: last.entity, id: last.id } : null;
    return { ...head, records, more, next, is_same: false };
  }

  private listed(): Held[] {
    const place = ({ entity }: Held) => ENTITIES.indexOf(entity);
    return [...this.rows.values()]
      .filter(({ gone }) => !gone)
      .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  }

  private digest(): string {
    const hash = createHash("sha256");
    for (const { entity, id, version } of this.listed())
      hash.update(`${entity}/${id}/${version}\n`);
    return hash.digest("hex");
  }

  private read({ replica, cursor, scope_rev, epoch, want }: PullRequest) {
    const head = {
      epoch: this.epoch,
      last_seq: this.lastSeqs.get(replica) ?? 0,
      scope_rev: this.scopeRev,
      pack_days: this.packDays,
      server_now: SERVER_NOW,
    };
    const nothing = { to: cursor, more: false, changes: [], outcomes: [] };
    if (epoch !== this.epoch) return { ...head, ...nothing, reset: "epoch" as const };
    if (want) {
      const changes = want.map(({ entity, id }) => {
        const held = this.rows.get(id);
        return held ? asChange(held) : { entity, id, version: 1, gone: "scope" as const };
      });
      return { ...head, ...nothing, changes };
    }
    if (cursor > 0 && cursor < this.floor) {
      return { ...head, ...nothing, reset: "floor" as const };
    }
    if (scope_rev !== null && scope_rev !== this.scopeRev) {
      return { ...head, ...nothing, reset: "scope" as const };
    }
    const news = [...this.rows.values()]
      .filter(({ seq }) => seq > cursor)
      .sort((a, b) => a.seq - b.seq);
    const last = news[this.pageSize - 1]?.seq;
    const more = news.length > this.pageSize && last !== undefined && news.at(-1)?.seq !== last;
    const to = more ? last : this.clock;
    const outcomes = this.told
      .filter((told) => told.replica === replica)
      .filter(({ server_seq }) => server_seq > cursor && server_seq <= to);
    const changes = news.filter(({ seq }) => seq <= to).map(asChange);
    return { ...head, to, more, changes, outcomes };
  }

  /** There and back again, with what happens on the way. */
  private async travel<T extends object>(requestId: string, serve: () => T) {
    this.requests++;
    const trouble = this.troubles.shift();
    if (this.isDown || trouble === "unreachable") throw new NetworkError("unreachable");
    if (trouble instanceof Error) throw trouble;
    if (trouble === "html") throw new NetworkError("unexpected");
    this.onRequest();
    if (this.user === null) throw new ApiError(401, "signed_out");
    const reply = serve();
    if (trouble === "timeout") throw new NetworkError("timeout");
    if (trouble === "lost") throw new NetworkError("unreachable");
    const request_id = trouble === "wrong_id" ? testId("q") : requestId;
    return structuredClone({ proto: 1, request_id, ...reply });
  }
}

function asChange({ entity, id, version, row, gone }: Held): PulledChange {
  return gone ? { entity, id, version, gone } : { entity, id, version, row: { ...row, id } };
}
