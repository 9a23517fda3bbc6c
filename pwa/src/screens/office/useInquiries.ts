import { useRef } from "preact/hooks";
import type { Held } from "../../api/client.ts";
import { type InquiryPage, type InquiryState, listInquiries } from "../../api/inquiries.ts";
import { watched } from "./session.ts";
import { type Polled, usePoll } from "./usePoll.ts";

/** A critical inquiry shows at most this long after the server has it. */
const POLL_MS = 3000;

/** A page of the inquiries, asked for again and again; the server answers anew only what has changed. */
export function useInquiries(
  state: InquiryState,
  page: number,
  pageSize: number,
): Polled<InquiryPage> {
  const key = `inquiries/${state}/${page}/${pageSize}`;
  const held = useRef<{ key: string; answer: Held<InquiryPage> } | null>(null);
  return usePoll(
    key,
    async () => {
      const known = held.current?.key === key ? held.current.answer : null;
      const answer = await watched(listInquiries(state, page, pageSize, known));
      held.current = { key, answer };
      return answer.answer;
    },
    POLL_MS,
  );
}
