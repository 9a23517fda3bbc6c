import type { ComponentChildren } from "preact";
import type { Housing } from "../../../api/housing.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Waiting } from "../../../components/Waiting.tsx";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import "../../../styles/housing.css";
import { useHousing } from "./useHousing.ts";

/** One section of the home in a case, once it has come; `reload` is for after something was saved. */
export function HousingPart(props: {
  caseId: string;
  children(sheet: Housing, reload: () => Promise<void>): ComponentChildren;
}) {
  const { sheet, error, reload } = useHousing(props.caseId);
  if (sheet) return <>{props.children(sheet, reload)}</>;
  if (error === null) return <Waiting text={t("housing.loading")} />;
  return (
    <Notice kind="danger">
      <p>{errorWords(error)}</p>
      <p>
        <Button variant="secondary" onClick={() => void reload()}>
          {t("action.try_again")}
        </Button>
      </p>
    </Notice>
  );
}
