import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";

/** Whom one mostly meets on stairs and on the phone; the others are one tap away. */
const USUAL = ["neighbour", "resident", "next_of_kin", "landlord_private", "anonymous"];

/** Who it is that tells. */
export function SourceChoice(props: { chosen: string; onChoose(key: string): void }) {
  const { chosen, onChoose } = props;
  const [isAll, setAll] = useState(false);
  const all = wordsOf("inquiry_source");
  const usual = USUAL.flatMap((key) => all.filter((word) => word.key === key));
  const other = all.filter(({ key }) => !usual.some((word) => word.key === key));
  const shown = [...usual, ...other.filter(({ key }) => isAll || key === chosen)];
  return (
    <div class="section" id="inquiry-source">
      <Choices
        legend={t("inquiry.source")}
        isLegendSeen
        choices={shown.map(({ key, label }) => ({ key, text: label }))}
        chosen={chosen || null}
        onChoose={(key) => {
          setAll(false);
          onChoose(key);
        }}
      />
      {!isAll && (
        <Button variant="tertiary" class="wide" onClick={() => setAll(true)}>
          {t("inquiry.more_sources")}
        </Button>
      )}
    </div>
  );
}
