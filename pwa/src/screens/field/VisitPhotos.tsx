import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { RunningVisit } from "../../actions/visit.ts";
import { photos } from "../../store/photoShelf.ts";
import { row } from "../../store/view.ts";

/**
 * Photos before and after, where the case allows them. Their code is fetched only then, and is the
 * phone's own, so that it is there without a network; the visit does without it if it is not.
 */
export function VisitPhotos({ visit }: { visit: RunningVisit }) {
  const [Slots, setSlots] = useState<ComponentType<{ entryId: string }> | null>(null);
  const isAllowed = visit.caseId !== null && row("case", visit.caseId)?.is_photo_allowed === true;
  // Taken while it was allowed, they are still the visit's.
  const hasSome = [...photos.value.values()].some((one) => one.entryId === visit.entryId);
  const isShown = isAllowed || hasSome;

  useEffect(() => {
    if (!isShown) return;
    import("./PhotoSlots.tsx").then(
      (loaded) => setSlots(() => loaded.PhotoSlots),
      () => undefined,
    );
  }, [isShown]);

  return isShown && Slots ? <Slots entryId={visit.entryId} /> : null;
}
