import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import type { RecordField, RecordRow } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

/** One record that is shown, and a form over it in its place; the form keeps the record as it was opened. */
export function EditOne<Row extends { id: string; version: number }>(props: {
  entity: RecordChange["entity"];
  row: Row;
  fields: RecordField[];
  label: string;
  mayWrite: boolean;
  reload(): void;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState<Row | null>(null);
  const root = useRef<HTMLDivElement>(null);

  function close(isSaved: boolean): void {
    setOpen(null);
    if (isSaved) props.reload();
    root.current?.closest("section")?.querySelector<HTMLElement>("h2")?.focus();
  }

  return (
    <div class="stack" ref={root}>
      {open ? (
        <RecordForm
          entity={props.entity}
          label={props.label}
          row={open as unknown as RecordRow}
          fields={props.fields}
          isFocused
          onSaved={() => close(true)}
          onCancel={() => close(false)}
        />
      ) : (
        <>
          {props.children}
          {props.mayWrite && (
            <p class="screen-only">
              <Button variant="secondary" onClick={() => setOpen(props.row)}>
                {props.label}
              </Button>
            </p>
          )}
        </>
      )}
    </div>
  );
}
