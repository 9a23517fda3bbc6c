import { useId } from "preact/hooks";
import type { About } from "../../api/about.ts";
import { t } from "../../locales/t.ts";

export type Part = Exclude<keyof About, "version" | "changed_at">;

/** One part of the public page, with what somebody else has written there meanwhile. */
export function AboutField(props: {
  part: Part;
  rows: number;
  longest: number;
  value: string;
  other: string | null;
  error: string | undefined;
  onText(text: string): void;
}) {
  const id = useId();
  const { part, error, other } = props;
  const shared = {
    id,
    class: "ds-input",
    maxLength: props.longest,
    value: props.value,
    "aria-describedby": [`${id}-hint`, other !== null && `${id}-other`, error && `${id}-error`]
      .filter(Boolean)
      .join(" "),
    "aria-invalid": error ? true : undefined,
  } as const;
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {t(`about.part_${part}`)}
      </label>
      <p class="subtle" id={`${id}-hint`}>
        {t(`about.hint_${part}`)}
      </p>
      {props.rows > 1 ? (
        <textarea
          {...shared}
          rows={props.rows}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      )}
      {other !== null && (
        <p id={`${id}-other`}>
          <strong>{t("about.other")}</strong> {other || t("about.nothing")}
        </p>
      )}
      <div aria-live="assertive">
        {error && (
          <p class="ds-validation-message" id={`${id}-error`}>
            {t(`about.wrong_${part}`)}
          </p>
        )}
      </div>
    </div>
  );
}
