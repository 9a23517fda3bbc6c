import { useEffect, useRef } from "preact/hooks";
import type { Device } from "../../api/devices.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { deviceName } from "./DeviceTable.tsx";

/** The two ways to stop a phone, each with what it does to unsent work. */
export function RevokeDevice(props: {
  device: Device;
  isBusy: boolean;
  onRevoke(mode: "park" | "refuse"): void;
  onCancel(): void;
}) {
  const { device, isBusy, onRevoke, onCancel } = props;
  const heading = useRef<HTMLHeadingElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another phone is another question.
  useEffect(() => heading.current?.focus(), [device.id]);

  return (
    <section class="sheet stack" aria-labelledby="revoke-device">
      <h2 id="revoke-device" ref={heading} tabIndex={-1}>
        {t("devices.revoke_title", { name: deviceName(device), user: device.user.name })}
      </h2>
      {(device.pending ?? 0) > 0 && (
        <p>
          <strong>{t("devices.revoke_pending", { count: device.pending })}</strong>
        </p>
      )}
      <div class="choices">
        <div class="stack">
          <p>{t("devices.park_why")}</p>
          <Button variant="secondary" disabled={isBusy} onClick={() => onRevoke("park")}>
            {t("devices.park")}
          </Button>
        </div>
        <div class="stack">
          <p>{t("devices.refuse_why")}</p>
          <Button color="danger" disabled={isBusy} onClick={() => onRevoke("refuse")}>
            {t("devices.refuse")}
          </Button>
        </div>
      </div>
      <p>
        <Button variant="tertiary" disabled={isBusy} onClick={onCancel}>
          {t("action.cancel")}
        </Button>
      </p>
    </section>
  );
}
