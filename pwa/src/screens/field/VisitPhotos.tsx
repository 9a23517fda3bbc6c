import type { RunningVisit } from "../../actions/visit.ts";
import { photos } from "../../store/photoShelf.ts";
import { row } from "../../store/view.ts";
import { laterPart } from "./later.tsx";

const PhotoSlots = laterPart("PhotoSlots");

/** Photos before and after, where the case allows them. */
export function VisitPhotos({ visit }: { visit: RunningVisit }) {
  const isAllowed = visit.caseId !== null && row("case", visit.caseId)?.is_photo_allowed === true;
  // Taken while it was allowed, they are still the visit's.
  const hasSome = [...photos.value.values()].some((one) => one.entryId === visit.entryId);
  return isAllowed || hasSome ? <PhotoSlots entryId={visit.entryId} /> : null;
}
