import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField, RecordRow } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

/** One row of a register: its record, what it is called, and what else is said of it. */
export interface RegisterRow {
  row: RecordRow;
  name: ComponentChildren;
  /** The name as a screen reader hears it on the row's button. */
  spoken: string;
  details: (string | null | false)[];
  isRetired?: boolean;
  children?: ComponentChildren;
}

/** The rows of a register, each changed where it stands; and the way to a new one. */
export function RegisterRows(props: {
  entity: RecordChange["entity"];
  fields: RecordField[];
  /** Of a new row: what it hangs on, and what its form begins with. */
  fixed?: Record<string, unknown>;
  defaults?: Record<string, unknown>;
  /** What a new one is called on its button; none where nothing can be added. */
  newWords?: string;
  rows: RegisterRow[];
  empty: string;
  onSaved(): void;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const saved = () => {
    close();
    props.onSaved();
  };
  const form = (row: RecordRow | null, label: string) => (
    <RecordForm
      entity={props.entity}
      label={label}
      row={row}
      fields={props.fields}
      {...(row ? {} : { fixed: props.fixed ?? {}, defaults: props.defaults ?? {} })}
      isFocused
      onSaved={saved}
      onCancel={close}
    />
  );
  return (
    <div class="stack">
      {props.newWords &&
        (open === "new" ? (
          <>
            <h3>{props.newWords}</h3>
            {form(null, props.newWords)}
          </>
        ) : (
          <div class="buttons">
            <Button variant="secondary" onClick={() => setOpen("new")}>
              {props.newWords}
            </Button>
          </div>
        ))}
      {props.rows.length === 0 && <p>{props.empty}</p>}
      {props.rows.length > 0 && (
        <ul class="rows sheet">
          {props.rows.map(({ row, name, spoken, details, isRetired, children }) => (
            <li key={row.id}>
              <div class="row-words">
                <div class="head">
                  <strong>{name}</strong>
                  {isRetired && (
                    <span class="ds-tag" data-color="neutral">
                      {t("registers.retired")}
                    </span>
                  )}
                </div>
                {details.filter(Boolean).map((line) => (
                  <div class="detail" key={String(line)}>
                    {line}
                  </div>
                ))}
                {children}
              </div>
              {open !== row.id && (
                <Button
                  variant="secondary"
                  aria-label={t("registers.change_named", { name: spoken })}
                  onClick={() => setOpen(row.id)}
                >
                  {t("registers.change")}
                </Button>
              )}
              {open === row.id && form(row, t("registers.change_named", { name: spoken }))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
