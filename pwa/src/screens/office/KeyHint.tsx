import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { areKeysOn } from "./keys.ts";

/** Which keys do what on a page, and the way to turn them off. */
export function KeyHint({ text }: { text: string }) {
  const isOn = areKeysOn.value;
  return (
    <p class="detail key-hint">
      {isOn ? text : t("keys.are_off")}{" "}
      <Button
        variant="tertiary"
        onClick={() => {
          areKeysOn.value = !isOn;
        }}
      >
        {isOn ? t("keys.turn_off") : t("keys.turn_on")}
      </Button>
    </p>
  );
}
