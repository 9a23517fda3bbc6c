import { useId, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type NewInquiry, registerInquiry } from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { newId } from "../../../domain/ids.ts";
import { nowInstant } from "../../../domain/instant.ts";
import { t } from "../../../locales/t.ts";
import { EmergencyNumbers } from "../../shared/EmergencyNumbers.tsx";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame } from "../record/FormFrame.tsx";
import type { RecordField } from "../record/fields.ts";
import { useForm } from "../record/useForm.ts";
import { wordsIn } from "../words.ts";
import { inquiryLabel } from "./inquiryLabel.ts";
import { type Joined, Matches } from "./Matches.tsx";
import { Radios } from "./Radios.tsx";
import { useMatches } from "./useMatches.ts";

const CRITICAL = "critical";
const ANONYMOUS = "anonymous";

const TOLD: RecordField[] = [
  { name: "source", kind: "word", list: "inquiry_source", isRequired: true },
  { name: "channel", kind: "word", list: "channel", isRequired: true },
  { name: "about", kind: "text", longest: 120 },
  { name: "address", kind: "text", longest: 200 },
  { name: "text", kind: "long" },
];
const GROUP: RecordField[] = ["is_without_home", "is_not_coping", "is_not_reached"].map((name) => ({
  name,
  kind: "bool",
}));
const CALLER: RecordField[] = [
  { name: "caller_name", kind: "text", longest: 120 },
  { name: "caller_phone", kind: "text", longest: 30 },
];

/** An inquiry is registered: with the keyboard alone, and nothing more than what was said. */
export function InquiryNew() {
  const { route } = useLocation();
  const prefix = useId();
  const [urgency, setUrgency] = useState("normal");
  const [joined, setJoined] = useState<Joined | null>(null);
  const id = useRef(newId());
  const begunAt = useRef(nowInstant());
  const fields = [...TOLD, ...GROUP, ...CALLER];
  const form = useForm({
    fields,
    begin: { channel: "phone" },
    beside: [urgency, joined],
    send: async (values, opId) => {
      await registerInquiry({
        ...(values as unknown as NewInquiry),
        op_id: opId,
        id: id.current,
        received_at: begunAt.current,
        urgency: urgency as NewInquiry["urgency"],
        case_id: joined?.caseId ?? null,
        joined_to_id: joined?.inquiryId ?? null,
      });
      route(`/office/inquiries/${id.current}`);
    },
  });
  const { typed } = form;
  const said = (name: string) => String(typed[name] ?? "") || null;
  const found = useMatches({
    about: said("about"),
    address: said("address"),
    caller_phone: said("caller_phone"),
    text: said("text"),
    source: (said("source") as NewInquiry["source"]) ?? null,
  });
  const count = found ? found.cases.length + found.closed.length + found.inquiries.length : 0;

  return (
    <main id="main">
      <p>
        <a class="alone" href="/office/inquiries">
          {t("inquiryDesk.back")}
        </a>
      </p>
      <div>
        <PageHeading title={t("inquiryDesk.new")} />
        <p class="subtle">{t("inquiryDesk.new_lead")}</p>
      </div>
      <div class="inquiry-new">
        <FormFrame
          label={t("inquiryDesk.new")}
          wrong={wrongOf(prefix, fields, form.wrong, inquiryLabel)}
          failure={form.failure}
          isBusy={form.isBusy}
          saveWords={t(urgency === CRITICAL ? "inquiryDesk.save_critical" : "inquiryDesk.save")}
          save={form.save}
          isFocused
        >
          <Radios
            legend={t("field.urgency")}
            options={wordsIn("urgency")}
            chosen={urgency}
            onChoose={setUrgency}
          />
          <div role="status">{urgency === CRITICAL && <EmergencyNumbers />}</div>
          <FormFields prefix={prefix} fields={TOLD} form={form} label={inquiryLabel} />
          <fieldset class="radios">
            <legend class="ds-label">{t("inquiry.target_group")}</legend>
            <FormFields prefix={prefix} fields={GROUP} form={form} label={inquiryLabel} />
          </fieldset>
          {typed.source !== ANONYMOUS && (
            <FormFields prefix={prefix} fields={CALLER} form={form} label={inquiryLabel} />
          )}
        </FormFrame>
        <section class="sheet stack" aria-labelledby={`${prefix}-matches`}>
          <h2 id={`${prefix}-matches`}>{t("inquiryDesk.matches")}</h2>
          <p role="status" class={count && !joined ? "ds-sr-only" : "subtle"}>
            {joined
              ? t("inquiryDesk.joins", { name: joined.name })
              : count
                ? t("inquiryDesk.match_count", { count })
                : t("inquiryDesk.no_matches")}
          </p>
          {joined ? (
            <p>
              <Button variant="secondary" onClick={() => setJoined(null)}>
                {t("inquiryDesk.join_not")}
              </Button>
            </p>
          ) : (
            found && count > 0 && <Matches found={found} onJoin={setJoined} />
          )}
        </section>
      </div>
    </main>
  );
}
