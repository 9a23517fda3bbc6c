import { useId, useMemo, useRef, useState } from "preact/hooks";
import { type Parked, takeWay, type Way } from "../../api/parked.ts";
import { Button } from "../../components/Button.tsx";
import { newId } from "../../domain/ids.ts";
import { t } from "../../locales/t.ts";
import { CommentField } from "./CommentField.tsx";
import { session } from "./session.ts";

/** One button for each way out. Who says no must say why: the writer gets to read it. */
export function WaysOut(props: { one: Parked; decide(act: () => Promise<void>): Promise<void> }) {
  const { one } = props;
  const whyId = useId();
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [busy, setBusy] = useState<Way | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // One operation for each way from what is seen, so that asking twice counts once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outcome needs other operations.
  const ids = useMemo<Record<Way, string>>(
    () => ({ accept: newId(), decline: newId(), retry: newId() }),
    [one.op_id, one.base_n],
  );

  async function take(way: Way): Promise<void> {
    const said = comment.trim();
    if (way === "decline" && !said) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(way);
    const body = { op_id: ids[way], base_n: one.base_n, ...(said ? { comment: said } : {}) };
    await props.decide(() => takeWay(one.op_id, way, body));
    setBusy(null);
  }

  if (one.ways.length === 0) {
    return (
      <section class="sheet" aria-label={t("entry.decision")}>
        <p>{t("queue.theirs_to_mend", { name: one.author.name })}</p>
      </section>
    );
  }
  const isMine = one.outcome === "late" && session.value?.user.id === one.author.id;
  return (
    <section class="sheet stack" aria-label={t("entry.decision")}>
      <p id={whyId}>{isMine ? t("queue.own") : t(`queue.${one.outcome}_means`)}</p>
      {one.ways.includes("decline") && (
        <CommentField
          inputRef={field}
          label={t("queue.comment", { name: one.author.name })}
          hint={t("queue.comment_hint")}
          error={isMissing ? t("queue.comment_missing") : null}
          value={comment}
          onText={(text) => {
            setComment(text);
            setMissing(false);
          }}
        />
      )}
      <div class="buttons">
        {one.ways.map((way) => (
          <Button
            key={way}
            variant={way === "decline" ? "secondary" : "primary"}
            {...(way === "decline" ? { color: "danger" } : {})}
            disabled={busy !== null}
            aria-busy={busy === way}
            aria-describedby={whyId}
            onClick={() => void take(way)}
          >
            {t(`queue.way_${way}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
