import type { Parked } from "../../api/parked.ts";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { whenWords } from "../shared/fieldWords.ts";
import { moveFocus } from "./moveFocus.ts";
import { subjectOf, whyWords } from "./parkedWords.ts";
import { wordLabel } from "./words.ts";

/** What waits, as rows. Each row has one link. */
export function QueueTable(props: { operations: Parked[]; caption: string }) {
  return (
    <div class="scroll">
      <table class="ds-table" data-hover onKeyDown={moveFocus}>
        <caption class="ds-sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("queue.about")}</th>
            <th scope="col">{t("queue.visit")}</th>
            <th scope="col">{t("queue.writer")}</th>
            <th scope="col">{t("queue.received")}</th>
            <th scope="col">{t("queue.why")}</th>
          </tr>
        </thead>
        <tbody>
          {props.operations.map((one) => (
            <Row key={one.op_id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { one: Parked }) {
  const { entry } = one;
  return (
    <tr>
      <td>
        <a class="open" href={`/office/queue/${one.op_id}`}>
          {subjectOf(one)}
        </a>
        {entry?.case_code && <div class="detail">{entry.case_code}</div>}
      </td>
      <td>
        {entry ? shortDate(entry.done_on) : t("entry.nothing")}
        {entry && <div class="detail">{wordLabel("entry_state", entry.state)}</div>}
      </td>
      <td>
        {one.author.name}
        {one.device && <div class="detail">{one.device}</div>}
      </td>
      <td>{whenWords(one.received_at)}</td>
      <td>{whyWords(one)}</td>
    </tr>
  );
}
