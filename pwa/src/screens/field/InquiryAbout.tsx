import type { InquiryForm } from "../../actions/inquiry.ts";
import { Button } from "../../components/Button.tsx";
import { TextField } from "../../components/TextField.tsx";
import { localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { row, rows } from "../../store/view.ts";
import { ownEntries } from "./day.ts";
import { search, suggestions, type Target } from "./places.ts";
import { placeWords } from "./placeWords.ts";
import { todayRows } from "./todayRows.ts";

/** So many are offered: what is seen without scrolling past the form. */
const OFFERED = 4;

/** Whom or where it is about: typed, or one of the cases and places that this phone holds. */
export function InquiryAbout(props: {
  form: InquiryForm;
  onWrite(part: Partial<InquiryForm>): void;
}) {
  const { form, onWrite } = props;
  const isChosen = form.caseId !== null || form.address !== null;
  const offered = isChosen ? [] : offeredFor(form.about);

  function choose({ caseId, placeId }: Target): void {
    const place = placeWords(caseId ?? null, placeId ?? null);
    const address = row("place", place.placeId ?? "")?.address ?? null;
    onWrite({ about: place.name, caseId: place.caseId, address });
  }

  return (
    <div class="section">
      <TextField
        label={t("inquiry.about")}
        hint={t("inquiry.about_hint")}
        value={form.about}
        onText={(text) => onWrite({ about: text.slice(0, 120), caseId: null, address: null })}
        name="about"
        autoComplete="off"
      />
      <p role="status" class={isChosen ? "subtle" : "ds-sr-only"}>
        {isChosen
          ? t("inquiry.chosen", { what: chosenWords(form) })
          : form.about && t("pick.count", { count: offered.length })}
      </p>
      {offered.length > 0 && (
        <fieldset class="filters offered">
          <legend class="ds-sr-only">{t("inquiry.known")}</legend>
          {offered.map((at) => {
            const { name, address } = placeWords(at.caseId ?? null, at.placeId ?? null);
            return (
              <Button key={at.caseId ?? at.placeId} variant="secondary" onClick={() => choose(at)}>
                <span>
                  {name}
                  {address && <small>{address}</small>}
                </span>
              </Button>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}

function chosenWords({ caseId, address }: InquiryForm): string {
  const code = caseId && placeWords(caseId, null).caseCode;
  return [code && t("inquiry.case", { code }), address].filter(Boolean).join(" · ");
}

function offeredFor(text: string): Target[] {
  const me = deviceUser.value?.id ?? "";
  const found = text.trim()
    ? search(text, { cases: rows("case"), places: rows("place"), words: allWords })
    : suggestions(todayRows(localDate(), me, null), ownEntries(rows("log_entry"), me));
  return found.slice(0, OFFERED);
}

function allWords(caseId: string | null, placeId: string | null): (string | null)[] {
  const { name, address, caseCode } = placeWords(caseId, placeId);
  return [name, address, caseCode];
}
