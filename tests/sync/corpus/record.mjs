// Records the bodies that today's app makes, by the app's own functions, as one file of the corpus.
// Run at the root: node --experimental-transform-types tests/sync/corpus/record.mjs > tests/sync/corpus/NAME.json
import { createHash, randomUUID } from "node:crypto";

const actions = new URL("../../../pwa/src/actions/", import.meta.url);
const { visitOperation } = await import(new URL("visitOperation.ts", actions));
const { editOperation } = await import(new URL("entryEditOperation.ts", actions));

const needs = { user: randomUUID(), case: randomUUID(), place: randomUUID(), planned_visit: randomUUID() };
const saving = { authorId: needs.user, savedAt: "2026-11-17T08:26:00.000Z", wasOffline: true };

function visit(fields) {
  return {
    kind: "visit",
    entryId: randomUUID(),
    opId: randomUUID(),
    caseId: needs.case,
    placeId: needs.place,
    plannedVisitId: null,
    startedAt: "2026-11-17T07:40:00.000Z",
    endedAt: "2026-11-17T08:25:00.000Z",
    tasks: [
      { taskType: "cleaning", minutes: 30 },
      { taskType: "waste_removal", minutes: 15 },
    ],
    totalMinutes: 45,
    outcome: null,
    note: "",
    step: "split",
    ...fields,
  };
}

function photo(entryId, position) {
  const sha256 = createHash("sha256").update(`${entryId}/${position}`).digest("hex");
  const takenAt = "2026-11-17T07:50:00.000Z";
  return { id: randomUUID(), entryId, slot: "before", position, takenAt, mediaType: "image/jpeg", sha256, size: 4321 };
}

/** The entry as the phone holds it when it has just been saved. */
function seen(operation) {
  const [entry, ...rest] = operation.changes;
  const lines = rest.filter((each) => each.entity === "task_line");
  const version = { after: operation.op_id };
  return {
    version,
    fields: { ...entry.set, state: "submitted" },
    lines: lines.map(({ id, set }) => ({ version, line: { id, ...set } })),
  };
}

function edit(operation, change) {
  const was = seen(operation);
  const lines = was.lines.map(({ line }) => ({
    id: line.id,
    taskType: line.task_type,
    minutes: line.duration_minutes,
    position: line.position,
  }));
  return editOperation({
    kind: "entry_edit",
    entryId: operation.changes[0].id,
    opId: randomUUID(),
    seen: was,
    lines,
    totalMinutes: was.fields.duration_minutes,
    travelMinutes: was.fields.travel_minutes,
    outcome: was.fields.outcome,
    note: was.fields.note ?? "",
    instead: null,
    isMadeAnew: false,
    isIdTaken: false,
    conflicts: [],
    ...change(lines),
  });
}

const plain = visit({});
const withPhotos = visit({ note: "Ryddet gangen. Æ, ø og å – «ferdig» 🙂" });
const first = visitOperation(plain, saving);
const operations = [
  first,
  visitOperation(visit({ outcome: "no_answer", tasks: [], totalMinutes: 10 }), saving),
  visitOperation(visit({ caseId: null, note: "Kort oppdrag" }), { ...saving, wasOffline: false }),
  visitOperation(visit({ plannedVisitId: needs.planned_visit }), saving),
  visitOperation(withPhotos, {
    ...saving,
    photos: [photo(withPhotos.entryId, 0), photo(withPhotos.entryId, 1)],
  }),
  edit(first, () => ({ note: "Glemte noe", travelMinutes: 20 })),
];
const second = visitOperation(visit({}), saving);
operations.push(
  second,
  edit(second, ([one, two]) => ({
    lines: [
      { ...one, minutes: 20 },
      { id: randomUUID(), taskType: "moving_help", minutes: 25, position: two.position + 1 },
    ],
  })),
);
const about = "Bodies as the app made them, in the order of one phone's log.";
console.log(JSON.stringify({ about, needs, bodies: operations.map((each) => JSON.stringify(each)) }, null, 1));
