/** The sync requests. What is sound in a reply is for the caller to judge. */
import { type Ask, ask } from "./client.ts";
import { ApiError } from "./errors.ts";
import { currentSession } from "./session.ts";
import type {
  EnrolReply,
  EnrolRequest,
  ManifestReply,
  ManifestRequest,
  PullReply,
  PullRequest,
  PushReply,
} from "./wire.ts";

/** What sync asks of a server; tests give one of their own. */
export interface SyncApi {
  enrol(body: EnrolRequest): Promise<EnrolReply>;
  push(bytes: NonNullable<Ask["bytes"]>, signal: AbortSignal): Promise<PushReply>;
  pull(body: PullRequest, signal: AbortSignal): Promise<PullReply>;
  manifest(body: ManifestRequest, signal: AbortSignal): Promise<ManifestReply>;
  /** The id of the user who is signed in, or null. */
  signedInUser(): Promise<string | null>;
}

/** The server that this page came from. */
export const syncApi: SyncApi = {
  enrol: (body) => ask("/api/sync/enrol", { method: "POST", body }),
  push: (bytes, signal) => ask("/api/sync/push", { method: "POST", bytes, signal }),
  pull: (body, signal) => ask("/api/sync/pull", { method: "POST", body, signal }),
  manifest: (body, signal) => ask("/api/sync/manifest", { method: "POST", body, signal }),
  signedInUser: async () => (await currentSession())?.user.id ?? null,
};

/** Whether the server says that nobody, or somebody else, is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
