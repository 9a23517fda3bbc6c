/** The two errors that talking to the server can throw. Neither carries a text for people. */

/**
 * No answer of ours came: `unreachable` (no network, or cut), `timeout`, or `unexpected`, when
 * something answered that is not our server (a captive portal's page, a proxy's error).
 */
export class NetworkError extends Error {
  override name = "NetworkError";

  constructor(readonly kind: "unreachable" | "timeout" | "unexpected") {
    super(kind);
  }
}

/** Our server's refusal, as problem+json says it. */
export class ApiError extends Error {
  override name = "ApiError";

  constructor(
    readonly status: number,
    /** Stable key, such as `signed_out`; the catalogue has its words. */
    readonly reason: string,
    /** Field name to reason keys, when single fields were refused. */
    readonly fields: Record<string, string[]> = {},
    /** Seconds that the server asks to be left alone, if it said so. */
    readonly retryAfterSeconds?: number,
    /** Where an upload stands, when it was sent from another place (`wrong_offset`). */
    readonly offset?: number,
  ) {
    super(reason);
  }
}

/** Whether the answer was that there is nothing there, or nothing that one may see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
