import { useState } from "preact/hooks";
import { NEW_PLACE, type Whereabouts } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";
import { useTyped } from "./useTyped.ts";

/** A visit at a place that the phone does not know: a street line is enough, and not even that is needed. */
export function NewPlace(props: { verb: "start" | "choose"; onStart(at: Whereabouts): unknown }) {
  const { verb, onStart } = props;
  // Starting the visit lets go of what is typed (actions/visit.ts).
  const { value: address, type, wasLeft } = useTyped(NEW_PLACE, t("new_place.title"), "");
  const [isMissing, setMissing] = useState(false);

  function start(event: Event): void {
    event.preventDefault();
    setMissing(!address.trim());
    if (address.trim()) onStart({ newAddress: address });
  }

  return (
    <details open={wasLeft}>
      <summary>{t("new_place.title")}</summary>
      <form class="stack" onSubmit={start} noValidate>
        <TextField
          label={t("new_place.address")}
          hint={t("new_place.hint")}
          error={isMissing ? t("new_place.missing") : undefined}
          value={address}
          onText={type}
          name="address"
          autoComplete="off"
        />
        <Button type="submit" class="main-button">
          {t(`new_place.${verb}`)}
        </Button>
        <Button variant="tertiary" class="wide" onClick={() => onStart({ isLeftOpen: true })}>
          {t(`new_place.left_open_${verb}`)}
        </Button>
      </form>
    </details>
  );
}
