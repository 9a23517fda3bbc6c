import { t } from "../locales/t.ts";

/** From this many letters on a label is set smaller, so that it keeps to one line. */
const LONG = 11;

/**
 * A task to tick while one works; the number is the order in which it was ticked.
 * @param order from 1; null while the task is not ticked
 */
export function TaskChip(props: {
  label: string;
  fullLabel: string;
  order: number | null;
  onToggle(): void;
}) {
  const { label, fullLabel, order } = props;
  return (
    <button
      type="button"
      class={label.length > LONG ? "chip long" : "chip"}
      aria-pressed={order !== null}
      title={fullLabel}
      onClick={props.onToggle}
    >
      <span class="tick" aria-hidden="true">
        {order ?? ""}
      </span>
      <span>
        {label}
        {order !== null && <span class="ds-sr-only">, {t("visit.order", { order })}</span>}
      </span>
    </button>
  );
}
