import { useEffect, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import {
  beginEdit,
  dropEdit,
  type EntryEdit as Edit,
  editKm,
  editLine,
  editNote,
  editOutcome,
  editTotal,
  editTravel,
  editWaste,
  entryEdit,
  leaveEdit,
  sendEdit,
} from "../../actions/entryEdit.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Stepper } from "../../components/Stepper.tsx";
import { shortDate } from "../../domain/format.ts";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { row } from "../../store/view.ts";
import { shortLabel } from "../../store/words.ts";
import { EditTasks } from "./EditTasks.tsx";
import { minuteWords } from "./minutes.ts";
import { NoteField } from "./NoteField.tsx";
import { OfficeComment } from "./OfficeComment.tsx";
import { OutcomeField } from "./OutcomeField.tsx";
import { entryPlace } from "./placeWords.ts";
import { SensitiveLine } from "./SensitiveNotice.tsx";
import { lastSaved } from "./saved.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { WasteEdit } from "./WasteField.tsx";

/** Changes an entry that is saved: its minutes, its tasks, and what is said about it. */
export function EntryEdit() {
  const { id = "" } = useRoute().params;
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const isSending = useRef(false);
  const edit = entryEdit(id);
  const entry = row("log_entry", id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for each entry.
  useEffect(() => {
    if (!entryEdit(id)) void save(() => beginEdit(id));
    // Locking leaves the page, too; then the draft stays, and is gone on with.
    return () => void leaveEdit(id).catch(() => undefined);
  }, [id]);

  const back = edit && isAsked(edit) ? "/attention" : "/entries";

  async function send(): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    await save(async () => {
      if (await sendEdit(id)) lastSaved.value = id;
      route(back, true);
    });
    isSending.current = false;
  }

  async function drop(): Promise<void> {
    await save(async () => {
      await dropEdit(id);
      route(back, true);
    });
  }

  const place = entry ? entryPlace(entry) : null;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <p class="small">
            {place && <span>{place.name}</span>}
            {entry && <span>{shortDate(entry.done_on)}</span>}
          </p>
          <PageHeading title={edit && isAsked(edit) ? t("edit.title_mend") : t("edit.title")} />
          {edit && <p class="figure">{minuteWords(edit.totalMinutes)}</p>}
        </header>
        <main class="page">
          <FailureNotice failure={failure} />
          {!entry && <p>{t("edit.gone")}</p>}
          {edit && entry && <Fields edit={edit} save={save} />}
          <div class="pair">
            <a class="ds-button wide" data-variant="secondary" href={back}>
              {t("edit.back")}
            </a>
            {edit && (
              <Button variant="tertiary" class="wide" onClick={() => void drop()}>
                {t("edit.drop")}
              </Button>
            )}
          </div>
        </main>
      </div>
      <div class="dock">
        <SensitiveLine note={edit?.note ?? ""} />
        <Button class="main-button" disabled={!edit || !entry} onClick={() => void send()}>
          {t("edit.send")}
        </Button>
      </div>
    </div>
  );
}

/** Whether somebody has asked for this change: it stands among what must be looked at. */
function isAsked(edit: Edit): boolean {
  return (
    edit.seen.fields.state === "returned" || edit.instead !== null || edit.conflicts.length > 0
  );
}

function Fields({ edit, save }: { edit: Edit; save(act: () => unknown): Promise<void> }) {
  const { entryId: id, lines } = edit;
  const entry = row("log_entry", id);
  const asked = entry?.state === "returned" ? entry.return_line_id : null;
  return (
    <>
      <Why edit={edit} />
      <section class="section" aria-label={t("split.minutes")}>
        <Stepper
          label={t("split.total")}
          minutes={edit.totalMinutes}
          isTotal
          onStep={(delta) => save(() => editTotal(id, delta))}
        />
        {(lines.length > 1 ? lines : []).map((line) => (
          <div key={line.id}>
            <Stepper
              label={shortLabel("task_type", line.taskType)}
              minutes={line.minutes}
              onStep={(delta) => save(() => editLine(id, line.id, delta))}
            />
            {asked === line.id && <OfficeComment text={entry?.return_comment} />}
          </div>
        ))}
        <Stepper
          label={t("edit.travel")}
          minutes={edit.travelMinutes}
          onStep={(delta) => save(() => editTravel(id, delta))}
        />
        <Stepper
          label={t("travel.km")}
          minutes={edit.km}
          unit="km"
          onStep={(delta) => save(() => editKm(id, delta))}
        />
      </section>
      <WasteEdit
        lines={lines}
        onWaste={(lineId, next) => void save(() => editWaste(id, lineId, next))}
      />
      <EditTasks edit={edit} save={save} />
      {row("log_entry", id)?.kind === "home_visit" && (
        <OutcomeField
          value={edit.outcome ?? ""}
          onChoose={(key) => save(() => editOutcome(id, key))}
        />
      )}
      <NoteField note={edit.note} onNote={(text) => save(() => editNote(id, text))} />
    </>
  );
}

/** Why one is here, and what becomes of what is sent. */
function Why({ edit }: { edit: Edit }) {
  const entry = row("log_entry", edit.entryId);
  const lines = edit.lines.length > 1 ? edit.lines : [];
  const isOnLine = lines.some((line) => line.id === entry?.return_line_id);
  const receipt = edit.instead && currentStore.value?.ledger.receipt(edit.instead.op_id);
  return (
    <>
      {entry?.state === "returned" && !isOnLine && <OfficeComment text={entry.return_comment} />}
      {receipt && (
        <Notice kind="warning">
          {receipt.reason && <p>{reasonWords(receipt.reason)}</p>}
          <OfficeComment text={receipt.comment} />
        </Notice>
      )}
      {edit.conflicts.length > 0 && (
        <Notice kind="info">
          <p>{t("edit.conflict_why")}</p>
        </Notice>
      )}
      {entry?.state === "approved" && (
        <Notice kind="info">
          <p>{t("edit.approved_why")}</p>
        </Notice>
      )}
    </>
  );
}
