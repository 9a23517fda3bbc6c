/** Sending a photo's bytes: open or find the upload, then append where the server stands. */
import { ask } from "./client.ts";
import type { Upload, UploadRequest } from "./types.ts";

export type { UploadRequest } from "./types.ts";

/** Where an upload stands on the server; whole, it is `is_complete`, and the photo's row tells the rest. */
export type UploadState = Upload;

/** What the sending of photos asks of a server; tests give one of their own. */
export interface UploadApi {
  open(body: UploadRequest, signal: AbortSignal): Promise<UploadState>;
  /** @throws ApiError wrong_offset with `offset`, wrong_checksum, wrong_hash */
  append(id: string, part: UploadPart, signal: AbortSignal): Promise<UploadState>;
}

/** Bytes from an offset on, with their own checksum. */
export interface UploadPart {
  offset: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 in base64. */
  sha256: string;
}

const UPLOADS = "/api/attachments/uploads";

/** The server that this page came from. */
export const uploadApi: UploadApi = {
  open: (body, signal) => ask(UPLOADS, { method: "POST", body, signal }),
  append: (id, { offset, bytes, sha256 }, signal) =>
    ask(`${UPLOADS}/${encodeURIComponent(id)}`, {
      method: "PATCH",
      bytes: { content: bytes, type: "application/octet-stream" },
      headers: { "Upload-Offset": String(offset), "Upload-Checksum": `sha256 ${sha256}` },
      signal,
    }),
};
