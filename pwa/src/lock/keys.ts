/** The page's side of the key worker: asks in batches, and knows when the worker is gone. */
import type { Bytes } from "./bytes.ts";
import { errorNamed, KeyWorkerFailed, Locked } from "./errors.ts";
import type {
  KeyAnswers,
  KeyMessage,
  KeyReply,
  KeyRequest,
  PackedRows,
  RootWrap,
  ToOpen,
  ToSeal,
} from "./keyProtocol.ts";

/** As much of a Worker as is used; a test gives one that answers in its own thread. */
export interface KeyPort {
  post(message: KeyMessage, transfer: ArrayBuffer[]): void;
  onReply(listener: (reply: KeyReply) => void): void;
  onFailure(listener: () => void): void;
  terminate(): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Seals and opens by way of one worker, until it is closed. */
export class Keys {
  private next = 1;
  private readonly waiting = new Map<number, Waiting>();
  private ended: Error | undefined;

  constructor(private readonly port: KeyPort) {
    port.onReply((reply) => this.settle(reply));
    port.onFailure(() => this.end(new KeyWorkerFailed()));
  }

  /** Makes a root key, wrapped by the code; the keys are then open. */
  create(code: string, identity: Bytes): Promise<KeyAnswers["create"]> {
    return this.ask({ kind: "create", code, identity });
  }

  /** Opens the keys and the identity. @throws WrongCode */
  async unlock(code: string, root: RootWrap, identity: Bytes): Promise<Bytes> {
    return (await this.ask({ kind: "unlock", code, root, identity })).identity;
  }

  /** The root wrapped by what a passkey gave, which is handed over. @throws WrongCode */
  async wrapByPasskey(code: string, root: RootWrap, output: Bytes): Promise<Bytes> {
    const request = { kind: "wrapByPasskey", code, root, output } as const;
    return (await this.ask(request, [output.buffer])).wrap;
  }

  /** As unlock, by what a passkey gave, which is handed over. @throws WrongPasskey */
  async unlockByPasskey(output: Bytes, wrap: Bytes, identity: Bytes): Promise<Bytes> {
    const request = { kind: "unlockByPasskey", output, wrap, identity } as const;
    return (await this.ask(request, [output.buffer])).identity;
  }

  /** Seals items for a store, in order. */
  async seal(store: string, items: ToSeal[]): Promise<Bytes[]> {
    if (items.length === 0) return [];
    return (await this.ask({ kind: "seal", store, items })).items;
  }

  /** Opens items of a store, in order; one that does not open is the name of its error. */
  async open(store: string, items: ToOpen[]): Promise<(Bytes | string)[]> {
    if (items.length === 0) return [];
    return (await this.ask({ kind: "open", store, items })).items;
  }

  /** A wrapped random key for a new generation of the cache. */
  async newGeneration(generation: string): Promise<Bytes> {
    return (await this.ask({ kind: "newGeneration", generation })).key;
  }

  /** Seals many cache rows. The buffer is handed over and is empty afterwards. */
  async sealRows(generation: string, key: Bytes, rows: PackedRows): Promise<PackedRows> {
    return (await this.ask({ kind: "sealRows", generation, key, rows }, [rows.data.buffer])).rows;
  }

  /** Opens many cache rows into the bytes of one JSON array. The buffer is handed over. */
  openRows(generation: string, key: Bytes, rows: PackedRows): Promise<KeyAnswers["openRows"]> {
    return this.ask({ kind: "openRows", generation, key, rows }, [rows.data.buffer]);
  }

  /** Ends the worker and the key with it; whatever waits is told that the phone is locked. */
  close(): void {
    this.end(new Locked());
    this.port.terminate();
  }

  private ask<K extends KeyRequest["kind"]>(
    request: Extract<KeyRequest, { kind: K }>,
    transfer: ArrayBuffer[] = [],
  ): Promise<KeyAnswers[K]> {
    if (this.ended) return Promise.reject(this.ended);
    const n = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(n, { resolve: (answer) => resolve(answer as KeyAnswers[K]), reject });
      this.port.post({ n, request }, transfer);
    });
  }

  private settle(reply: KeyReply): void {
    const waiting = this.waiting.get(reply.n);
    this.waiting.delete(reply.n);
    if ("error" in reply) waiting?.reject(errorNamed(reply.error));
    else waiting?.resolve(reply.answer);
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
