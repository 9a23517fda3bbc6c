import type { ComponentChildren } from "preact";
import type { Found } from "../../api/search.ts";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { wordLabel } from "./words.ts";

/** What was found, a list for each kind; kinds without a hit are left out. */
export function FoundGroups({ found }: { found: Found }) {
  return (
    <>
      <Group name="cases" hasMore={found.cases.has_more}>
        {found.cases.hits.map((hit) => (
          <Hit
            key={hit.id}
            href={`/office/cases/${hit.id}`}
            name={`${hit.code} ${hit.resident_name}`}
          >
            {hit.address ?? t("find.no_address")}
            {hit.is_closed && ` · ${t("find.closed")}`}
          </Hit>
        ))}
      </Group>
      <Group name="people" hasMore={found.people.has_more}>
        {found.people.hits.map((hit) => (
          <Hit key={hit.id + hit.case_id} href={`/office/cases/${hit.case_id}`} name={hit.name}>
            {t("find.of_case", { code: hit.case_code })}
            {hit.birth_year && ` · ${t("find.born", { year: String(hit.birth_year) })}`}
          </Hit>
        ))}
      </Group>
      <Group name="partners" hasMore={found.partners.has_more}>
        {found.partners.hits.map((hit) => (
          <Hit key={hit.id} name={hit.name}>
            {wordLabel("partner_type", hit.type)}
            {hit.phone && ` · ${hit.phone}`}
          </Hit>
        ))}
      </Group>
      <Group name="landlords" hasMore={found.landlords.has_more}>
        {found.landlords.hits.map((hit) => (
          <Hit key={hit.id} name={hit.name}>
            {wordLabel("landlord_type", hit.type)}
            {hit.phone && ` · ${hit.phone}`}
          </Hit>
        ))}
      </Group>
      <Group name="notes" hasMore={found.notes.has_more}>
        {found.notes.hits.map((hit) => (
          <Hit
            key={hit.id}
            href={`/office/entries/${hit.id}`}
            name={`${wordLabel("entry_kind", hit.kind)} ${shortDate(hit.done_on)}`}
          >
            {hit.case_code && `${t("find.of_case", { code: hit.case_code })} · `}
            {hit.excerpt}
          </Hit>
        ))}
      </Group>
    </>
  );
}

function Group(props: { name: keyof Found; hasMore: boolean; children: ComponentChildren[] }) {
  if (props.children.length === 0) return null;
  const id = `found-${props.name}`;
  return (
    <section class="sheet stack" aria-labelledby={id}>
      <h2 id={id}>{t(`find.group_${props.name}`)}</h2>
      <ul class="found">{props.children}</ul>
      {props.hasMore && <p class="subtle">{t("find.more")}</p>}
    </section>
  );
}

function Hit(props: { name: string; href?: string; children: ComponentChildren }) {
  return (
    <li>
      {props.href ? (
        <a class="alone" href={props.href}>
          {props.name}
        </a>
      ) : (
        <strong>{props.name}</strong>
      )}
      <span class="subtle">{props.children}</span>
    </li>
  );
}
