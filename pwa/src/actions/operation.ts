/** The frame of an operation that is saved now, by the person at this phone. */
import type { Change, OperationBody } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { nowInstant, phoneZone } from "../domain/instant.ts";

/** An operation of these changes. @param supersedes the refused one that it takes the place of */
export function operationOf(
  changes: Change[],
  { opId = newId(), supersedes }: { opId?: string; supersedes?: string | null } = {},
): OperationBody {
  const { tz, offsetMinutes } = phoneZone();
  return {
    op_id: opId,
    schema: 1,
    at: nowInstant(),
    tz,
    offset_min: offsetMinutes,
    ...(supersedes ? { supersedes } : {}),
    changes,
  };
}
