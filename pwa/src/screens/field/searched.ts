/**
 * Everything on this phone that can be searched for, as it is called on the screens. The index lies in memory alone:
 * it is made when the search is opened, made anew when something has changed, and gone when the phone is locked.
 */
import { effect, type Signal, signal } from "@preact/signals";
import { shortDate } from "../../domain/format.ts";
import { type Findable, SearchIndex } from "../../domain/searchIndex.ts";
import { t } from "../../locales/t.ts";
import { lockState } from "../../lock/lock.ts";
import { taskLinesOf } from "../../store/lines.ts";
import type { LogEntry } from "../../store/rows.ts";
import { row, rows, viewVersion } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { landlordOf } from "./caseWords.ts";
import { placeWords } from "./placeWords.ts";

/** The groups of what was found, in the order in which they are shown. */
export const KINDS = [
  "case",
  "contact",
  "place",
  "plan",
  "entry",
  "note",
  "inquiry",
  "equipment",
] as const;
export type Kind = (typeof KINDS)[number];

/** Something on this phone, and the way to it. */
export interface Found extends Findable {
  key: string;
  kind: Kind;
  /** A line about it below its name. */
  detail: string;
  /** Its page; null when it has none. */
  href: string | null;
  phone?: string | null;
}

/** What was typed last: the way back from a page leads to the same list. */
export const searchText: Signal<string> = signal("");

let index: SearchIndex<Found> | null = null;

effect(() => {
  viewVersion.value;
  index = null;
});
effect(() => {
  if (lockState.value !== "open") searchText.value = "";
});

/** What is like the text, the likest first. */
export function search(text: string): Found[] {
  viewVersion.value;
  index ??= new SearchIndex(everything());
  return index.find(text);
}

/** All that this phone holds. */
export function everything(): Found[] {
  return [
    ...cases(),
    ...contacts(),
    ...places(),
    ...plans(),
    ...entries(),
    ...notes(),
    ...inquiries(),
    ...equipment(),
  ];
}

function cases(): Found[] {
  return rows("case").map((one) => {
    const { name, address, caseCode } = placeWords(one.id, null);
    return {
      key: one.id,
      kind: "case",
      name,
      detail: line(caseCode, address, one.closed_on && t("search.closed")),
      words: [
        one.code,
        address,
        one.housing_goal,
        one.plan,
        one.risk_reason && label("risk_reason", one.risk_reason),
        one.eviction_stage && label("eviction_stage", one.eviction_stage),
        landlordOf(one.id)?.name,
        digits(row("resident", one.resident_id)?.phone),
      ],
      // What is open stands before what is closed.
      order: `${one.closed_on ? 0 : 1} ${one.code}`,
      href: `/cases/${one.id}`,
    };
  });
}

function contacts(): Found[] {
  const called = (one: { id: string; name: string; phone: string | null }, relation: string) => ({
    key: one.id,
    kind: "contact" as const,
    name: one.name,
    words: [relation, digits(one.phone)],
    order: one.name,
    phone: one.phone,
  });
  const own = rows("case_contact").map((one) => {
    const relation = label("contact_relation", one.relation);
    return {
      ...called(one, relation),
      detail: line(relation, placeWords(one.case_id, null).name),
      href: `/cases/${one.case_id}`,
    };
  });
  const landlords = rows("landlord").map((one) => {
    const type = label("landlord_type", one.landlord_type);
    return { ...called(one, type), detail: line(type, one.phone), href: null };
  });
  const partners = rows("partner").map((one) => {
    const type = label("partner_type", one.partner_type);
    return { ...called(one, type), detail: line(type, one.phone), href: null };
  });
  const others = rows("colleague")
    .filter((one) => one.is_here)
    .map((one) => {
      const detail = line(t("search.colleague"), one.phone);
      return { ...called(one, t("search.colleague")), detail, href: null };
    });
  return [...own, ...landlords, ...partners, ...others];
}

function places(): Found[] {
  const taken = new Set(rows("case").map((one) => one.place_id));
  return rows("place")
    .filter((one) => !taken.has(one.id) && one.address)
    .map((one) => ({
      key: one.id,
      kind: "place",
      name: one.address ?? "",
      detail: t("search.place_without_case"),
      words: [row("landlord", one.landlord_id ?? "")?.name],
      order: one.address ?? "",
      href: `/start?q=${encodeURIComponent(one.address ?? "")}`,
    }));
}

function plans(): Found[] {
  return rows("planned_visit").map((one) => {
    const place = placeWords(one.case_id, one.place_id);
    const date = shortDate(one.planned_on);
    return {
      key: one.id,
      kind: "plan",
      name: place.name,
      detail: line(date, one.starts_at_local?.replace(":", "."), one.note),
      words: [date, one.note, place.address, place.caseCode],
      order: one.planned_on,
      href: one.case_id ? `/cases/${one.case_id}` : "/",
    };
  });
}

function entries(): Found[] {
  return rows("log_entry")
    .filter((one) => one.state !== "voided")
    .map((one) => {
      const place = placeWords(one.case_id, one.place_id);
      const done = doneWords(one);
      const date = shortDate(one.done_on);
      return {
        key: one.id,
        kind: "entry",
        name: place.name,
        detail: line(date, done, one.note),
        words: [date, done, one.note, one.code, place.address, place.caseCode],
        order: one.started_at,
        href: `/entries/${one.id}`,
      };
    });
}

function doneWords(entry: LogEntry): string {
  return line(
    entry.kind !== "home_visit" && label("entry_kind", entry.kind),
    ...taskLinesOf(entry.id).map((one) => label("task_type", one.task_type)),
    entry.outcome && label("visit_outcome", entry.outcome),
  );
}

function notes(): Found[] {
  const note = (
    one: { id: string; case_id: string | null; place_id?: string | null },
    what: string,
    on: string,
    ...said: (string | null)[]
  ): Found => ({
    key: one.id,
    kind: "note",
    name: placeWords(one.case_id, one.place_id ?? null).name,
    detail: line(what, ...said),
    words: [what, ...said],
    order: on,
    href: one.case_id ? `/cases/${one.case_id}` : null,
  });
  return [
    ...rows("safety_note").map((one) => {
      const type = label("safety_note_type", one.type);
      return note(one, type, one.noted_on, one.text === type ? null : one.text);
    }),
    ...rows("consent").map((one) =>
      note(
        one,
        t("search.consent"),
        one.given_on ?? "",
        label("consent_scope", one.scope),
        one.topic && label("consent_topic", one.topic),
        one.words,
      ),
    ),
    ...rows("reminder")
      .filter((one) => !one.done_at)
      .map((one) =>
        note(
          one,
          t("reminder.title"),
          "",
          one.phrase && label("reminder_phrase", one.phrase),
          one.text,
        ),
      ),
    ...rows("decision_request").map((one) =>
      note(one, t("case_notes.ask"), one.asked_on, one.words, one.answer),
    ),
    ...rows("agenda_mark").map((one) =>
      note(one, t("case_notes.agenda"), one.marked_on, one.reason),
    ),
    ...rows("agreement").map((one) => note(one, t("search.agreement"), one.agreed_on, one.text)),
    ...rows("task").map((one) => ({
      ...note(one, t("entry.task"), one.due_on ?? "", one.text),
      ...(one.case_id ? {} : { name: one.text, detail: t("entry.task"), href: "/" }),
    })),
    ...rows("incident").map((one) =>
      note(one, label("incident_type", one.type), one.occurred_at, one.text, one.follow_up),
    ),
  ];
}

function inquiries(): Found[] {
  return rows("inquiry").map((one) => ({
    key: one.id,
    kind: "inquiry",
    name: one.about ?? one.caller_name ?? one.code ?? t("search.inquiry"),
    detail: line(one.code, label("inquiry_source", one.source), one.text),
    words: [one.code, one.caller_name, digits(one.caller_phone), one.address, one.text],
    order: one.received_at,
    href: one.case_id ? `/cases/${one.case_id}` : `/inquiry/${one.id}`,
  }));
}

function equipment(): Found[] {
  return rows("equipment").map((one) => ({
    key: one.id,
    kind: "equipment",
    name: one.name,
    detail: line(t("search.count", { count: one.count }), one.kept_at, one.note),
    words: [one.kept_at, one.note],
    order: one.name,
    href: null,
  }));
}

function line(...parts: (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** A number as it is looked for: without the spaces that people put in it, and with them. */
function digits(phone: string | null | undefined): string | null {
  return phone ? `${phone} ${phone.replace(/\s/g, "")}` : null;
}
