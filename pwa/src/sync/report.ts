/** What a phone tells of itself, so that the office sees work that has not come and phones at risk. */
import type { Report } from "../api/wire.ts";
import type { DeviceStore } from "../store/deviceStore.ts";
import { storageGrant } from "../store/persistence.ts";

/** The newest operation schema that this build writes. */
const SCHEMA = 1;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** The report as it is true now. */
export function reportOf({ ledger, photos }: DeviceStore): Report {
  const times = [ledger.oldestUnsentAt(), photos.oldestUnsentAt()];
  const [oldest] = times.filter((at) => at !== null).sort();
  const grant = storageGrant.value;
  const isKnown = grant === "granted" || grant === "not_granted";
  return {
    pending: ledger.unsent() + photos.unsent(),
    oldest_unsent_at: oldest && INSTANT.test(oldest) ? oldest : null,
    is_storage_persistent: isKnown ? grant === "granted" : null,
    schema: SCHEMA,
  };
}
