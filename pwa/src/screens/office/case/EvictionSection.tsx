import { useRef, useState } from "preact/hooks";
import { changeEviction, type Housing } from "../../../api/housing.ts";
import { Button } from "../../../components/Button.tsx";
import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { wordLabel } from "../words.ts";
import { EvictionHistory } from "./EvictionHistory.tsx";
import { HousingPart } from "./HousingPart.tsx";
import { dateOr } from "./homeWords.ts";

type Track = Housing["eviction"];

/** How near an eviction is, what its deadline builds on, and how it came there. */
export function EvictionSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => <Eviction caseId={caseId} sheet={sheet} reload={reload} />}
    </HousingPart>
  );
}

function Eviction(props: { caseId: string; sheet: Housing; reload(): Promise<void> }) {
  const { caseId, reload } = props;
  const track = props.sheet.eviction;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLDivElement>(null);

  function close(): void {
    setOpen(false);
    requestAnimationFrame(() => button.current?.querySelector("button")?.focus());
  }

  return (
    <>
      <dl class="facts">
        <Fact name={t("eviction.stage")}>{wordLabel("eviction_stage", track.eviction_stage)}</Fact>
        <Fact name={t("record.case_eviction_letter_on")}>{dateOr(track.eviction_letter_on)}</Fact>
        <Fact name={t("record.case_eviction_deadline_on")}>
          {dateOr(track.eviction_deadline_on)}
          <Nearness track={track} />
        </Fact>
        {track.eviction_outcome && (
          <Fact name={t("record.case_eviction_outcome")}>
            {wordLabel("eviction_outcome", track.eviction_outcome)}
            {track.eviction_decided_on && (
              <div class="detail">{shortDate(track.eviction_decided_on)}</div>
            )}
          </Fact>
        )}
      </dl>
      <Reckoning track={track} />
      {isOpen ? (
        <RecordForm
          entity="case"
          label={t("eviction.change")}
          row={track}
          fields={fieldsFor(track)}
          isFocused
          send={(op_id, [change]) =>
            changeEviction(caseId, {
              op_id,
              base_version: track.version,
              seen: seenOf(track),
              set: change?.set ?? {},
            })
          }
          onCancel={close}
          onSaved={() => {
            void reload();
            close();
          }}
        />
      ) : (
        props.sheet.may_write && (
          <div ref={button} class="screen-only">
            <Button variant="secondary" onClick={() => setOpen(true)}>
              {t("eviction.change")}
            </Button>
          </div>
        )
      )}
      <EvictionHistory steps={track.history} />
    </>
  );
}

function seenOf(track: Track) {
  return {
    eviction_stage: track.eviction_stage,
    eviction_letter_on: track.eviction_letter_on,
    eviction_deadline_on: track.eviction_deadline_on,
    eviction_outcome: track.eviction_outcome,
    eviction_decided_on: track.eviction_decided_on,
  };
}

function fieldsFor({ periods }: Track): RecordField[] {
  return [
    { name: "eviction_stage", kind: "word", list: "eviction_stage", isRequired: true },
    { name: "eviction_letter_on", kind: "date" },
    {
      name: "eviction_deadline_on",
      kind: "date",
      hint: t("eviction.deadline_hint", {
        notice: periods.landlord_notice ?? 0,
        objection: periods.objection_period ?? 0,
      }),
    },
    {
      name: "eviction_outcome",
      kind: "word",
      list: "eviction_outcome",
      hint: t("eviction.outcome_hint"),
    },
    { name: "eviction_decided_on", kind: "date" },
  ];
}

function Nearness({ track: { nearness, days_left } }: { track: Track }) {
  if (!nearness || days_left === null) return null;
  const words =
    nearness === "passed"
      ? t("eviction.passed", { count: -days_left })
      : days_left === 0
        ? t("eviction.today")
        : t("eviction.left", { count: days_left });
  return (
    <div class="tags">
      <span class="ds-tag" data-color={nearness === "passed" ? "danger" : "warning"}>
        <Icon name="clock" />
        {words}
      </span>
    </div>
  );
}

/** What the deadline builds on: the letter and the law, or somebody's hand. */
function Reckoning({ track }: { track: Track }) {
  const { computed_on, period_days, eviction_letter_on, eviction_deadline_on } = track;
  if (!eviction_deadline_on) return null;
  if (!computed_on || !eviction_letter_on) {
    return <p class="subtle">{t("eviction.by_hand")}</p>;
  }
  const told = { days: period_days ?? 0, letter: shortDate(eviction_letter_on) };
  return (
    <p class="subtle">
      {eviction_deadline_on === computed_on
        ? t("eviction.computed", told)
        : t("eviction.by_hand_instead", { ...told, computed: shortDate(computed_on) })}{" "}
      {t(
        track.eviction_stage === "landlord_notice"
          ? "eviction.law_notice"
          : "eviction.law_objection",
      )}
    </p>
  );
}
