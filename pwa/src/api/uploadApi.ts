/** Sending a photo's bytes: open or find the upload, then append where the server stands. */
import { ask } from "./client.ts";

/** What an upload is opened with. The same replica and hash always find the same upload. */
export interface UploadRequest {
  proto: number;
  request_id: string;
  replica: string;
  sha256: string;
  size: number;
  media_type: string;
}

/** Where an upload stands on the server. */
export interface UploadState {
  id: string;
  /** Bytes received so far; the next part begins there. */
  offset: number;
  size: number;
  /** The server has the whole, and its hash was right. */
  is_complete: boolean;
}

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
