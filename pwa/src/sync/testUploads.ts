/** For tests: the server's side of uploads, with faults on the way to it. */
import { createHash } from "node:crypto";
import { ApiError, NetworkError } from "../api/errors.ts";
import type { UploadApi, UploadPart, UploadRequest, UploadState } from "../api/uploadApi.ts";
import { testId } from "../store/testPhone.ts";
import type { TestServer } from "./testServer.ts";

interface Upload {
  id: string;
  key: string;
  sha256: string;
  size: number;
  bytes: Buffer;
  isComplete: boolean;
}

/** What may happen to one request: before it arrives, to its bytes, or to its reply. */
export type UploadTrouble = "unreachable" | "lost" | "timeout" | "spoilt" | Error;

/** Takes photos in as the contract says, and tells of them in the rows of a `TestServer`. */
export class TestUploads implements UploadApi {
  readonly uploads = new Map<string, Upload>();
  /** The bytes of every part that came, in order. */
  readonly parts: number[] = [];
  opened: UploadRequest[] = [];
  troubles: (UploadTrouble | undefined)[] = [];
  isDown = false;
  /** Called when a part arrives, for what happens meanwhile. */
  meanwhile: (part: UploadPart) => Promise<void> | void = () => undefined;

  constructor(private readonly server: TestServer) {}

  async open(request: UploadRequest): Promise<UploadState> {
    this.opened.push(request);
    return this.travel(() => {
      const key = `${request.replica}/${request.sha256}`;
      let upload = [...this.uploads.values()].find((one) => one.key === key);
      if (!upload) {
        const { sha256, size } = request;
        upload = { id: testId("u"), key, sha256, size, bytes: Buffer.alloc(0), isComplete: false };
        this.uploads.set(upload.id, upload);
      }
      if (upload.isComplete) this.tell(upload.sha256);
      return stateOf(upload);
    });
  }

  async append(id: string, part: UploadPart, signal?: AbortSignal): Promise<UploadState> {
    await this.meanwhile(part);
    if (signal?.aborted) throw new NetworkError("unreachable");
    return this.travel((trouble) => {
      const upload = this.uploads.get(id);
      if (!upload) throw new ApiError(404, "not_found");
      const bytes = Buffer.from(part.bytes);
      if (trouble === "spoilt") bytes[0] = (bytes[0] ?? 0) ^ 1;
      if (part.offset !== upload.bytes.length) {
        throw new ApiError(409, "wrong_offset", {}, undefined, upload.bytes.length);
      }
      if (hash(bytes, "base64") !== part.sha256) throw new ApiError(422, "wrong_checksum");
      this.parts.push(bytes.length);
      upload.bytes = Buffer.concat([upload.bytes, bytes]);
      if (upload.bytes.length === upload.size) this.finish(upload);
      return stateOf(upload);
    });
  }

  /** The bytes of a photo that came whole, by its hash. */
  received(sha256: string): Buffer | undefined {
    const whole = [...this.uploads.values()].find((one) => one.isComplete && one.sha256 === sha256);
    return whole?.bytes;
  }

  private finish(upload: Upload): void {
    if (hash(upload.bytes, "hex") !== upload.sha256) {
      upload.bytes = Buffer.alloc(0);
      throw new ApiError(422, "wrong_hash");
    }
    upload.isComplete = true;
    this.tell(upload.sha256);
  }

  /** Sets the receipt on every row that names the hash. */
  private tell(sha256: string): void {
    for (const { entity, id, row } of this.server.rows.values()) {
      if (entity !== "attachment" || row.sha256 !== sha256 || row.received_sha256) continue;
      this.server.put("attachment", id, { ...row, state: "stored", received_sha256: sha256 });
    }
  }

  private async travel<T>(serve: (trouble: UploadTrouble | undefined) => T): Promise<T> {
    await Promise.resolve();
    const trouble = this.troubles.shift();
    if (this.isDown || trouble === "unreachable") throw new NetworkError("unreachable");
    if (trouble instanceof Error) throw trouble;
    const reply = serve(trouble);
    if (trouble === "lost") throw new NetworkError("unreachable");
    if (trouble === "timeout") throw new NetworkError("timeout");
    return reply;
  }
}

function stateOf({ id, size, bytes, isComplete }: Upload): UploadState {
  return { id, offset: bytes.length, size, is_complete: isComplete };
}

function hash(bytes: Buffer, form: "hex" | "base64"): string {
  return createHash("sha256").update(bytes).digest(form);
}
