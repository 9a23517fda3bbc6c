import { expect, test } from "vitest";
import { t } from "../../locales/t.ts";
import type { SyncStatus } from "../../sync/status.ts";
import { syncWords, updatedWords } from "./SyncLine.tsx";

const calm: SyncStatus = {
  unsent: 0,
  needsAttention: 0,
  unsentPhotos: 0,
  damagedPhotos: 0,
  lastUpdatedAt: "2026-11-17T06:46:00.000Z",
  reach: "online",
  busy: false,
  allSent: true,
};

test("everything sent is said when it is true, and only then", () => {
  expect(syncWords(calm).words).toEqual([t("sync.all_sent")]);
  expect(syncWords({ ...calm, allSent: false, unsent: 2 }).words).not.toContain(t("sync.all_sent"));
});

test("what lies on the phone is counted, and why it has not gone is said beside it", () => {
  const { words } = syncWords({ ...calm, allSent: false, unsent: 2, reach: "offline" });

  expect(words).toEqual([t("sync.unsent", { count: 2 }), t("sync.offline")]);
  expect(words[0]).toBe("2 på telefonen");
});

test("photos that lie here are counted by themselves, and all is not sent", () => {
  const { icon, words } = syncWords({ ...calm, allSent: false, unsentPhotos: 2 });

  expect(words).toEqual(["2 bilder på telefonen"]);
  expect(icon).toBe("phone");
});

test("a photo that must be taken anew is said before what waits", () => {
  const { icon, words } = syncWords({ ...calm, allSent: false, unsent: 1, damagedPhotos: 1 });

  expect(words).toEqual(["1 bilde må tas på nytt", "1 på telefonen"]);
  expect(icon).toBe("warning");
});

test("what must be looked at comes before all else", () => {
  const { icon, words } = syncWords({ ...calm, allSent: false, needsAttention: 1, unsent: 3 });

  expect(words[0]).toBe(t("sync.needs_attention", { count: 1 }));
  expect(icon).toBe("warning");
});

test("a session that has run out asks for a sign-in, also when nothing waits", () => {
  expect(syncWords({ ...calm, reach: "signed_out" }).words).toContain(t("sync.signed_out"));
});

test.each(["online", "offline", "signed_out", "unexpected_answer"] as const)(
  "there are always words, whatever is known (%s)",
  (reach) => {
    const nothing = { ...calm, allSent: false, lastUpdatedAt: null, reach };

    expect(syncWords(nothing).words.length).toBeGreaterThan(0);
  },
);

test("before the first answer it says neither that all is sent nor that there is no coverage", () => {
  const first = { ...calm, busy: true, lastUpdatedAt: null, reach: "offline" as const };

  expect(syncWords(first)).toEqual({ icon: "sync", words: [t("sync.fetching")] });
});

test.each([
  ["2026-11-17", "Sist oppdatert kl. 07.46"],
  ["2026-11-18", "Sist oppdatert 17.11.2026 kl. 07.46, for 1 dag siden"],
  ["2026-11-20", "Sist oppdatert 17.11.2026 kl. 07.46, for 3 dager siden"],
  ["2026-11-16", "Sist oppdatert 17.11.2026 kl. 07.46"],
])("on %s it is said how old what the phone holds is", (today, words) => {
  expect(updatedWords("2026-11-17T06:46:00.000Z", today)).toBe(words);
});
