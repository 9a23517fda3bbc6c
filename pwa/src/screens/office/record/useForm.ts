import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { newId } from "../../../domain/ids.ts";
import { watched } from "../session.ts";
import { choices, loadChoices } from "./choices.ts";
import { type RecordField, read, type Typed } from "./fields.ts";

/**
 * The state of a form that is sent as one decision. What was typed stays until it has been stored, and sent
 * twice it is the same operation; other words are another.
 * @param send stores what was told; refused fields come back by their names, the inner ones by their last part
 */
export function useForm(asked: {
  fields: RecordField[];
  begin: Typed;
  send(values: Record<string, unknown>, opId: string): Promise<unknown>;
}) {
  const { fields } = asked;
  const [typed, setTyped] = useState<Typed>(asked.begin);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const opId = useRef(newId());
  const isSending = useRef(false);
  const namesPeople = fields.some(({ kind }) => ["user", "partner", "landlord"].includes(kind));

  useEffect(() => {
    if (namesPeople && !choices.value) void loadChoices().catch(setFailure);
  }, [namesPeople]);

  function put(part: Typed): void {
    setTyped((before) => ({ ...before, ...part }));
    opId.current = newId();
    setWrong((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))),
    );
  }

  async function save(): Promise<boolean> {
    if (isSending.current) return true;
    const told = read(fields, typed);
    setWrong(told.wrong);
    setFailure(null);
    if (Object.keys(told.wrong).length) return false;
    isSending.current = true;
    setBusy(true);
    try {
      await watched(asked.send(told.values, opId.current));
      return true;
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) setWrong(firstKeys(error.fields, fields));
      return false;
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }

  return { typed, wrong, failure, isBusy, put, save };
}

function firstKeys(told: Record<string, string[]>, fields: RecordField[]): Record<string, string> {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(told)
      .map(([path, keys]) => [path.split(".").at(-1) ?? path, keys[0] ?? "invalid_value"])
      .filter(([name]) => names.has(name ?? "")),
  );
}
