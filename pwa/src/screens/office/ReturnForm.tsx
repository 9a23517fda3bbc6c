import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { OfficeLine } from "../../api/office.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { CommentField } from "./CommentField.tsx";
import { wordShort } from "./words.ts";

/** Sends an entry back: what is to be mended stands on the author's phone, beside what it is about. */
export function ReturnForm(props: {
  author: string;
  isBusy: boolean;
  lines: OfficeLine[];
  onReturn(comment: string, lineId: string | null): Promise<void>;
  onCancel(): void;
}) {
  const [comment, setComment] = useState("");
  const [lineId, setLineId] = useState("");
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function send(event: Event): void {
    event.preventDefault();
    if (comment.trim()) {
      void props.onReturn(comment.trim(), lineId || null);
      return;
    }
    setMissing(true);
    field.current?.focus();
  }

  return (
    <form class="sheet approve" aria-label={t("entry.return")} onSubmit={send}>
      <CommentField
        inputRef={field}
        label={t("entry.return_comment", { name: props.author })}
        hint={t("entry.return_hint")}
        error={isMissing ? t("entry.return_missing") : null}
        value={comment}
        onText={(text) => {
          setComment(text);
          setMissing(false);
        }}
      />
      {props.lines.length > 1 && (
        <div class="field">
          <label class="ds-label" for={id}>
            {t("entry.return_line")}
          </label>
          <select
            id={id}
            class="ds-input"
            value={lineId}
            onChange={(event) => setLineId(event.currentTarget.value)}
          >
            <option value="">{t("entry.return_whole")}</option>
            {props.lines.map((line) => (
              <option key={line.id} value={line.id}>
                {wordShort("task_type", line.task_type)}{" "}
                {t("time.minutes", { minutes: line.duration_minutes })}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="buttons">
        <Button type="submit" disabled={props.isBusy} aria-busy={props.isBusy}>
          {t("entry.return_send")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("queue.cancel")}
        </Button>
      </div>
    </form>
  );
}
