/** What kinds of work are logged afterwards, and what each of them usually is. Pure. */

export type Work = "visit" | "phone" | "meeting" | "recycling" | "office" | "course";

interface Kind {
  /** A key of `entry_kind`. */
  kind: string;
  /** The task types that stand first, of which `isTold` says that the only one goes without saying. */
  tasks: string[];
  isTold?: boolean;
}

/** In the order in which they are offered. Only a visit needs a place; only a visit has an outcome. */
export const WORK: Record<Work, Kind> = {
  visit: { kind: "home_visit", tasks: [] },
  phone: {
    kind: "phone_call",
    tasks: [
      "landlord_dialogue",
      "neighbour_dialogue",
      "service_navigation",
      "economy_rent",
      "contact_attempt",
    ],
  },
  meeting: { kind: "meeting", tasks: ["meeting"], isTold: true },
  recycling: { kind: "errand", tasks: ["waste_removal"], isTold: true },
  office: { kind: "office_work", tasks: ["documentation", "equipment"] },
  course: { kind: "office_work", tasks: ["course"], isTold: true },
};

/** The kinds in the order in which they are offered. */
export const WORKS = Object.keys(WORK) as Work[];

/** What an entry is, by its kind and its tasks. */
export function workOf(kind: string, tasks: string[]): Work {
  const fits = WORKS.filter((work) => WORK[work].kind === kind);
  const first = fits.find((work) => WORK[work].tasks.some((task) => tasks.includes(task)));
  return first ?? fits[0] ?? "visit";
}

/** The task type by which a phone call counts, by who was called: a key of `contact_relation`. */
export function taskOfCall(relation: string): string {
  if (relation === "landlord") return "landlord_dialogue";
  return relation === "neighbour" ? "neighbour_dialogue" : "service_navigation";
}
