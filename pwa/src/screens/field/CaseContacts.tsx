import { noteCall } from "../../actions/call.ts";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { callLink, mapLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";
import type { Case } from "../../store/rows.ts";
import { row } from "../../store/view.ts";
import { AddContact } from "./AddContact.tsx";
import { type Contact, contactsOf } from "./caseWords.ts";
import { isIos } from "./install.ts";

/** Whom one can phone, and the way there. A protected address is never handed to a map. */
export function CaseContacts({ one }: { one: Case }) {
  const place = row("place", one.place_id ?? "");
  const address = place?.is_address_protected ? null : place?.address;
  return (
    <Section id="contacts" title={t("case.contacts")}>
      {contactsOf(one.id).map((contact) => (
        <ContactRow key={contact.id} contact={contact} caseId={one.id} />
      ))}
      <AddContact caseId={one.id} />
      {address && (
        <a class="ds-button wide" data-variant="secondary" href={mapLink(address, isIos())}>
          <Icon name="house" />
          {t("case.map")}
        </a>
      )}
    </Section>
  );
}

function ContactRow({ contact, caseId }: { contact: Contact; caseId: string }) {
  const { name, relation, as, phone, note } = contact;
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">{name}</h3>
        <p class="detail">
          {relation} · {phone ?? t("case.no_phone")}
        </p>
        {note && <p class="detail">{note}</p>}
      </div>
      {phone && (
        <a
          class="ds-button start"
          data-variant="primary"
          href={callLink(phone)}
          // A call that cannot be noted must still be made.
          onClick={() => void noteCall(caseId, { name, relation: as }).catch(() => undefined)}
          aria-label={t("case.call_who", { name })}
        >
          <Icon name="phone" />
          <span>{t("case.call")}</span>
        </a>
      )}
    </article>
  );
}
