import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { errorWords } from "../../../locales/errorWords.ts";
import { hasText, t } from "../../../locales/t.ts";

/** What is wrong with a field, in words. */
export function wrongWords(key: string): string {
  return hasText(`record.wrong_${key}`)
    ? t(`record.wrong_${key}`)
    : t("record.wrong_invalid_value");
}

/**
 * What stands around the fields of a form: what is wrong, listed above them with a way to each, and the
 * buttons below. `save` says whether all went well; when not, what is wrong takes the focus.
 */
export function FormFrame(props: {
  label: string;
  wrong: { id: string; label: string }[];
  failure: unknown;
  isBusy: boolean;
  saveWords?: string | undefined;
  isFocused?: boolean | undefined;
  /** Whether something else on the page is the main thing to do. */
  isAside?: boolean;
  /** Whether short answers stand beside each other. */
  isPaired?: boolean | undefined;
  above?: ComponentChildren;
  save(): Promise<boolean>;
  onCancel?: (() => void) | undefined;
  children: ComponentChildren;
}) {
  const { wrong, failure } = props;
  const summary = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLFormElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens.
  useEffect(() => {
    if (!props.isFocused) return;
    // After the heading, which takes the focus of a page that one comes to.
    const later = setTimeout(() =>
      element.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(),
    );
    return () => clearTimeout(later);
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await props.save())) requestAnimationFrame(() => summary.current?.focus());
  }

  function submitByKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    element.current?.requestSubmit();
  }

  return (
    <form
      ref={element}
      class={`sheet stack record-form${props.isPaired ? " pairs" : ""}`}
      aria-label={props.label}
      noValidate
      onSubmit={submit}
      onKeyDown={submitByKey}
    >
      <div ref={summary} tabIndex={-1}>
        {wrong.length > 0 && (
          <Notice kind="danger" isLive>
            <p>{t("record.mend")}</p>
            <ul>
              {wrong.map(({ id, label }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(id)?.focus();
                    }}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {failure !== null && wrong.length === 0 && (
          <Notice kind="danger" isLive>
            <p>{errorWords(failure)}</p>
            <p>{t("record.kept")}</p>
          </Notice>
        )}
        {props.above}
      </div>
      {props.children}
      <div class="buttons">
        <Button
          type="submit"
          variant={props.isAside ? "secondary" : "primary"}
          disabled={props.isBusy}
          aria-busy={props.isBusy}
        >
          {props.saveWords ?? t("record.save")}
        </Button>
        {props.onCancel && (
          <Button variant="tertiary" onClick={props.onCancel}>
            {t("record.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
