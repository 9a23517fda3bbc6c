import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField, RecordRow } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

/** What the form is open over: a row's id, a new one, or nothing. */
const NEW = "new";

/**
 * The rows of one kind that hang on a case, each changed where it stands. The focus comes back to the
 * button that opened the form.
 */
export function RecordRows<Row extends RecordRow>(props: {
  entity: RecordChange["entity"];
  caseId: string;
  rows: Row[];
  fields: RecordField[];
  /** Of a new row: what the form begins with. */
  defaults?: Record<string, unknown>;
  mayWrite: boolean;
  /** What stands where there is no row, and what to do about it. */
  empty: string;
  /** The button that adds a row; it names the form, too. Without it none are added here. */
  addWords?: string;
  /** What a row is called beside its button. */
  nameOf(row: Row): string;
  onSaved(): Promise<void>;
  /** Further buttons of a row. */
  actions?(row: Row): ComponentChildren;
  children(row: Row): ComponentChildren;
}) {
  const { rows, entity, fields } = props;
  const [opened, setOpened] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);

  function close(id: string): void {
    setOpened(null);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-opens="${id}"]`)?.focus(),
    );
  }

  function form(id: string, row: Row | null, label: string) {
    return (
      <RecordForm
        entity={entity}
        label={label}
        row={row}
        fixed={{ case_id: props.caseId }}
        {...(props.defaults && { defaults: props.defaults })}
        fields={fields}
        isFocused
        onCancel={() => close(id)}
        onSaved={() => {
          void props.onSaved();
          close(id);
        }}
      />
    );
  }

  return (
    <div class="stack" ref={place}>
      {rows.length === 0 && <p class="subtle">{props.empty}</p>}
      {rows.length > 0 && (
        <ul class="rows">
          {rows.map((row) => {
            const label = t("housing.change_named", { name: props.nameOf(row) });
            return (
              <li key={row.id}>
                {opened === row.id ? (
                  form(row.id, row, label)
                ) : (
                  <>
                    <div class="row-words">{props.children(row)}</div>
                    {props.mayWrite && (
                      <div class="buttons screen-only">
                        {props.actions?.(row)}
                        <Button
                          variant="tertiary"
                          data-opens={row.id}
                          aria-label={label}
                          onClick={() => setOpened(row.id)}
                        >
                          {t("housing.change")}
                        </Button>
                      </div>
                    )}
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {props.addWords && props.mayWrite && opened === NEW && form(NEW, null, props.addWords)}
      {props.addWords && props.mayWrite && opened !== NEW && (
        <p class="screen-only">
          <Button variant="secondary" data-opens={NEW} onClick={() => setOpened(NEW)}>
            {props.addWords}
          </Button>
        </p>
      )}
    </div>
  );
}
