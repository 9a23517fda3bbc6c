import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { NetworkError } from "../../../api/errors.ts";
import type { PointWritten } from "../../../api/weekly.ts";
import { newId } from "../../../domain/ids.ts";

/** So long one has paused when what one has written is saved. */
const PAUSE_MS = 1200;
/** So long after a failure it is tried again. */
const AGAIN_MS = 3000;

/** What one field of a point shows, and what one does with it. */
export interface LiveField {
  value: string;
  state: "still" | "waiting" | "saving" | "saved" | "failed";
  error: unknown;
  write(text: string): void;
  leave(): void;
}

/** Sends one value, bound to what was seen; `version` is that of the point. */
export type Send = (said: {
  opId: string;
  version: number;
  base: string;
  value: string;
}) => Promise<PointWritten>;

/**
 * One field that several write in at once. It is saved as one pauses or leaves it, with what one saw
 * there when one began: so the server tells two writers apart. Until it is saved, nothing from
 * elsewhere takes the place of what is being written.
 * @param stored what the server says stands there
 */
export function useLiveField(stored: string, version: number, send: Send): LiveField {
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<LiveField["state"]>("still");
  const [error, setError] = useState<unknown>(null);
  const live = useRef({ draft: null as string | null, base: stored, version, opId: "", sent: "" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isBusy = useRef(false);
  const sender = useRef(send);
  sender.current = send;
  if (live.current.draft === null) live.current = { ...live.current, base: stored, version };

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const now = live.current;
    const value = now.draft?.trim() ?? null;
    if (value === null || isBusy.current) return;
    if (value === now.base) {
      live.current = { ...now, draft: null };
      setDraft(null);
      setState("still");
      return;
    }
    // The same words sent again, after an answer that was lost, are the same operation.
    if (now.sent !== value || !now.opId) {
      live.current = { ...now, opId: newId(), sent: value };
    }
    isBusy.current = true;
    setState("saving");
    try {
      const { opId, base } = live.current;
      const written = await sender.current({ opId, version: live.current.version, base, value });
      const isTypedOn = live.current.draft?.trim() !== value;
      live.current = {
        ...live.current,
        base: value,
        version: written.version,
        opId: "",
        draft: isTypedOn ? live.current.draft : null,
      };
      setError(null);
      setState(isTypedOn ? "waiting" : "saved");
      if (!isTypedOn) setDraft(null);
    } catch (failure) {
      setError(failure);
      setState("failed");
      // What was refused is refused again; what did not get through is tried until it does.
      if (failure instanceof NetworkError) timer.current = setTimeout(() => void save(), AGAIN_MS);
      return;
    } finally {
      isBusy.current = false;
    }
    if (live.current.draft !== null) timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, []);

  // A page that is left says what was being written.
  useLayoutEffect(() => () => void save(), [save]);

  return {
    value: draft ?? stored,
    state,
    error,
    write(text) {
      live.current = { ...live.current, draft: text };
      setDraft(text);
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    leave: () => void save(),
  };
}
