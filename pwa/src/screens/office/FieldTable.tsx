import { t } from "../../locales/t.ts";
import type { FieldRow } from "./parkedWords.ts";

/** Each field as it was when it was written, as it stands, and as its writer wants it. */
export function FieldTable({ rows, writer }: { rows: FieldRow[]; writer: string }) {
  if (rows.length === 0) return <p class="subtle">{t("queue.no_values")}</p>;
  return (
    <div class="scroll plain">
      <table class="ds-table lines three">
        <caption class="ds-sr-only">{t("queue.values")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("queue.field")}</th>
            <th scope="col">{t("queue.before")}</th>
            <th scope="col">{t("queue.now")}</th>
            <th scope="col">{t("queue.wanted", { name: writer })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td class="subtle">{row.before}</td>
              <td>{row.now}</td>
              <td class="wanted">{row.wanted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
