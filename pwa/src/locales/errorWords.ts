import { ApiError, NetworkError } from "../api/errors.ts";
import { hasText, t } from "./t.ts";

/** An error of the phone's own; some say with a key which of their reasons it was. */
type Named = Error & { reason?: string };

/** Words for a reason's key; a plain fallback that names the key when it is newer than this app. */
export function reasonWords(reason: string): string {
  // A reason about one field is key:field; the words are the key's.
  const [key = reason] = reason.split(":");
  return hasText(`reason.${key}`) ? t(`reason.${key}`) : t("reason.unknown", { reason });
}

/** What went wrong, in words that say what to do. */
export function errorWords(error: unknown): string {
  if (error instanceof NetworkError) return t(`network.${error.kind}`);
  if (error instanceof ApiError) {
    if (error.reason === "too_many_attempts" && error.retryAfterSeconds) {
      const minutes = Math.ceil(error.retryAfterSeconds / 60);
      return t("reason.too_many_attempts_wait", { minutes });
    }
    return reasonWords(error.reason);
  }
  const { name = "", reason } = error instanceof Error ? (error as Named) : {};
  if (reason && hasText(`error.${name}_${reason}`)) return t(`error.${name}_${reason}`);
  return hasText(`error.${name}`) ? t(`error.${name}`) : t("error.unexpected");
}
