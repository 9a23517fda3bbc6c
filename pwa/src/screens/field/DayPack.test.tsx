import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { view } from "../../store/view.ts";
import { syncedPhone } from "../../sync/testSync.ts";
import { COUNTED, DayPack } from "./DayPack.tsx";

afterEach(() => {
  cleanup();
  currentStore.value = null;
  view.clear();
});

test("the phone says how much it holds of everything that is about people", async () => {
  const { server, engine } = await syncedPhone(undefined, () => view);
  for (const [n, entity] of COUNTED.entries())
    for (let held = 0; held <= n; held++) {
      const last = String(n * 100 + held).padStart(12, "0");
      server.put(entity, `b0000000-0000-4000-8000-${last}`, { case_id: null });
    }
  await engine.syncNow();
  render(<DayPack />);

  const counts = screen.getByRole("region", { name: t("pack.counts") });
  for (const [n, entity] of COUNTED.entries())
    expect(counts.textContent).toContain(`${t(`pack.count_${entity}`)}${n + 1}`);
  for (const entity of ["agreement", "task", "decision_request", "incident"])
    expect(COUNTED).toContain(entity);
});
