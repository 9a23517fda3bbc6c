import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { CommentField } from "./CommentField.tsx";

/** Sends an entry back: what is to be mended stands on the author's phone, above the minutes. */
export function ReturnForm(props: {
  author: string;
  isBusy: boolean;
  onReturn(comment: string): Promise<void>;
  onCancel(): void;
}) {
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function send(event: Event): void {
    event.preventDefault();
    if (comment.trim()) {
      void props.onReturn(comment.trim());
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
