import { useEffect, useState } from "preact/hooks";
import { listEntries } from "../../../api/office.ts";
import { watched } from "../session.ts";

/** The entries before and after this one among those under review that should be looked at. */
export interface Neighbours {
  before: string | null;
  after: string | null;
}

const NONE: Neighbours = { before: null, after: null };

/** Asks which entries with flags wait around this one, so that one can go from each to the next. */
export function useNeighbours(id: string): Neighbours {
  const [ids, setIds] = useState<string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each entry that is opened.
  useEffect(() => {
    let isHere = true;
    watched(listEntries("submitted", 1, { kind: "odd", page_size: 200 }))
      .then(({ entries }) => {
        if (isHere) setIds(entries.map((entry) => entry.id));
      })
      // Going on by key is a convenience: without it the list is one step away.
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [id]);
  const at = ids.indexOf(id);
  if (!ids.length) return NONE;
  if (at < 0) return { before: null, after: ids[0] ?? null };
  return { before: ids[at - 1] ?? null, after: ids[at + 1] ?? null };
}
