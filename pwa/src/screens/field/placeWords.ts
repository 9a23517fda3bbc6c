/** Who lives there, where it is, and what one must know before the door: read from the phone. */
import type { RunningVisit } from "../../actions/visitTypes.ts";
import { t } from "../../locales/t.ts";
import type { LogEntry, SafetyNote } from "../../store/rows.ts";
import { row, rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";

export interface PlaceWords {
  /** The resident's name, or the street line of a short job. */
  name: string;
  /** The street line; words that it is hidden, when it is protected; null when there is none. */
  address: string | null;
  caseId: string | null;
  placeId: string | null;
  caseCode: string | null;
  /** Newest first. */
  safety: SafetyNote[];
}

/**
 * What stands about a case or a place on this phone. Either id may be missing.
 * @param newAddress the street line of a place that is not saved yet
 * @param nowhere what it is called when it was at no place
 */
export function placeWords(
  caseId: string | null,
  placeId: string | null,
  newAddress: string | null = null,
  nowhere = t("place.unknown"),
): PlaceWords {
  const found = caseId ? row("case", caseId) : undefined;
  const place = row("place", placeId ?? found?.place_id ?? "");
  const address = place ? (place.address ?? t("place.hidden")) : newAddress;
  const resident = found ? row("resident", found.resident_id) : undefined;
  const safety = caseId
    ? rows("safety_note").filter((note) => note.case_id === caseId && !note.ended_on)
    : [];
  return {
    name: resident?.name ?? address ?? nowhere,
    address: resident ? address : null,
    caseId: found?.id ?? null,
    placeId: place?.id ?? null,
    caseCode: found?.code ?? null,
    safety: safety.sort((a, b) => b.noted_on.localeCompare(a.noted_on)),
  };
}

/** Where an entry was; work at no place is called by its kind. */
export function entryPlace({ case_id, place_id, kind }: LogEntry): PlaceWords {
  return placeWords(case_id, place_id, null, kindWords(kind));
}

/** Where something was that is begun and not saved; work at no place is called by its kind. */
export function draftPlace({ caseId, placeId, newAddress, work }: RunningVisit): PlaceWords {
  return placeWords(caseId, placeId, newAddress, work && t(`work.${work}`));
}

function kindWords(kind: string): string | undefined {
  return kind === "home_visit" ? undefined : label("entry_kind", kind);
}
