import { useId, useState } from "preact/hooks";
import { t } from "../../locales/t.ts";
import { SensitiveNotice } from "./SensitiveNotice.tsx";

/** What there is to say about a visit. */
export function NoteField({ note, onNote }: { note: string; onNote(text: string): void }) {
  const id = useId();
  // What is typed stands at once; sealing it follows, and must not overtake the keyboard.
  const [text, setText] = useState(note);
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {t("split.note")}
      </label>
      <p class="subtle" id={`${id}-hint`}>
        {t("split.note_hint")}
      </p>
      <textarea
        id={id}
        class="ds-input"
        rows={3}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onNote(event.currentTarget.value);
        }}
      />
      <SensitiveNotice note={text} />
    </div>
  );
}
