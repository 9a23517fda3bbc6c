import { useId, useState } from "preact/hooks";
import { addContact } from "../../actions/contacts.ts";
import { Button } from "../../components/Button.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

/** The resident and the landlord stand there already. */
const KNOWN = new Set(["resident", "landlord"]);

interface Contact {
  name: string;
  relation: string;
  phone: string;
}

/** One more whom one can phone in this case. */
export function AddContact({ caseId }: { caseId: string }) {
  const id = useId();
  const { save, failure, retry, settle } = useSaving();
  const empty: Contact = { name: "", relation: "next_of_kin", phone: "" };
  const typed = useTyped<Contact>(`contact/${caseId}`, t("contact.add"), empty, () =>
    setOpen(true),
  );
  const [isOpen, setOpen] = useState<boolean>(typed.wasLeft);
  const { name, relation, phone } = typed.value;
  const write = (part: Partial<Contact>) => typed.type({ ...typed.value, ...part });

  const add = (event: Event) => {
    event.preventDefault();
    void save(async () => {
      await typed.keep((draftId) => addContact(caseId, typed.value, draftId));
      setOpen(false);
    });
  };

  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("contact.add")}</summary>
      <form class="stack" onSubmit={add} noValidate>
        <FailureNotice
          failure={failure}
          text={`${name} ${phone}`}
          onRetry={retry}
          onClose={settle}
        />
        <TextField
          label={t("contact.name")}
          value={name}
          onText={(text) => write({ name: text.slice(0, 120) })}
          name="contact"
          autoComplete="off"
        />
        <div class="field">
          <label class="ds-label" for={id}>
            {t("contact.relation")}
          </label>
          <select
            id={id}
            class="ds-input"
            value={relation}
            onChange={(event) => write({ relation: event.currentTarget.value })}
          >
            {wordsOf("contact_relation")
              .filter((word) => !KNOWN.has(word.key))
              .map((word) => (
                <option key={word.key} value={word.key}>
                  {word.label}
                </option>
              ))}
          </select>
        </div>
        <TextField
          label={t("contact.phone")}
          value={phone}
          onText={(text) => write({ phone: text.slice(0, 30) })}
          name="phone"
          autoComplete="off"
          isVerbatim
        />
        <Button type="submit" class="wide">
          {t("contact.save")}
        </Button>
      </form>
    </details>
  );
}
