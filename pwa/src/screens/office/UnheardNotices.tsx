import { useState } from "preact/hooks";
import { listUnheard, noteContact, type Unheard } from "../../api/safeVisits.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { clockTime } from "../../domain/format.ts";
import { callLink } from "../../domain/links.ts";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { mayDecide } from "./queueCount.ts";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

/** Somebody may need help: this is asked for often, on every page. */
const POLL_MS = 10_000;

/** Above every page of the office: caretakers of whom nothing has been heard. */
export function UnheardNotices() {
  return mayDecide() ? <Notices /> : null;
}

function Notices() {
  const list = usePoll("unheard", () => watched(listUnheard()), POLL_MS);
  const [failure, setFailure] = useState<unknown>(null);

  async function seeTo(one: Unheard): Promise<void> {
    setFailure(null);
    try {
      await watched(noteContact(one.id));
    } catch (error) {
      setFailure(error);
    }
    list.reload();
  }

  if (!list.data?.length) return null;
  return (
    <div class="unheard">
      {list.data.map((one) => (
        <Notice key={one.id} kind="danger" isLive>
          <p>
            <strong>{t("safe.unheard", { name: one.user.name })}</strong>{" "}
            {t("safe.unheard_since", {
              started: clockTime(one.started_at),
              expected: clockTime(one.expected_end_at),
            })}{" "}
            {one.whereabouts}
          </p>
          <p>
            {one.watcher && t("safe.told_first", { name: one.watcher })} {t("safe.unheard_means")}
          </p>
          <p class="pair">
            {one.phone && (
              <a class="ds-button" data-variant="primary" href={callLink(one.phone)}>
                {t("case.call_who", { name: one.user.name })}
              </a>
            )}
            <Button variant="secondary" onClick={() => void seeTo(one)}>
              {t("safe.i_see_to_it")}
            </Button>
          </p>
        </Notice>
      ))}
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
    </div>
  );
}
