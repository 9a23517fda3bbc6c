import { useEffect } from "preact/hooks";
import { endCall, endReturned, minutesOfCall } from "../../actions/call.ts";
import { dropVisit, visitDrafts } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { useNow } from "../../components/useNow.ts";
import { t } from "../../locales/t.ts";
import { label } from "../../store/words.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** «Ringte utleier, 6 min: lagre?»: every call that is neither saved nor dropped. Nothing is forced. */
export function CallsOffered() {
  const now = useNow(30_000);
  const { save, failure } = useSaving();
  useEffect(() => {
    // What could not be kept is over when the call is opened.
    const end = () => void endReturned().catch(() => undefined);
    end();
    document.addEventListener("visibilitychange", end);
    addEventListener("focus", end);
    return () => {
      document.removeEventListener("visibilitychange", end);
      removeEventListener("focus", end);
    };
  }, []);
  const calls = visitDrafts.value.filter((visit) => visit.call);
  if (calls.length === 0) return null;
  return (
    <Section id="calls" title={t("call.title")}>
      <FailureNotice failure={failure} />
      {calls.map((call) => {
        const who = label("contact_relation", call.call?.relation ?? "").toLowerCase();
        const words = t("call.save", { who, minutes: minutesOfCall(call, now) });
        return (
          <div class="stack" key={call.entryId}>
            <a
              class="ds-button wide same"
              data-variant="secondary"
              href={`/afterwards/${call.entryId}`}
              onClick={() => void save(() => endCall(call.entryId))}
            >
              <span>
                <Icon name="phone" /> {words}
              </span>
              <small>{call.call?.name}</small>
            </a>
            <Button
              variant="tertiary"
              color="danger"
              class="wide"
              aria-label={t("call.drop", { who })}
              onClick={() => void save(() => dropVisit(call.entryId))}
            >
              {t("after.drop")}
            </Button>
          </div>
        );
      })}
    </Section>
  );
}
