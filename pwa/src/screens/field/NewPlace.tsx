import { useState } from "preact/hooks";
import type { Whereabouts } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";

/** A visit at a place that the phone does not know: a street line is enough, and not even that is needed. */
export function NewPlace(props: { verb: "start" | "choose"; onStart(at: Whereabouts): unknown }) {
  const { verb, onStart } = props;
  const [address, setAddress] = useState("");
  const [isMissing, setMissing] = useState(false);

  function start(event: Event): void {
    event.preventDefault();
    setMissing(!address.trim());
    if (address.trim()) onStart({ newAddress: address });
  }

  return (
    <details>
      <summary>{t("new_place.title")}</summary>
      <form class="stack" onSubmit={start} noValidate>
        <TextField
          label={t("new_place.address")}
          hint={t("new_place.hint")}
          error={isMissing ? t("new_place.missing") : undefined}
          value={address}
          onText={setAddress}
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
