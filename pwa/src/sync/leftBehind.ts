/** What this user's earlier phones said that they had not sent, as the server told at enrolment. */
import { type Signal, signal } from "@preact/signals";
import type { LeftBehind } from "../api/wire.ts";

/** Shown until the person has seen it; the office sees it by the device. */
export const leftBehind: Signal<LeftBehind[]> = signal([]);
