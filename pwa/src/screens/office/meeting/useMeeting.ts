import { useRef } from "preact/hooks";
import type { Held } from "../../../api/client.ts";
import { type Audience, readMeeting, type WeeklyMeeting } from "../../../api/weekly.ts";
import { watched } from "../session.ts";
import { type Polled, usePoll } from "../usePoll.ts";

/** Everyone in the meeting sees what another writes at most this long after. */
const POLL_MS = 3000;

/** One meeting, live: asked for again and again, and sent only when something is new. */
export function useMeeting(id: string, audience: Audience): Polled<WeeklyMeeting> {
  const held = useRef<{ key: string; answer: Held<WeeklyMeeting> } | null>(null);
  const key = `meeting/${id}/${audience}`;
  return usePoll(
    key,
    async () => {
      const known = held.current?.key === key ? held.current.answer : null;
      const answer = await watched(readMeeting(id, audience, known));
      held.current = { key, answer };
      return answer.answer;
    },
    POLL_MS,
  );
}
