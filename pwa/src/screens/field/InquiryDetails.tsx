import { useId } from "preact/hooks";
import {
  ANONYMOUS,
  type InquiryForm,
  TARGET_GROUP,
  type TargetGroup,
} from "../../actions/inquiry.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";
import { SensitiveNotice } from "./SensitiveNotice.tsx";

/** How a caretaker is reached; the desk has more ways. */
const CHANNELS = ["phone", "at_door", "sms", "in_person"];

/** What a critical inquiry does without: how it came, the target group, words, who told. */
export function InquiryDetails(props: {
  form: InquiryForm;
  onWrite(part: Partial<InquiryForm>): void;
}) {
  const { form, onWrite } = props;
  const id = useId();
  return (
    <>
      <Choices
        legend={t("inquiry.channel")}
        isLegendSeen
        choices={wordsOf("channel")
          .filter(({ key }) => CHANNELS.includes(key))
          .map(({ key, label }) => ({ key, text: label }))}
        chosen={form.channel}
        onChoose={(channel) => onWrite({ channel })}
      />
      <fieldset class="filters">
        <legend class="ds-label">{t("inquiry.target_group")}</legend>
        {TARGET_GROUP.map((one) => (
          <Button
            key={one}
            variant="secondary"
            aria-pressed={form.targetGroup.includes(one)}
            onClick={() => onWrite({ targetGroup: toggled(form.targetGroup, one) })}
          >
            {t(`inquiry.${one}`)}
          </Button>
        ))}
      </fieldset>
      <div class="field">
        <label class="ds-label" for={id}>
          {t("inquiry.text")}
        </label>
        <textarea
          id={id}
          class="ds-input"
          rows={3}
          maxLength={2000}
          value={form.text}
          onInput={(event) => onWrite({ text: event.currentTarget.value })}
        />
        <SensitiveNotice note={form.text} />
      </div>
      {form.source !== ANONYMOUS && (
        <>
          <TextField
            label={t("inquiry.caller_name")}
            hint={t("inquiry.caller_hint")}
            value={form.callerName}
            onText={(text) => onWrite({ callerName: text.slice(0, 120) })}
            name="caller"
            autoComplete="off"
          />
          <TextField
            label={t("inquiry.caller_phone")}
            value={form.callerPhone}
            onText={(text) => onWrite({ callerPhone: text.slice(0, 30) })}
            name="caller-phone"
            autoComplete="off"
            isVerbatim
          />
        </>
      )}
    </>
  );
}

/** Chosen ones in the order of the questions, so that the same answers are the same form. */
function toggled(group: TargetGroup[], one: TargetGroup): TargetGroup[] {
  return TARGET_GROUP.filter((each) => group.includes(each) !== (each === one));
}
