import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField, RecordRow } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

/** What is open when it is not a record that stands there. */
const NEW = "new";

/**
 * Records of one kind in a case: each changed where it stands, with what else one can do with it, and a form
 * for a new one. The focus comes back to the button that opened a form, or to the section's heading.
 */
export function Records<Row extends { id: string; version: number }>(props: {
  entity: RecordChange["entity"];
  rows: Row[];
  fields: RecordField[];
  /** The fields of the form for a new one, where they are others. */
  newFields?: RecordField[];
  fixed: Record<string, unknown>;
  /** Of a new one: what the form begins with. */
  defaults?: Record<string, unknown>;
  /** Whether this reader writes them. */
  mayWrite: boolean;
  /** The button that adds one; it names the form, too. */
  addWords: string;
  /** What stands where there is none, and what to do about it. */
  empty: string;
  name(row: Row): string;
  show(row: Row): ComponentChildren;
  acts?(row: Row): ComponentChildren;
  /** Whether a record, once made, is not changed in a form. */
  isFixed?: boolean;
  reload(): void;
}) {
  const [opened, setOpened] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  function close(id: string, saved: boolean): void {
    setOpened(null);
    setSaved(saved);
    if (saved) props.reload();
    requestAnimationFrame(() => {
      const place = root.current;
      const opener = place?.querySelector<HTMLElement>(`[data-opens="${id}"]`);
      (opener ?? place?.closest("section")?.querySelector<HTMLElement>("h2"))?.focus();
    });
  }

  function form(id: string, row: Row | null, label: string) {
    return (
      <RecordForm
        entity={props.entity}
        label={label}
        row={row as unknown as RecordRow | null}
        fixed={props.fixed}
        {...(props.defaults && { defaults: props.defaults })}
        fields={row ? props.fields : (props.newFields ?? props.fields)}
        isFocused
        onSaved={() => close(id, true)}
        onCancel={() => close(id, false)}
      />
    );
  }

  return (
    <div class="stack" ref={root}>
      {props.rows.length === 0 && <p class="subtle">{props.empty}</p>}
      {props.rows.length > 0 && (
        <ul class="rows">
          {props.rows.map((row) => {
            const label = t("caseFile.edit_what", { what: props.name(row) });
            if (opened === row.id) return <li key={row.id}>{form(row.id, row, label)}</li>;
            return (
              <li key={row.id}>
                <div class="row-words">{props.show(row)}</div>
                {props.mayWrite && (
                  <div class="buttons screen-only">
                    {props.acts?.(row)}
                    {!props.isFixed && (
                      <Button
                        variant="tertiary"
                        data-opens={row.id}
                        aria-label={label}
                        onClick={() => setOpened(row.id)}
                      >
                        {t("caseFile.edit")}
                      </Button>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <p role="status" class="ds-sr-only">
        {isSaved ? t("caseFile.saved") : ""}
      </p>
      {props.mayWrite && opened === NEW && form(NEW, null, props.addWords)}
      {props.mayWrite && opened === null && (
        <p class="screen-only">
          <Button variant="secondary" data-opens={NEW} onClick={() => setOpened(NEW)}>
            {props.addWords}
          </Button>
        </p>
      )}
    </div>
  );
}
