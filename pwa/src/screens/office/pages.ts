/** The office's pages in the order of its navigation: one line each, and who has use of it. */
import { session } from "./session.ts";

/**
 * One page. Its name is the text `office.page_<key>`; pages below its address belong to it. One that lies
 * `within` another is not in the menu: that one leads to it.
 */
export interface Page {
  key: string;
  href: string;
  roles: readonly string[];
  within?: string;
  /** Whether the day's work is done here; the others stand in a quieter row below. */
  isWork?: true;
}

const LEADERS = ["housing_coordinator", "unit_manager"];
const TEAM = [...LEADERS, "nav_housing_contact"];

export const PAGES: readonly Page[] = [
  { key: "meeting", href: "/office/meeting", roles: TEAM, isWork: true },
  { key: "inquiries", href: "/office/inquiries", roles: TEAM, isWork: true },
  { key: "cases", href: "/office/cases", roles: TEAM, isWork: true },
  { key: "plan", href: "/office/plan", roles: LEADERS, isWork: true },
  { key: "review", href: "/office", roles: [...TEAM, "admin"], isWork: true },
  { key: "queue", href: "/office/queue", roles: LEADERS, isWork: true },
  { key: "find", href: "/office/find", roles: TEAM, isWork: true },
  { key: "tasks", href: "/office/tasks", roles: TEAM },
  { key: "meetings", href: "/office/meetings", roles: TEAM },
  { key: "forums", href: "/office/forums", roles: TEAM },
  { key: "stays", href: "/office/stays", roles: TEAM, within: "cases" },
  { key: "follow_ups", href: "/office/follow-ups", roles: TEAM, within: "cases" },
  { key: "incidents", href: "/office/incidents", roles: LEADERS, within: "cases" },
  { key: "registers", href: "/office/registers", roles: [...TEAM, "admin"] },
  { key: "own", href: "/office/own", roles: TEAM },
  { key: "team", href: "/office/team", roles: TEAM },
  { key: "devices", href: "/office/devices", roles: [...LEADERS, "admin"] },
  { key: "about", href: "/office/about", roles: ["housing_coordinator", "admin"] },
];

/** The pages of whoever is signed in. The server decides what they read; this only spares dead links. */
export function ownPages(): Page[] {
  const roles: readonly string[] = session.value?.user.roles ?? [];
  return PAGES.filter(
    ({ within, roles: own }) => !within && own.some((role) => roles.includes(role)),
  );
}

/** A page and those that it leads to, of whoever is signed in. */
export function pagesWithin(key: string): Page[] {
  const roles: readonly string[] = session.value?.user.roles ?? [];
  return PAGES.filter(
    (page) =>
      (page.key === key || page.within === key) && page.roles.some((role) => roles.includes(role)),
  );
}

/** The page that an address is on, or below; the first where nothing else is meant. */
export function pageAt(path: string): string {
  const below = PAGES.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const nearest = below.sort((a, b) => b.href.length - a.href.length)[0];
  return nearest?.within ?? nearest?.key ?? "review";
}
