import { useLocation } from "preact-iso";
import { keepTheirs, takeMine } from "../../actions/decideConflict.ts";
import { beginEdit } from "../../actions/entryEdit.ts";
import { Button } from "../../components/Button.tsx";
import { Versus } from "../../components/Versus.tsx";
import { t } from "../../locales/t.ts";
import type { Attention } from "../../store/attention.ts";
import { conflictRows, wouldSum } from "./parkedWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Two have written differently: both, side by side, and which of them is to stand. */
export function ConflictQuestion({ one }: { one: Attention }) {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const { conflicts, entryId } = one;
  if (conflicts.length === 0) return <p>{t("attention.conflict_unread")}</p>;
  const isDeleted = conflicts.every(({ field_group }) => field_group === "deleted_at");

  const writeAnew = (id: string) =>
    save(async () => {
      await beginEdit(id, { conflicts });
      route(`/entries/${id}/edit`);
    });

  return (
    <>
      <p>{isDeleted ? t("attention.conflict_deleted") : t("attention.conflict_what")}</p>
      <Versus
        theirs={t("attention.theirs")}
        mine={t("attention.yours")}
        rows={conflictRows(conflicts)}
      />
      <FailureNotice failure={failure} />
      <div class="choices">
        <Button
          class="wide"
          variant="secondary"
          onClick={() => void save(() => keepTheirs(conflicts))}
        >
          {isDeleted ? t("attention.keep_deleted") : t("attention.keep")}
        </Button>
        {wouldSum(one) && (
          <Button
            class="wide"
            variant="secondary"
            onClick={() => void save(() => takeMine(conflicts))}
          >
            {isDeleted ? t("attention.take_back") : t("attention.take")}
          </Button>
        )}
        {entryId && !isDeleted && (
          <Button class="wide" variant="tertiary" onClick={() => void writeAnew(entryId)}>
            {t("attention.anew")}
          </Button>
        )}
      </div>
    </>
  );
}
