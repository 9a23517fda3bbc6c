import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField, RecordRow } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

/** What is open for writing: a new record, or one as it stood when its form was opened. */
type Open<Row> = { row: Row | null } | null;

/**
 * Records of one kind in a case: each with what one can do with it, and a form for a new one. A form keeps
 * the record as it stood when it was opened, whatever is read meanwhile, so that what others have written
 * since is never taken for what this writer saw.
 */
export function Records<Row extends { id: string; version: number }>(props: {
  entity: RecordChange["entity"];
  rows: Row[];
  fields: RecordField[];
  /** The fields of the form for a new one, where they are others. */
  newFields?: RecordField[];
  fixed: Record<string, unknown>;
  defaults?: Record<string, unknown>;
  /** Whether this reader writes them. */
  mayWrite: boolean;
  addWords: string;
  empty: string;
  name(row: Row): string;
  show(row: Row): ComponentChildren;
  acts?(row: Row): ComponentChildren;
  /** Whether a record can be changed in a form of its own. */
  isFixed?: boolean;
  reload(): void;
}) {
  const [open, setOpen] = useState<Open<Row>>(null);
  const [isSaved, setSaved] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  function close(saved: boolean): void {
    setOpen(null);
    setSaved(saved);
    if (saved) props.reload();
    root.current?.closest("section")?.querySelector<HTMLElement>("h2")?.focus();
  }

  const form = (row: Row | null) => (
    <RecordForm
      entity={props.entity}
      label={row ? t("caseFile.edit_what", { what: props.name(row) }) : props.addWords}
      row={row as unknown as RecordRow | null}
      fixed={props.fixed}
      defaults={props.defaults}
      fields={row ? props.fields : (props.newFields ?? props.fields)}
      isFocused
      onSaved={() => close(true)}
      onCancel={() => close(false)}
    />
  );

  return (
    <div class="stack" ref={root}>
      {props.rows.length === 0 && <p class="subtle">{props.empty}</p>}
      {props.rows.length > 0 && (
        <ul class="records">
          {props.rows.map((row) =>
            open?.row?.id === row.id ? (
              <li key={row.id}>{form(open.row)}</li>
            ) : (
              <li key={row.id} class="record">
                <div>{props.show(row)}</div>
                {props.mayWrite && (
                  <div class="buttons screen-only">
                    {props.acts?.(row)}
                    {!props.isFixed && (
                      <Button
                        variant="tertiary"
                        aria-label={t("caseFile.edit_what", { what: props.name(row) })}
                        onClick={() => setOpen({ row })}
                      >
                        {t("caseFile.edit")}
                      </Button>
                    )}
                  </div>
                )}
              </li>
            ),
          )}
        </ul>
      )}
      <p role="status" class="ds-sr-only">
        {isSaved ? t("caseFile.saved") : ""}
      </p>
      {props.mayWrite && open?.row === null && form(null)}
      {props.mayWrite && open === null && (
        <p class="screen-only">
          <Button variant="secondary" onClick={() => setOpen({ row: null })}>
            {props.addWords}
          </Button>
        </p>
      )}
    </div>
  );
}
