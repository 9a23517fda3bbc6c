import { chooseLockMinutes, lockMinutes } from "../../actions/autoLock.ts";
import { lockPhone } from "../../actions/lockPhone.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { t } from "../../locales/t.ts";
import { PasskeySettings } from "./PasskeySettings.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

const MINUTES = [1, 5, 10, 15];

/** The lock: now, and by itself after a while. */
export function LockSettings() {
  const { save, failure } = useSaving();
  return (
    <Section id="lock-title" title={t("more.lock_title")}>
      <p>{t("more.lock_why")}</p>
      <Button class="wide" variant="secondary" onClick={() => void lockPhone()}>
        <Icon name="lock" />
        {t("more.lock")}
      </Button>
      <FailureNotice failure={failure} />
      <Choices
        legend={t("lock.after")}
        isLegendSeen
        choices={MINUTES.map((key) => ({ key, text: t("lock.minutes", { minutes: key }) }))}
        chosen={lockMinutes.value}
        onChoose={(minutes) => void save(() => chooseLockMinutes(minutes))}
      />
      <PasskeySettings />
    </Section>
  );
}
