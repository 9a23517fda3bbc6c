/**
 * One way to ask the server. A reply counts only if it is JSON; a redirect or a page of HTML is
 * somebody else's answer (faults.md 36).
 */
import { ApiError, NetworkError } from "./errors.ts";

/** How long a request may take before it is given up, in milliseconds (sync.md, limits). */
export const TIMEOUT_MS = 30_000;

/** One request. `body` is sent as JSON, `bytes` as they are: packed JSON, or part of an upload. */
export interface Ask {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  bytes?: { content: Uint8Array<ArrayBuffer> | string; encoding?: string; type?: string };
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
}

/**
 * The server's JSON, or undefined when it has nothing to say (204).
 * @throws NetworkError, ApiError
 */
export async function ask<T>(path: string, options: Ask = {}): Promise<T> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as T;
  const answer = await readJson(response);
  if (response.ok) return answer as T;
  throw refusal(response, answer);
}

/** An answer together with the server's tag for it. */
export interface Held<T> {
  tag: string | null;
  answer: T;
}

/**
 * The server's JSON, or the answer that is held already when the server says that it still holds.
 * @throws NetworkError, ApiError
 */
export async function askAgain<T>(path: string, held: Held<T> | null): Promise<Held<T>> {
  const response = await send(path, held?.tag ? { headers: { "If-None-Match": held.tag } } : {});
  if (held && response.status === 304) return held;
  const answer = await readJson(response);
  if (!response.ok) throw refusal(response, answer);
  return { tag: response.headers.get("ETag"), answer: answer as T };
}

async function send(path: string, options: Ask): Promise<Response> {
  const { method = "GET", signal, timeoutMs = TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(path, {
      method,
      headers: headersFor(method, options),
      body:
        options.bytes?.content ??
        (options.body === undefined ? null : JSON.stringify(options.body)),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      signal: signal ? either(signal, timeout) : timeout,
    });
  } catch {
    throw new NetworkError(timeout.aborted ? "timeout" : "unreachable");
  }
}

function headersFor(method: string, options: Ask): Record<string, string> {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  if (method === "GET") return headers;
  headers["X-App"] = "1";
  headers["Content-Type"] = options.bytes?.type ?? "application/json";
  if (options.bytes?.encoding) headers["Content-Encoding"] = options.bytes.encoding;
  return headers;
}

async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/(problem\+)?json\b/.test(type)) throw new NetworkError("unexpected");
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw new NetworkError("unreachable");
  }
  try {
    return JSON.parse(text);
  } catch {
    // Cut short on the way: the same as a reply that never came.
    throw new NetworkError("unreachable");
  }
}

function refusal(response: Response, answer: unknown): Error {
  const problem = answer as {
    reason?: unknown;
    errors?: Record<string, string[]>;
    offset?: number;
  } | null;
  if (typeof problem?.reason !== "string") return new NetworkError("unexpected");
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new ApiError(
    response.status,
    problem.reason,
    problem.errors ?? {},
    Number.isFinite(wait) ? wait : undefined,
    problem.offset,
  );
}

/** AbortSignal.any where there is one (Safari has it from 17.4). */
function either(a: AbortSignal, b: AbortSignal): AbortSignal {
  if ("any" in AbortSignal) return AbortSignal.any([a, b]);
  const both = new AbortController();
  for (const signal of [a, b]) {
    if (signal.aborted) both.abort();
    signal.addEventListener("abort", () => both.abort(), { once: true });
  }
  return both.signal;
}
