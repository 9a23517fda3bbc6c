import { useId, useRef } from "preact/hooks";
import {
  markInquiry,
  noteOnInquiry,
  type OfficeInquiry,
  type WholeInquiry,
} from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { EmergencyNumbers } from "../../shared/EmergencyNumbers.tsx";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame } from "../record/FormFrame.tsx";
import type { RecordField } from "../record/fields.ts";
import { useForm } from "../record/useForm.ts";
import { watched } from "../session.ts";
import { whenWords } from "../whenWords.ts";
import { inquiryLabel } from "./inquiryLabel.ts";

/** A critical inquiry: whom to phone, who has seen it, and where it has been told, which is here alone. */
export function CriticalPart(props: { one: OfficeInquiry; act: Acting }) {
  const { one } = props;
  const opId = useRef(newId());
  return (
    <section class="stack" aria-label={t("inquiryDesk.critical")}>
      <EmergencyNumbers />
      <div class="sheet stack">
        {one.seen_at ? (
          <p>
            {t("inquiryDesk.seen_by", { name: one.seen_by ?? "", when: whenWords(one.seen_at) })}
          </p>
        ) : (
          <>
            <p>{t("inquiryDesk.unseen")}</p>
            <div class="buttons">
              <Button
                onClick={() =>
                  void props.act(() => watched(markInquiry(one.id, "seen", opId.current)))
                }
              >
                {t("inquiryDesk.seen")}
              </Button>
            </div>
          </>
        )}
        <p class="subtle">{t("inquiryDesk.alerted_here")}</p>
      </div>
    </section>
  );
}

/** Does something about the inquiry, and shows it as it is then, or why it could not be done. */
export type Acting = (act: () => Promise<WholeInquiry>) => Promise<boolean>;

const NOTE: RecordField[] = [{ name: "note", kind: "long", longest: 500, isRequired: true }];

/** The office's note: each line is added to what stands there, so that two who write lose nothing. */
export function NotePart(props: { one: OfficeInquiry; onNoted(now: WholeInquiry): void }) {
  const { one } = props;
  const prefix = useId();
  const form = useForm({
    fields: NOTE,
    begin: {},
    send: async (values, opId) => {
      const now = await noteOnInquiry(one.id, String(values.note), opId);
      form.put({ note: "" });
      props.onNoted(now);
    },
  });
  return (
    <FormFrame
      label={t("inquiryDesk.note")}
      wrong={wrongOf(prefix, NOTE, form.wrong, inquiryLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t("inquiryDesk.note_save")}
      isAside
      save={form.save}
    >
      <h2>{t("inquiryDesk.note")}</h2>
      {one.office_note && <p class="kept">{one.office_note}</p>}
      <FormFields prefix={prefix} fields={NOTE} form={form} label={inquiryLabel} />
    </FormFrame>
  );
}
