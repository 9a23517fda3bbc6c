import type { AgendaReason } from "../../../api/weekly.ts";
import { localTime, shortDate, weekdayName } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { kroner } from "../case/homeWords.ts";
import { wordLabel } from "../words.ts";

/** The list that a reason's word is from. */
const LISTS: Partial<Record<AgendaReason["key"], string>> = {
  eviction_deadline: "eviction_stage",
  eviction_stage: "eviction_stage",
  incident: "incident_type",
  measure_granted: "measure",
  measure_refused: "measure",
  forum_answered: "forum",
  joint_case: "consent_topic",
  eviction_outcome: "eviction_outcome",
};

/** Why a point stands there, in words. */
export function reasonWords(reason: AgendaReason): string {
  const list = LISTS[reason.key];
  const words = t(`agenda.reason.${reason.key}`, {
    date: reason.on ? shortDate(reason.on) : "",
    days: reason.days ?? 0,
    word: reason.word && list ? wordLabel(list, reason.word) : "",
    case: reason.case?.code ?? "",
  });
  const cost = reason.cost_ore === null ? null : kroner(reason.cost_ore);
  const more = [cost, reason.text, reason.key === "marked" ? reason.who : null].filter(Boolean);
  return [words.trim(), ...more].join(" · ");
}

/** When and where a planned visit goes. */
export function visitWords(reason: AgendaReason): { when: string; where: string } {
  const day = reason.on ? `${weekdayName(reason.on)} ${shortDate(reason.on)}` : "";
  const when = reason.at ? `${day} ${t("time.clock", { time: localTime(reason.at) })}` : day;
  if (reason.is_hidden) return { when, where: t("agenda.reason.hidden_case") };
  const name = reason.case ? `${reason.case.code} ${reason.case.name}` : reason.place;
  return { when, where: name || t("meeting.no_place") };
}

const URGENT: AgendaReason["key"][] = [
  "inquiry_critical",
  "eviction_deadline",
  "incident",
  "stopped_for_safety",
  "stay_second",
];
const RUNNING_OUT: AgendaReason["key"][] = [
  "end_passed",
  "end_near",
  "stay_first",
  "request_unanswered",
  "unassigned",
];

/** Reasons that cannot wait are told in a colour beside their words. */
export function reasonColor(key: AgendaReason["key"]): "danger" | "warning" | "neutral" {
  if (URGENT.includes(key)) return "danger";
  return RUNNING_OUT.includes(key) ? "warning" : "neutral";
}
