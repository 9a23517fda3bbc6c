import { endVisit, type RunningVisit, type Whereabouts } from "../../actions/visit.ts";
import { goOn, leftFor, plannedEnd } from "../../actions/whenDone.ts";
import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { placeWords } from "./placeWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

interface Answer {
  text: string;
  at: string;
}

/** A visit that was forgotten: nothing is cut, and nothing is saved, before one has said when it ended. */
export function Forgotten({ visit }: { visit: RunningVisit }) {
  const end = plannedEnd(visit);
  const tapped = visit.touchedAt;
  return (
    <WhenDone
      visit={visit}
      title={t("done.title")}
      answers={[
        ...(end && end < new Date().toISOString() ? [{ text: t("done.planned"), at: end }] : []),
        ...(tapped ? [{ text: t("done.last_tap"), at: tapped }] : []),
        { text: t("done.now"), at: new Date().toISOString() },
      ]}
      other={{ text: t("done.goes_on"), act: goOn }}
    />
  );
}

/** ▶ while another visit runs: when that one ended. Both are kept. */
export function BeforeNext(props: {
  visit: RunningVisit;
  next: Whereabouts;
  onDone(): unknown;
  onCancel(): void;
}) {
  const { visit, next, onDone, onCancel } = props;
  const now = Date.now();
  const left = leftFor(next, visit, now);
  const earlier = new Date(now - 15 * 60_000).toISOString();
  return (
    <WhenDone
      visit={visit}
      title={t("done.title_before")}
      answers={[
        { text: t("done.now"), at: new Date(now).toISOString() },
        ...(left ? [{ text: t("done.left"), at: left }] : []),
        ...(earlier > visit.startedAt ? [{ text: t("done.earlier"), at: earlier }] : []),
      ]}
      onDone={onDone}
      other={{ text: t("done.cancel"), act: onCancel }}
    />
  );
}

function WhenDone(props: {
  visit: RunningVisit;
  title: string;
  answers: Answer[];
  onDone?(): unknown;
  other: { text: string; act(): unknown };
}) {
  const { visit, other } = props;
  const { save, failure } = useSaving();
  const today = localDate();
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top">
          <PageHeading title={props.title} />
          <p class="lead">{placeWords(visit.caseId, visit.placeId, visit.newAddress).name}</p>
          <p class="lead">{t("visit.since", { time: clockTime(visit.startedAt) })}</p>
        </header>
        <main class="page">
          <FailureNotice failure={failure} />
          {props.answers.map(({ text, at }) => (
            <Button
              key={text}
              class="main-button"
              variant="secondary"
              onClick={() =>
                void save(async () => {
                  await endVisit(at);
                  await props.onDone?.();
                })
              }
            >
              {text}
              {" · "}
              {localDate(at) === today
                ? t("time.clock", { time: clockTime(at) })
                : t("time.date_and_clock", {
                    date: shortDate(localDate(at)),
                    time: clockTime(at),
                  })}
            </Button>
          ))}
          <Button class="wide" variant="tertiary" onClick={() => void save(other.act)}>
            {other.text}
          </Button>
        </main>
      </div>
    </div>
  );
}
