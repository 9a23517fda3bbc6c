import { Icon } from "../../components/Icon.tsx";
import type { SafetyNote } from "../../store/rows.ts";
import { label } from "../../store/words.ts";

/** What one must know before the door: short on a list, with its words where `isFull`. */
export function SafetyTags({ notes, isFull }: { notes: SafetyNote[]; isFull?: boolean }) {
  return (
    <>
      {notes.map((note) => {
        const type = label("safety_note_type", note.type);
        const adds = note.text && note.text !== type;
        return (
          <span class="ds-tag safety" key={note.id}>
            <Icon name="shield" />
            {isFull && adds ? note.text : type}
          </span>
        );
      })}
    </>
  );
}
