import { useRef, useState } from "preact/hooks";
import type { Housing } from "../../../api/housing.ts";
import { Button } from "../../../components/Button.tsx";
import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import { EvictionForm } from "./EvictionForm.tsx";
import { EvictionHistory } from "./EvictionHistory.tsx";
import { HousingPart } from "./HousingPart.tsx";
import { dateOr, reckoningWords } from "./homeWords.ts";

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
        <EvictionForm
          caseId={caseId}
          track={track}
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

/** What the deadline builds on. */
function Reckoning({ track }: { track: Track }) {
  const words = reckoningWords(track, track.eviction_stage, track.eviction_letter_on);
  return words && <p class="subtle">{words}</p>;
}
