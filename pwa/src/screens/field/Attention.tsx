import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import type { Attention as One } from "../../store/attention.ts";
import { currentStore } from "../../store/current.ts";
import { viewVersion } from "../../store/view.ts";
import { syncStatus } from "../../sync/status.ts";
import { AttentionCard } from "./AttentionCard.tsx";
import { SavedLine } from "./SavedLine.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

/** What this person can do something about; the rest waits for others. */
const MINE = new Set<One["kind"]>(["returned", "conflict", "rejected"]);

/** S6: one card is one question. What is decided stays here until the server has said so too. */
export function Attention() {
  // Both change what stands here: what is saved and read, and what the server has answered.
  viewVersion.value;
  const count = syncStatus.value.needsAttention;
  const all = currentStore.value?.attention() ?? [];
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("attention.title")} />
          <p class="lead">{t("attention.count", { count })}</p>
          <SyncLine />
        </header>
        <main class="page">
          <SavedLine isLooking />
          {all.length === 0 && <Nothing />}
          <Section title="attention.mine" all={all.filter((one) => MINE.has(one.kind))} />
          <Section title="attention.others" all={all.filter((one) => !MINE.has(one.kind))} />
        </main>
      </div>
      <Tabs path="/attention" />
    </div>
  );
}

function Section({ title, all }: { title: string; all: One[] }) {
  if (all.length === 0) return null;
  return (
    <section class="section" aria-labelledby={title}>
      <h2 id={title}>{t(title)}</h2>
      {all.map((one) => (
        <AttentionCard key={one.key} one={one} />
      ))}
    </section>
  );
}

function Nothing() {
  return (
    <div class="section empty">
      <p class="state">
        <Icon name="check" />
        {t("attention.empty")}
      </p>
      <p>{t("attention.empty_why")}</p>
      <p>
        <a class="ds-button wide" data-variant="secondary" href="/">
          {t("entries.to_today")}
        </a>
      </p>
    </div>
  );
}
