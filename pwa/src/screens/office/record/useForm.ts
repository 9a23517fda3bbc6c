import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { newId } from "../../../domain/ids.ts";
import { watched } from "../session.ts";
import { choices, loadChoices } from "./choices.ts";
import { type RecordField, read, type Typed } from "./fields.ts";

/** The kinds of field whose choices are asked for. */
const NAMING = ["user", "partner", "landlord", "case"];

/** What a form is: its fields, what they begin with, and where it is sent. */
export interface FormAsked {
  /** Those that are there always, or those that what is typed calls for. */
  fields: RecordField[] | ((typed: Typed) => RecordField[]);
  begin: Typed | (() => Typed);
  /** What is sent beside the fields. */
  beside?: unknown;
  /**
   * Stores what was told; refused fields come back by their names, the inner ones by their last part.
   * false when it was not stored after all, and the form says why itself.
   */
  send(values: Record<string, unknown>, opId: string): Promise<unknown>;
}

/**
 * The state of a form that is sent as one decision. What was typed stays until it has been stored. Sent again
 * it is the same operation; with other words, or other things beside them, it is another.
 */
export function useForm(asked: FormAsked) {
  const [typed, setTyped] = useState<Typed>(asked.begin);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const tried = useRef<{ said: string; opId: string } | null>(null);
  const isSending = useRef(false);
  const fields = typeof asked.fields === "function" ? asked.fields(typed) : asked.fields;
  const namesPeople = fields.some(({ kind }) => NAMING.includes(kind));

  useEffect(() => {
    if (namesPeople && !choices.value) void loadChoices().catch(setFailure);
  }, [namesPeople]);

  function put(part: Typed): void {
    setTyped((before) => ({ ...before, ...part }));
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
      const said = JSON.stringify([typed, asked.beside]);
      if (tried.current?.said !== said) tried.current = { said, opId: newId() };
      if ((await watched(asked.send(told.values, tried.current.opId))) === false) return false;
      tried.current = null;
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

  return { fields, typed, wrong, failure, isBusy, put, save };
}

function firstKeys(told: Record<string, string[]>, fields: RecordField[]): Record<string, string> {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(told)
      .map(([path, keys]) => [path.split(".").at(-1) ?? path, keys[0] ?? "invalid_value"])
      .filter(([name]) => names.has(name ?? "")),
  );
}
