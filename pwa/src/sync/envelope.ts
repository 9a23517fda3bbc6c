/** Which replies are believed: ours, and to this very request (sync.md, push). */
import { NetworkError } from "../api/errors.ts";

/** The version of the envelope. */
export const PROTO = 1;

/** The reply, if it has our protocol and echoes the request's id. @throws NetworkError "unexpected" */
export function accept<T extends { proto: number; request_id: string }>(
  reply: T,
  requestId: string,
): T {
  if (reply?.proto !== PROTO || reply.request_id !== requestId) {
    throw new NetworkError("unexpected");
  }
  return reply;
}
