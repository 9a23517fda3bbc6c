import { useEffect, useState } from "preact/hooks";
import { keepTyped, saveTyped, typedIn } from "../../actions/typed.ts";

interface Form<T> {
  value: T;
  /** What stands in the form now. */
  type(next: T): void;
  /** Saves by `act`, which is given the draft to remove with it, and empties the form. */
  keep(act: (draftId?: string) => Promise<void>): Promise<void>;
  /** Whether something was half typed when the page was opened. */
  wasLeft: boolean;
}

/**
 * The state of a form whose words outlive the page, sealed as they are typed. Use it in the place of
 * useState for every field that somebody writes in.
 * @param form which form and of what, such as `consent/<case>`
 * @param title what it is called where one is reminded of it
 * @param empty a form that holds only this holds nothing
 * @param onBack called when what was taken back stands in the form again, which may be folded away
 */
export function useTyped<T>(form: string, title: string, empty: T, onBack?: () => void): Form<T> {
  const [left] = useState(() => typedIn(form) as T | undefined);
  const [value, setValue] = useState(left ?? empty);
  const isEmpty = (one: T) => JSON.stringify(one) === JSON.stringify(empty);
  // What was taken back after it was saved is there again.
  const there = typedIn(form) as T | undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the form already stays.
  useEffect(() => {
    if (there === undefined || !isEmpty(value)) return;
    setValue(there);
    onBack?.();
  }, [there]);
  return {
    value,
    wasLeft: left !== undefined,
    type(next) {
      setValue(next);
      const path = location.pathname + location.search;
      const typed = isEmpty(next) ? null : { title, path, value: next };
      // Not sealed is no reason to stop who types: saving says it, with a way to keep the words.
      keepTyped(form, typed).catch(() => undefined);
    },
    async keep(act) {
      await saveTyped(form, act);
      setValue(empty);
    },
  };
}
