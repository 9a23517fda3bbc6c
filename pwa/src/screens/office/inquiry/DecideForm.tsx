import { useEffect, useId, useState } from "preact/hooks";
import { decideInquiry, type OfficeInquiry, type WholeInquiry } from "../../../api/inquiries.ts";
import { Notice } from "../../../components/Notice.tsx";
import { localDate } from "../../../domain/format.ts";
import { daysAfter } from "../../../domain/week.ts";
import { t } from "../../../locales/t.ts";
import { choices, loadChoices } from "../record/choices.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame } from "../record/FormFrame.tsx";
import type { RecordField, Typed } from "../record/fields.ts";
import { useForm } from "../record/useForm.ts";
import { session } from "../session.ts";
import { wordLabel } from "../words.ts";
import {
  DECISIONS,
  type Decision,
  decisionOf,
  fieldsOf,
  namedField,
  personField,
  type Way,
} from "./decideFields.ts";
import { inquiryLabel } from "./inquiryLabel.ts";
import { Radios } from "./Radios.tsx";

/** How long a request for a formal decision is left before somebody asks about it. */
const REMIND_AFTER_DAYS = 14;
const SENDERS = ["housing_coordinator", "unit_manager"];

/** What is decided about an inquiry: what each decision needs comes when it is chosen. */
export function DecideForm(props: {
  one: OfficeInquiry;
  isAgain: boolean;
  onDecided(now: WholeInquiry): void;
  onCancel?: (() => void) | undefined;
}) {
  const { one } = props;
  const prefix = useId();
  const [decision, setDecision] = useState<Decision | "">("");
  const [way, setWay] = useState<Way | "">(one.case ? "join_case" : "");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [isProtected, setProtected] = useState(false);
  const fields = withNamed(fieldsOf(decision, way), isProtected);
  const isTaken = decision === "taken_in";
  const sends = isTaken && (way === "new_case" || way === "short_job");
  const form = useForm({
    fields,
    begin: {
      name: one.about ?? "",
      address: one.address ?? "",
      duration_minutes: "60",
      sent_on: localDate(),
      follow_up_on: daysAfter(localDate(), REMIND_AFTER_DAYS),
    },
    beside: [decision, way],
    send: async (values, opId) => {
      if (!decision) return;
      const told = decisionOf(decision, way, values, form.typed, one.case?.id ?? null);
      const now = await decideInquiry(one.id, {
        ...told,
        op_id: opId,
        base_version: one.version,
      });
      props.onDecided(now);
    },
  });

  useEffect(() => {
    if (sends && !choices.value) void loadChoices().catch(() => undefined);
  }, [sends]);

  function put(part: Typed): void {
    if ("is_address_protected" in part) setProtected(part.is_address_protected === true);
    form.put(part);
  }

  async function save(): Promise<boolean> {
    const needed: Record<string, string> = {};
    if (!decision) needed.decision = t("record.wrong_required");
    if (isTaken && !way) needed.way = t("record.wrong_required");
    setMissing(needed);
    return Object.keys(needed).length === 0 && form.save();
  }

  const ways: Way[] = one.case ? ["join_case", "new_case", "short_job"] : ["new_case", "short_job"];
  return (
    <FormFrame
      label={t("inquiries.decision")}
      wrong={wrongOf(prefix, fields, form.wrong, inquiryLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t(props.isAgain ? "inquiryDesk.decide_again" : "inquiryDesk.decide")}
      save={save}
      isFocused={props.isAgain}
      onCancel={props.onCancel}
    >
      <Radios
        legend={t("inquiryDesk.what")}
        options={DECISIONS.map((key) => ({ key, label: wordLabel("inquiry_decision", key) }))}
        chosen={decision}
        error={missing.decision}
        onChoose={(key) => {
          setDecision(key as Decision);
          setMissing({});
        }}
      />
      {isTaken && (
        <Radios
          legend={t("inquiryDesk.way")}
          options={ways.map((key) => ({
            key,
            label: t(`inquiryDesk.way_${key}`, { code: one.case?.code ?? "" }),
          }))}
          chosen={way}
          error={missing.way}
          onChoose={(key) => {
            setWay(key as Way);
            setMissing({});
          }}
        />
      )}
      {isTaken && !one.case && one.has_case && (
        <Notice kind="info">
          <p>{t("inquiryDesk.case_hidden")}</p>
        </Notice>
      )}
      {decision && (!isTaken || way) && (
        <>
          <FormFields
            prefix={prefix}
            fields={fields}
            form={{ ...form, put }}
            label={inquiryLabel}
          />
          {sends && maySend() && (
            <fieldset class="radios">
              <legend class="ds-label">{t(`inquiryDesk.people_${way}`)}</legend>
              {(choices.value?.people ?? [])
                .filter((person) => person.is_caretaker)
                .map((person) => (
                  <FieldInput
                    key={person.id}
                    id={`${prefix}-${personField(person.id)}`}
                    label={person.name}
                    field={{ name: personField(person.id), kind: "bool" }}
                    value={form.typed[personField(person.id)] ?? false}
                    error={undefined}
                    onValue={(value) => form.put({ [personField(person.id)]: value })}
                  />
                ))}
            </fieldset>
          )}
          {sends && !maySend() && <p class="subtle">{t("inquiryDesk.people_not")}</p>}
        </>
      )}
    </FormFrame>
  );
}

/** The fields, and beneath a protected address who may see it. */
function withNamed(fields: RecordField[], isProtected: boolean): RecordField[] {
  if (!isProtected) return fields;
  const named = namedField(choices.value?.people ?? [], session.value?.user.id);
  return fields.flatMap((field) =>
    field.name === "is_address_protected" ? [field, named] : [field],
  );
}

/** Whether this person sends caretakers out. The server decides; this only spares a refusal. */
function maySend(): boolean {
  return session.value?.user.roles.some((role) => SENDERS.includes(role)) ?? false;
}
