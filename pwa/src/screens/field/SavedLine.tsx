import { Icon } from "../../components/Icon.tsx";
import { clockTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { entryReceipt, entryState } from "../../store/view.ts";
import { photoWords } from "./photoWords.ts";
import { lastSaved } from "./saved.ts";

/**
 * S4: «Lagret på telefonen ✓», which becomes «Sendt» by itself. The region is always there, so
 * that a screen reader says both.
 * @param isLooking whether one is looking at what must be looked at already
 */
export function SavedLine({ isLooking = false }: { isLooking?: boolean }) {
  const id = lastSaved.value;
  return (
    <div role="status" id="saved-line">
      {id && !(isLooking && entryState(id) === "needs_attention") && <Words id={id} />}
    </div>
  );
}

function Words({ id }: { id: string }) {
  const state = entryState(id);
  const receipt = entryReceipt(id);
  const photos = photoWords(id);
  const color = { on_device: "success", received: "success", needs_attention: "warning" }[state];
  return (
    <div class="notice" data-color={color} data-state={state}>
      <Icon
        name={state === "received" ? "checkTwice" : state === "on_device" ? "check" : "warning"}
      />
      <div>
        <strong>{t(`saved.${state}`)}</strong>
        {state === "on_device" && <p>{t("saved.on_device_then")}</p>}
        {state === "received" && receipt.receivedAt && (
          <p>
            {t("saved.receipt", {
              time: clockTime(receipt.receivedAt),
              number: receipt.receivedNumber ?? "",
            })}
          </p>
        )}
        {state === "received" && photos && <p>{photos}</p>}
        {state === "needs_attention" && (
          <p>
            <a href="/attention">{t("attention.go")}</a>
          </p>
        )}
      </div>
    </div>
  );
}
