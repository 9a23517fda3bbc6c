/** What the resident has allowed to be said, and to whom. Pure. In doubt nothing is allowed. */

/** A consent as far as it decides what may be said. Dates are local, YYYY-MM-DD. */
export interface Sharing {
  scope: string;
  topic: string | null;
  given_on: string | null;
  withdrawn_on: string | null;
}

const EVERYTHING = "everything";

/** Whom a consent must name before one speaks to such a landlord; other kinds are named by none. */
const LANDLORD_SCOPE: Record<string, string> = {
  municipal: "municipal_landlord",
  private_person: "private_landlord",
  company: "private_landlord",
  housing_association: "private_landlord",
};

/** Whether a consent holds on a day: it is given, and not withdrawn on that day or before. */
export function holds(consent: Sharing, today: string): boolean {
  const { given_on, withdrawn_on } = consent;
  return (
    (given_on === null || given_on <= today) && (withdrawn_on === null || withdrawn_on > today)
  );
}

/**
 * The topics that may be spoken of with the landlord, each once; «everything» stands alone. Empty
 * when nothing may be said, not even that the service knows the resident.
 */
export function topicsForLandlord(
  consents: Sharing[],
  landlordType: string,
  today: string,
): string[] {
  const scope = LANDLORD_SCOPE[landlordType];
  const topics = consents
    .filter((one) => one.scope === scope && holds(one, today))
    .flatMap(({ topic }) => topic ?? []);
  return topics.includes(EVERYTHING) ? [EVERYTHING] : [...new Set(topics)];
}
