import { useEffect, useState } from "preact/hooks";
import { isNotFound } from "../../../api/errors.ts";
import { getParked, type Parked } from "../../../api/parked.ts";
import { ConflictChoices } from "../ConflictChoices.tsx";
import { watched } from "../session.ts";
import { ActFailure } from "./ActFailure.tsx";

/** Two have written differently in the case: both values beside each other, until somebody chooses. */
export function OpenConflicts(props: { opId: string; onDecided(): void }) {
  const [one, setOne] = useState<Parked | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function load(): Promise<void> {
    try {
      setOne(await watched(getParked(props.opId)));
    } catch (error) {
      // Somebody else has chosen meanwhile.
      if (isNotFound(error)) setOne(null);
      else setFailure(error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another operation is the only other question.
  useEffect(() => {
    void load();
  }, [props.opId]);

  async function decide(choose: () => Promise<void>): Promise<void> {
    setFailure(null);
    try {
      await watched(choose());
      props.onDecided();
    } catch (error) {
      setFailure(error);
    }
    await load();
  }

  return (
    <>
      {one && <ConflictChoices one={one} entry={null} decide={decide} />}
      <ActFailure failure={failure} />
    </>
  );
}
