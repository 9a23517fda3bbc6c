/** One photo's way to the server: always on from the byte where the server stands. */
import { ApiError, NetworkError } from "../api/errors.ts";
import type { UploadApi, UploadState } from "../api/uploadApi.ts";
import { newId } from "../domain/ids.ts";
import type { Bytes } from "../lock/bytes.ts";
import type { StoredPhoto } from "../store/photoVault.ts";
import { PROTO } from "./envelope.ts";

/** Most bytes in one part; the server takes no more. */
export const MAX_PART = 256 * 1024;
const LEAST_PART = 16 * 1024;
/** So many parts without a byte of progress mean that the two sides do not understand each other. */
const PATIENCE = 5;

export interface UploadContext {
  api: UploadApi;
  replica: string;
  signal: AbortSignal;
  /** Bytes in a part; halved when a part was too slow, and grows back. */
  part: { limit: number };
  /** Told how many bytes the server has. */
  onProgress(offset: number): void;
}

/** Sends what the server lacks of these bytes. @throws NetworkError, ApiError */
export async function uploadPhoto(
  context: UploadContext,
  photo: StoredPhoto,
  bytes: Bytes,
): Promise<void> {
  const { api, replica, signal } = context;
  const { sha256, size, mediaType: media_type } = photo;
  const request = { proto: PROTO, request_id: newId(), replica, sha256, size, media_type };
  let at = sound(await api.open(request, signal), size);
  for (let fruitless = 0; !at.is_complete && fruitless < PATIENCE; fruitless++) {
    context.onProgress(at.offset);
    const next = await append(context, at, bytes);
    if (next.offset > at.offset || next.is_complete) fruitless = -1;
    at = next;
  }
  if (!at.is_complete) throw new NetworkError("unexpected");
  context.onProgress(size);
}

async function append(context: UploadContext, at: UploadState, bytes: Bytes): Promise<UploadState> {
  const { api, signal, part } = context;
  const piece = bytes.slice(at.offset, at.offset + part.limit);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", piece));
  const sha256 = btoa(String.fromCharCode(...digest));
  try {
    const next = await api.append(at.id, { offset: at.offset, bytes: piece, sha256 }, signal);
    part.limit = Math.min(MAX_PART, part.limit * 2);
    return sound(next, bytes.length, at.id);
  } catch (error) {
    if (error instanceof ApiError) {
      // Another tab, or a reply that was lost, has moved the upload: on from where it stands.
      if (error.reason === "wrong_offset" && error.offset !== undefined) {
        return sound({ ...at, offset: error.offset }, bytes.length);
      }
      // Spoilt on the way: the same part again.
      if (error.reason === "wrong_checksum") return at;
    }
    const isTooSlow = error instanceof NetworkError && error.kind === "timeout";
    if (isTooSlow) part.limit = Math.max(LEAST_PART, Math.floor(part.limit / 2));
    throw error;
  }
}

/** The state, if it can be one of this upload. @throws NetworkError "unexpected" */
function sound(state: UploadState, size: number, id = state?.id): UploadState {
  const isSound =
    typeof state?.id === "string" &&
    state.id === id &&
    Number.isInteger(state.offset) &&
    state.offset >= 0 &&
    (state.is_complete ? state.offset === size : state.offset < size);
  if (!isSound) throw new NetworkError("unexpected");
  return state;
}
