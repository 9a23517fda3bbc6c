import { useId, useState } from "preact/hooks";
import {
  agreeToRing,
  hasUnsentChange,
  isFollowed,
  putOff,
  safeVisitOf,
  startSafeVisit,
} from "../../actions/safeVisit.ts";
import type { RunningVisit } from "../../actions/visit.ts";
import { Choices } from "../../components/Choices.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { clockTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { colleagues, nameOf } from "../../store/colleagues.ts";
import type { SafeVisit } from "../../store/rows.ts";
import { placeWords } from "./placeWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

const MINUTES = [30, 60, 90];
const RING_WITHIN = [30, 60, 90];

/** Where one says when one expects to be done, or sees who follows. */
export function SafeVisitCard({ visit }: { visit: RunningVisit }) {
  const one = safeVisitOf(visit.entryId);
  return one ? <Followed one={one} /> : <StartSafely visit={visit} />;
}

function StartSafely({ visit }: { visit: RunningVisit }) {
  const id = useId();
  const { save, failure } = useSaving();
  const others = colleagues();
  const [watcher, setWatcher] = useState(lastWatcher ?? "");
  const place = placeWords(visit.caseId, visit.placeId, visit.newAddress);
  const whereabouts = [place.name, place.address].filter(Boolean).join(", ");
  const start = (minutes: number) => {
    lastWatcher = watcher;
    return save(() => startSafeVisit(visit, minutes, watcher || null, whereabouts));
  };
  return (
    <details open={place.safety.length > 0}>
      <summary>{t("safe.title")}</summary>
      <div class="stack">
        <p>{t("safe.what")}</p>
        <FailureNotice failure={failure} />
        <div class="field">
          <label class="ds-label" for={id}>
            {t("safe.watcher")}
          </label>
          <select
            id={id}
            class="ds-input"
            value={watcher}
            onChange={(event) => setWatcher(event.currentTarget.value)}
          >
            <option value="">{t("safe.office")}</option>
            {others.map((each) => (
              <option key={each.id} value={each.user_id}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
        <Choices
          legend={t("safe.done_within")}
          isLegendSeen
          choices={MINUTES.map((key) => ({ key, text: t("time.minutes", { minutes: key }) }))}
          chosen={null}
          onChoose={(minutes) => void start(minutes)}
        />
      </div>
    </details>
  );
}

/** Whom one named the last time, while the app is open. */
let lastWatcher: string | undefined;

function Followed({ one }: { one: SafeVisit }) {
  const { save, failure } = useSaving();
  const isConfirmed = isFollowed(one);
  const end = clockTime(one.expected_end_at);
  const watcher = nameOf(one.watcher_id) ?? t("safe.office");
  return (
    <Section id="safe" title={t("safe.title")}>
      <FailureNotice failure={failure} />
      <p role="status" class="followed" data-color={isConfirmed ? "success" : "warning"}>
        <Icon name={isConfirmed ? "check" : "warning"} />{" "}
        <strong>{t(isConfirmed ? "safe.followed" : "safe.nobody", { time: end })}</strong>
      </p>
      {isConfirmed ? (
        <p>
          {t("safe.then", { name: watcher })}
          {hasUnsentChange(one) && ` ${t("safe.change_unsent")}`}
        </p>
      ) : (
        <p>{t("safe.nobody_why")}</p>
      )}
      {one.call_at && (
        <p>
          <strong>{t("safe.rings", { name: watcher, time: clockTime(one.call_at) })}</strong>
        </p>
      )}
      {isConfirmed ? (
        <Choices
          legend={t("safe.more_time")}
          isLegendSeen
          choices={[15, 30, 60].map((key) => ({ key, text: t("safe.plus", { minutes: key }) }))}
          chosen={null}
          onChoose={(minutes) => void save(() => putOff(one.id, minutes))}
        />
      ) : (
        <Choices
          legend={t("safe.agree")}
          isLegendSeen
          choices={RING_WITHIN.map((key) => ({
            key,
            text: t("time.minutes", { minutes: key }),
          }))}
          chosen={null}
          onChoose={(minutes) => void save(() => agreeToRing(one.id, minutes))}
        />
      )}
      <p class="detail">{t("safe.no_alarm")}</p>
    </Section>
  );
}
