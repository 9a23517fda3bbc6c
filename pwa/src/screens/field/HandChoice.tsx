import { Choices } from "../../components/Choices.tsx";
import { Section } from "../../components/Section.tsx";
import { t } from "../../locales/t.ts";
import { chooseHand, hand } from "./hand.ts";

/** For which hand the app is laid out. */
export function HandChoice() {
  return (
    <Section id="hand-title" title={t("hand.title")}>
      <Choices
        legend={t("hand.why")}
        isLegendSeen
        choices={[
          { key: "left", text: t("hand.left") },
          { key: "right", text: t("hand.right") },
        ]}
        chosen={hand.value}
        onChoose={chooseHand}
      />
    </Section>
  );
}
