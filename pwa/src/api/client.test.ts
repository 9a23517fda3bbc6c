import { afterEach, expect, test, vi } from "vitest";
import { ask } from "./client.ts";
import { ApiError, NetworkError } from "./errors.ts";
import { approveEntry } from "./office.ts";
import { currentSession, signIn } from "./session.ts";

afterEach(() => vi.unstubAllGlobals());

/** A network that answers so, and remembers what it was asked. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answer();
  });
  return asked;
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": type, ...headers },
  });
}

test("an unsafe request carries what the server's cross-site rule asks for", async () => {
  const asked = answering(() => json({ user: { id: "u1" } }));

  await signIn("ask", "secret", "field");

  const [{ url, init }] = asked as [(typeof asked)[0]];
  expect(url).toBe("/api/session");
  expect(init).toMatchObject({
    method: "POST",
    credentials: "same-origin",
    redirect: "error",
    cache: "no-store",
  });
  expect(init.headers).toMatchObject({ "X-App": "1", "Content-Type": "application/json" });
  expect(JSON.parse(String(init.body))).toEqual({
    username: "ask",
    password: "secret",
    surface: "field",
  });
});

test("a refusal keeps its status, reason, fields and the time to wait", async () => {
  const problem = { reason: "too_many_attempts", errors: { username: ["required"] } };
  answering(() => json(problem, 429, { "Retry-After": "30" }));

  const error = (await ask("/api/session").catch((reason) => reason)) as ApiError;

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 429,
    reason: "too_many_attempts",
    fields: { username: ["required"] },
    retryAfterSeconds: 30,
  });
});

test.each([
  ["a page of HTML", () => new Response("<html>", { headers: { "Content-Type": "text/html" } })],
  ["an error that is not ours", () => json({ message: "Bad gateway" }, 502)],
])("%s is unexpected, not an answer", async (_, answer) => {
  answering(answer);

  const error = (await ask("/api/words").catch((reason) => reason)) as NetworkError;

  expect(error).toBeInstanceOf(NetworkError);
  expect(error.kind).toBe("unexpected");
});

test("a reply cut short counts as lost", async () => {
  const headers = { "Content-Type": "application/json" };
  answering(() => new Response('{"proto":1,"resu', { headers }));

  await expect(ask("/api/words")).rejects.toMatchObject({ kind: "unreachable" });
});

test("no network is unreachable; a silent one runs out of time", async () => {
  answering(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(ask("/api/words")).rejects.toMatchObject({ kind: "unreachable" });

  vi.stubGlobal(
    "fetch",
    (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  await expect(ask("/api/words", { timeoutMs: 5 })).rejects.toMatchObject({ kind: "timeout" });
});

test("nobody signed in is no error", async () => {
  answering(() => json({ reason: "signed_out" }, 401));

  expect(await currentSession()).toBeNull();
});

test("approving names the version that was seen and the operation that it is", async () => {
  const asked = answering(() => json({ id: "e1", state: "approved" }));

  await approveEntry("e1", { op_id: "op-1", base_version: 3 });

  expect(asked[0]?.url).toBe("/api/entries/e1/approve");
  expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ op_id: "op-1", base_version: 3 });
});
