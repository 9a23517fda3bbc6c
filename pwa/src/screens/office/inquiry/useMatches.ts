import { useEffect, useState } from "preact/hooks";
import { type InquiryAsked, type InquiryMatches, matchWords } from "../../../api/inquiries.ts";
import { watched } from "../session.ts";

/** So long after the last key the server is asked. */
const PAUSE_MS = 400;

/** What an inquiry that is being typed may belong to; null until something has been found out. */
export function useMatches(asked: InquiryAsked): InquiryMatches | null {
  const [found, setFound] = useState<InquiryMatches | null>(null);
  const key = JSON.stringify(asked);
  useEffect(() => {
    const { source: _source, ...words } = JSON.parse(key) as InquiryAsked;
    if (!Object.values(words).some((text) => (text?.trim().length ?? 0) > 2)) {
      setFound(null);
      return;
    }
    const asking = new AbortController();
    const later = setTimeout(async () => {
      try {
        const answer = await watched(matchWords(JSON.parse(key) as InquiryAsked, asking.signal));
        if (!asking.signal.aborted) setFound(answer);
      } catch {
        // A help while one types: without it the form is as good, and its page suggests them too.
        if (!asking.signal.aborted) setFound(null);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(later);
      asking.abort();
    };
  }, [key]);
  return found;
}
