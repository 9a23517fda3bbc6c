/**
 * What is half made, sealed before the page may vanish: when it is hidden, before the camera opens,
 * before the phone is locked. Whoever holds typed text back for a moment joins in.
 */

type Sealer = () => Promise<void>;

const sealers = new Set<Sealer>();

/** Lets a sealer be called whenever drafts must be safe. */
export function sealsDrafts(sealer: Sealer): void {
  sealers.add(sealer);
}

/** Seals everything that is half made. @throws NotSaved when some of it could not be */
export async function sealDraftsNow(): Promise<void> {
  await Promise.all([...sealers].map((sealer) => sealer()));
}

/** From now on drafts are sealed whenever the page is hidden or left. */
export function sealWhenHidden(): void {
  const seal = () => void sealDraftsNow().catch(() => undefined);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) seal();
  });
  // Safari leaves a page without ever hiding it.
  addEventListener("pagehide", seal);
}
