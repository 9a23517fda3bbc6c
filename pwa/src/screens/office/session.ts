/** Who is signed in at this desk. The cookie is the session; this is only what the screen knows. */
import { signal } from "@preact/signals";
import { ApiError } from "../../api/errors.ts";
import type { Session } from "../../api/session.ts";

/** undefined until the server has said; null when nobody is signed in here. */
export const session = signal<Session | null | undefined>(undefined);

/** True when the session ended while somebody was working. */
export const hasRunOut = signal(false);

/** Passes an answer on; a session that has run out leads to the sign-in page. */
export async function watched<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401 && session.value) {
      hasRunOut.value = true;
      session.value = null;
    }
    throw error;
  }
}
