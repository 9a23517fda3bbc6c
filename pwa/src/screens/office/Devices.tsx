import { useState } from "preact/hooks";
import { type Device, listDevices, restoreDevice, revokeDevice } from "../../api/devices.ts";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { DeviceTable, deviceName } from "./DeviceTable.tsx";
import { PolledState } from "./PolledState.tsx";
import { RescueImport } from "./RescueImport.tsx";
import { RevokeDevice } from "./RevokeDevice.tsx";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

const POLL_MS = 15_000;

/** The phones: who has which, what lies unsent on them, and how one is stopped or let in again. */
export function Devices() {
  const list = usePoll("devices", () => watched(listDevices()), POLL_MS);
  const [chosen, setChosen] = useState<Device | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [done, setDone] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function change(work: () => Promise<unknown>, words: string): Promise<void> {
    setBusy(true);
    setFailure(null);
    setDone("");
    try {
      await watched(work());
      setDone(words);
      setChosen(null);
      list.reload();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const devices = list.data;
  return (
    <main id="main">
      <div>
        <PageHeading title={t("devices.title")} />
        <p class="subtle" role="status">
          {devices ? summary(devices) : t("devices.counting")}
        </p>
      </div>
      {done && (
        <Notice kind="success" isLive>
          <p>{done}</p>
        </Notice>
      )}
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <PolledState of={list} loading={t("devices.loading")} />
      {chosen && (
        <RevokeDevice
          device={chosen}
          isBusy={isBusy}
          onCancel={() => setChosen(null)}
          onRevoke={(mode) =>
            void change(
              () => revokeDevice(chosen.id, mode),
              t(`devices.done_${mode}`, { name: deviceName(chosen) }),
            )
          }
        />
      )}
      {devices && devices.length === 0 && (
        <div class="sheet stack">
          <h2>{t("devices.empty")}</h2>
          <p>{t("devices.empty_why")}</p>
        </div>
      )}
      {devices && devices.length > 0 && (
        <DeviceTable
          devices={devices}
          isBusy={isBusy}
          onRevoke={setChosen}
          onRestore={(device) =>
            void change(
              () => restoreDevice(device.id),
              t("devices.done_restore", { name: deviceName(device) }),
            )
          }
        />
      )}
      <RescueImport onBroughtIn={list.reload} />
    </main>
  );
}

function summary(devices: Device[]): string {
  const waiting = devices.filter((device) => (device.pending ?? 0) > 0).length;
  return t("devices.count", { count: devices.length, waiting });
}
