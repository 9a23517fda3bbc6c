import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { EntryEdit } from "../../actions/editTypes.ts";
import type { Typed } from "../../actions/typed.ts";
import { letGo, takeBack, undoable } from "../../actions/undo.ts";
import type { RunningVisit } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { lastSaved } from "./saved.ts";

/** So long it says what came of *Angre*, in milliseconds. */
const TOLD_MS = 4_000;

/** *Angre*, for ten seconds after each act that was saved. It lies above the dock and covers nothing that is meant to be pressed. */
export function UndoBar() {
  // Each page has a dock of its own height.
  const { route } = useLocation();
  const [told, setTold] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const isTaking = useRef(false);
  const offered = undoable.value;

  useLayoutEffect(() => {
    const dock = document.querySelector(".dock") ?? document.querySelector(".tabs");
    const place = () => {
      const top = dock?.getBoundingClientRect().top ?? innerHeight;
      const below = Math.min(innerHeight / 2, Math.max(0, innerHeight - top));
      bar.current?.style.setProperty("inset-block-end", `${below}px`);
    };
    place();
    // A dock grows when it has something to say.
    const watch = new ResizeObserver(place);
    if (dock) watch.observe(dock);
    return () => watch.disconnect();
  });

  async function undo(): Promise<void> {
    if (isTaking.current) return;
    isTaking.current = true;
    const taken = await takeBack();
    isTaking.current = false;
    setTold(t(taken ? "undo.taken_back" : "undo.too_late"));
    setTimeout(() => setTold(null), TOLD_MS);
    if (!taken) return;
    lastSaved.value = null;
    const way = wayTo(taken.draft);
    if (way) route(way);
  }

  return (
    <div class="undo" role="status" ref={bar}>
      {offered ? (
        <>
          <Icon name="check" />
          <span>{t("undo.saved")}</span>
          <Button variant="secondary" onClick={() => void undo()}>
            {t("undo.undo")}
          </Button>
          <Button variant="tertiary" aria-label={t("undo.close")} onClick={letGo}>
            <Icon name="cross" />
          </Button>
        </>
      ) : (
        told && <span>{told}</span>
      )}
    </div>
  );
}

/** Where the draft that came back is gone on with. */
function wayTo(draft: unknown): string | null {
  const { kind, step, entryId, path } = (draft ?? {}) as Partial<
    RunningVisit | EntryEdit | Typed
  > & {
    step?: string;
    entryId?: string;
    path?: string;
  };
  if (kind === "visit") return `/${step === "afterwards" ? step : "visit"}/${entryId}`;
  if (kind === "typed") return path ?? null;
  return kind === "entry_edit" ? `/entries/${entryId}/edit` : null;
}
