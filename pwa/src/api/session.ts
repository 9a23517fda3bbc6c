/** Signing in and out. */
import { ask } from "./client.ts";
import { ApiError } from "./errors.ts";
import type { Session } from "./types.ts";

export type { Session } from "./types.ts";

/** Where a session is used: the field app or the office. */
export type Surface = Session["surface"];

/** Starts a session. @throws ApiError (wrong_sign_in, not_your_surface, too_many_attempts), NetworkError */
export function signIn(username: string, password: string, surface: Surface): Promise<Session> {
  return ask("/api/session", { method: "POST", body: { username, password, surface } });
}

/** The session there is, or null when nobody is signed in. @throws NetworkError, ApiError */
export async function currentSession(): Promise<Session | null> {
  try {
    return await ask<Session>("/api/session");
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Ends the session on the server. @throws NetworkError, ApiError */
export function signOut(): Promise<void> {
  return ask("/api/session", { method: "DELETE" });
}
