import { useState } from "preact/hooks";
import { handOver } from "../../actions/handOver.ts";
import {
  hasRescueKey,
  makeRescueFile,
  type RescueFile,
  rescueParts,
} from "../../actions/rescue.ts";
import { Button } from "../../components/Button.tsx";
import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { localDate } from "../../domain/format.ts";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { drafts } from "../../store/deviceStore.ts";
import type { StoredPhoto } from "../../store/photoVault.ts";
import { syncStatus } from "../../sync/status.ts";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

/** A file that went out, and by which name and way. */
interface Made extends RescueFile {
  name: string;
  how: "shared" | "downloaded";
}

/** The way out for unsent work when the phone cannot send it: a sealed file for the office. */
export function Rescue() {
  const { unsent, unsentPhotos } = syncStatus.value;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("rescue.title")} />
          <p class="lead">{t("rescue.lead")}</p>
          <SyncLine />
        </header>
        <main class="page">
          {unsent + unsentPhotos === 0 ? <Nothing /> : <Saving />}
          <p>
            <a class="ds-button wide" data-variant="secondary" href="/more">
              {t("rescue.to_more")}
            </a>
          </p>
        </main>
      </div>
      <Tabs path="/more" />
    </div>
  );
}

function Nothing() {
  return (
    <div class="section empty">
      <p class="state">
        <Icon name="check" />
        {t("rescue.nothing")}
      </p>
      <p>{t("rescue.nothing_why")}</p>
    </div>
  );
}

function Saving() {
  const { unsent, unsentPhotos } = syncStatus.value;
  const [made, setMade] = useState<Made | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const parts = rescueParts();

  async function save(part: StoredPhoto[], name: string): Promise<void> {
    setBusy(true);
    setFailure(null);
    setMade(null);
    try {
      const file = await makeRescueFile(part);
      const how = await handOver(file.blob, name);
      if (how !== "cancelled") setMade({ ...file, name, how });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="section" aria-labelledby="rescue-content">
      <h2 id="rescue-content">{t("rescue.content")}</h2>
      <dl class="facts">
        <Fact name={t("rescue.operations")}>{unsent}</Fact>
        <Fact name={t("rescue.photos")}>{unsentPhotos}</Fact>
      </dl>
      {drafts.value.size > 0 && <p>{t("rescue.draft")}</p>}
      <p>{t("rescue.sealed")}</p>
      <p>{t("rescue.stays")}</p>
      {!hasRescueKey() && (
        <Notice kind="warning">
          <p>{t("error.RescueRefused_no_key")}</p>
        </Notice>
      )}
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      {made && <Done made={made} />}
      {hasRescueKey() &&
        parts.map((part, i) => (
          <Button
            key={i}
            class="wide"
            aria-busy={isBusy}
            disabled={isBusy}
            onClick={() => void save(part, fileName(i, parts.length))}
          >
            {isBusy ? t("rescue.making") : buttonText(i, parts.length)}
          </Button>
        ))}
    </section>
  );
}

function Done({ made }: { made: Made }) {
  const { name, operations, photos, leftOut } = made;
  return (
    <Notice kind="success" isLive>
      <p>{t("rescue.made", { operations, photos })}</p>
      <p>{t(`rescue.${made.how}`, { name })}</p>
      {leftOut > 0 && <p>{t("rescue.left_out", { count: leftOut })}</p>}
    </Notice>
  );
}

function buttonText(i: number, count: number): string {
  return count === 1 ? t("rescue.save") : t("rescue.save_part", { part: i + 1, count });
}

/** Whoever finds the file shall not see by its name whose it is. */
function fileName(i: number, count: number): string {
  const date = localDate(new Date().toISOString());
  return `miljovakt-redning-${date}${count === 1 ? "" : `-${i + 1}`}.json`;
}
