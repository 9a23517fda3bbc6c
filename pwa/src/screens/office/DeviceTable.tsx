import type { Device } from "../../api/devices.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Unsent for so long, somebody should ask its person (sync.md). */
const OLD_DAYS = 3;

/** What a phone is called; many have no name of their own. */
export function deviceName(device: Device): string {
  return device.label || t("devices.nameless");
}

/** The phones as rows, each with what can be done about it. */
export function DeviceTable(props: {
  devices: Device[];
  isBusy: boolean;
  onRevoke(device: Device): void;
  onRestore(device: Device): void;
}) {
  return (
    <div class="scroll">
      <table class="ds-table" data-hover>
        <caption class="ds-sr-only">{t("devices.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("devices.person")}</th>
            <th scope="col">{t("devices.phone")}</th>
            <th scope="col">{t("devices.seen")}</th>
            <th scope="col">{t("devices.unsent")}</th>
            <th scope="col">{t("devices.storage")}</th>
            <th scope="col">{t("devices.state")}</th>
            <th scope="col">{t("devices.action")}</th>
          </tr>
        </thead>
        <tbody>
          {props.devices.map((device) => (
            <Row key={device.id} {...props} device={device} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  device,
  isBusy,
  onRevoke,
  onRestore,
}: {
  device: Device;
  isBusy: boolean;
  onRevoke(device: Device): void;
  onRestore(device: Device): void;
}) {
  const name = deviceName(device);
  return (
    <tr>
      <td>{device.user.name}</td>
      <td>
        {name}
        {device.build && <div class="detail">{t("devices.build", { build: device.build })}</div>}
      </td>
      <td>{device.last_seen_at ? moment(device.last_seen_at) : t("devices.never")}</td>
      <td>
        <Unsent device={device} />
      </td>
      <td>{t(storageWords(device.is_storage_persistent))}</td>
      <td>
        <State device={device} />
      </td>
      <td>
        {device.revoke_mode ? (
          <Button
            variant="secondary"
            disabled={isBusy}
            aria-label={t("devices.restore_named", { name, user: device.user.name })}
            onClick={() => onRestore(device)}
          >
            {t("devices.restore")}
          </Button>
        ) : (
          <Button
            variant="secondary"
            disabled={isBusy}
            aria-label={t("devices.revoke_named", { name, user: device.user.name })}
            onClick={() => onRevoke(device)}
          >
            {t("devices.revoke")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Unsent({ device }: { device: Device }) {
  if (device.pending === null) return <span class="subtle">{t("devices.not_said")}</span>;
  if (device.pending === 0) return t("devices.nothing_unsent");
  const since = device.oldest_unsent_at;
  const days = since ? Math.floor((Date.now() - Date.parse(since)) / DAY_MS) : 0;
  return (
    <>
      {t("devices.pending", { count: device.pending })}
      {since && (
        <div class="detail">{t("devices.since", { date: shortDate(localDate(since)) })}</div>
      )}
      {days >= OLD_DAYS && (
        <span class="ds-tag" data-color="warning">
          <Icon name="warning" />
          {t("devices.old", { days })}
        </span>
      )}
    </>
  );
}

function State({ device }: { device: Device }) {
  if (!device.revoke_mode) return t("devices.in_use");
  const isRefused = device.revoke_mode === "refuse";
  return (
    <span class="ds-tag" data-color={isRefused ? "danger" : "warning"}>
      <Icon name={isRefused ? "cross" : "lock"} />
      {t(`devices.state_${device.revoke_mode}`)}
    </span>
  );
}

function storageWords(isPersistent: boolean | null): string {
  if (isPersistent === null) return "devices.not_said";
  return isPersistent ? "devices.protected" : "devices.unprotected";
}

function moment(instant: string): string {
  return t("devices.moment", { date: shortDate(localDate(instant)), time: clockTime(instant) });
}
