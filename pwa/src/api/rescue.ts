/** Bringing in a rescue file, as an office user. */
import { ask } from "./client.ts";
import type { RescueReply } from "./types.ts";

export type { RescueReply } from "./types.ts";

/** A whole file, over an office's line. */
const FILE_TIMEOUT_MS = 600_000;

/**
 * Brings in a rescue file; the same file twice counts once.
 * @throws ApiError rescue_unreadable, rescue_key_unknown, rescue_not_ours, too_large; NetworkError
 */
export function bringInRescue(content: Uint8Array<ArrayBuffer>): Promise<RescueReply> {
  return ask("/api/rescue", {
    method: "POST",
    bytes: { content, type: "application/json" },
    timeoutMs: FILE_TIMEOUT_MS,
  });
}
