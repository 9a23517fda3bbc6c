// @vitest-environment node
import { expect, test } from "vitest";
import { entryIdOf, entryOperation, TestPhone } from "./testPhone.ts";

test("what was saved is there when the page is opened again", async () => {
  const phone = new TestPhone();
  const first = await phone.enrol();
  const body = entryOperation();

  await first.store.saveOperation(body);
  const again = await phone.unlock();

  const entry = again.view.row("log_entry", entryIdOf(body));
  expect(entry).toMatchObject({
    note: "Ryddet gangen hos Furukvist",
    state: "submitted",
    version: 0,
  });
  expect(again.view.rows("task_line")).toHaveLength(1);
  expect(again.view.state(entryIdOf(body))).toBe("on_device");
  expect(again.view.receipt(entryIdOf(body))).toEqual({ savedAt: body.at });
});
