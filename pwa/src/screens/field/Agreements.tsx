import { useId, useRef, useState } from "preact/hooks";
import { noteAgreement } from "../../actions/agreements.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { localDate, shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Agreement } from "../../store/rows.ts";
import { agreementsOf, landlordOf } from "./caseWords.ts";
import { SensitiveNotice } from "./SensitiveNotice.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

/** What is often agreed, in one tap. */
const PHRASES = ["more_time", "mends", "meet", "call"] as const;
/** When one talks next, in days; the first is what stands there until another is chosen. */
const NEXT = { week: 7, two_weeks: 14, month: 28 } as const;
type Next = keyof typeof NEXT | "none";

const EMPTY = { text: "", next: "week" as Next };

/** What was agreed last with who lets the home, and the form for a new one: a phrase and *Lagre* are two taps. */
export function Agreements({ caseId, isFolded = false }: { caseId: string; isFolded?: boolean }) {
  const landlord = landlordOf(caseId);
  if (!landlord) return null;
  const [last] = agreementsOf(caseId);
  return (
    <section class="section" aria-labelledby="agreements">
      <h3 id="agreements">{t("agreement.title", { name: landlord.name })}</h3>
      {last ? <Last one={last} /> : <p class="subtle">{t("agreement.none")}</p>}
      <NewAgreement caseId={caseId} landlordId={landlord.id} isFolded={isFolded} />
    </section>
  );
}

function Last({ one }: { one: Agreement }) {
  return (
    <>
      <p class="note">
        <strong>{t("agreement.agreed", { date: shortDate(one.agreed_on) })}</strong> {one.text}
      </p>
      <p class={one.next_on ? "" : "subtle"}>
        {one.next_on
          ? t("agreement.next", { when: dayWords(one.next_on) })
          : t("agreement.no_next")}
      </p>
    </>
  );
}

function NewAgreement(props: { caseId: string; landlordId: string; isFolded: boolean }) {
  const { caseId, landlordId } = props;
  const id = useId();
  const { save, failure, retry, settle } = useSaving();
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const typed = useTyped<typeof EMPTY>(`agreement/${caseId}`, t("agreement.new"), EMPTY, () =>
    setOpen(true),
  );
  const { text, next } = typed.value;
  const isSaving = useRef(false);
  const nextOn = next === "none" ? null : localDate(Date.now() + NEXT[next] * 86_400_000);
  const write = (part: Partial<typeof EMPTY>) => typed.type({ ...typed.value, ...part });

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      await typed.keep((draftId) => noteAgreement({ landlordId, caseId, text, nextOn }, draftId));
      setOpen(!props.isFolded);
    });
    isSaving.current = false;
  }

  return (
    <details
      open={isOpen ?? (!props.isFolded || typed.wasLeft)}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("agreement.new")}</summary>
      <form class="stack" onSubmit={(event) => void keep(event)} noValidate>
        <FailureNotice failure={failure} text={text} onRetry={retry} onClose={settle} />
        <Choices
          legend={t("agreement.what")}
          isLegendSeen
          choices={PHRASES.map((key) => ({ key, text: t(`agreement.phrase_${key}`) }))}
          chosen={PHRASES.find((key) => t(`agreement.phrase_${key}`) === text) ?? null}
          onChoose={(key) => write({ text: t(`agreement.phrase_${key}`) })}
        />
        <div class="field">
          <label class="ds-label" for={id}>
            {t("agreement.words")}
          </label>
          <textarea
            id={id}
            class="ds-input"
            rows={2}
            maxLength={500}
            value={text}
            onInput={(event) => write({ text: event.currentTarget.value })}
          />
          <SensitiveNotice note={text} id="agreement-sensitive" />
        </div>
        <Choices
          legend={t("agreement.next_when")}
          isLegendSeen
          choices={[...Object.keys(NEXT), "none"].map((key) => ({
            key,
            text: t(`agreement.next_${key}`),
          }))}
          chosen={next}
          onChoose={(key) => write({ next: key as Next })}
        />
        <Button type="submit" class="wide" variant="secondary">
          {nextOn ? t("agreement.save_next", { when: dayWords(nextOn) }) : t("agreement.save")}
        </Button>
      </form>
    </details>
  );
}

function dayWords(date: string): string {
  return `${weekdayName(date).toLowerCase()} ${shortDate(date)}`;
}
