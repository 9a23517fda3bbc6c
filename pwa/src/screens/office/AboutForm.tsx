import { useRef, useState } from "preact/hooks";
import { type About, type AboutChange, changeAbout, readAbout } from "../../api/about.ts";
import { ApiError } from "../../api/errors.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { AboutField, type Part } from "./AboutField.tsx";
import { Failure } from "./Failure.tsx";
import { watched } from "./session.ts";

const PARTS: [Part, number, number][] = [
  ["text", 10, 6000],
  ["contact_name", 1, 120],
  ["contact_phone", 1, 30],
  ["contact_email", 1, 120],
  ["contact_hours", 1, 200],
  ["known_gaps", 4, 4000],
  ["statement_url", 1, 300],
];

/** The words of the page. When somebody else changed them meanwhile, both are shown and nothing typed is lost. */
export function AboutForm(props: { now: About; onChange(): void; onSaved(): void }) {
  const [seen, setSeen] = useState(props.now);
  const [words, setWords] = useState(() => partsOf(props.now));
  const [theirs, setTheirs] = useState<About | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const opId = useRef(crypto.randomUUID());
  const wrong = failure instanceof ApiError ? (failure.fields ?? {}) : {};

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const change: AboutChange = { ...words, op_id: opId.current, base_version: seen.version };
      const now = await watched(changeAbout(change));
      opId.current = crypto.randomUUID();
      setSeen(now);
      setWords(partsOf(now));
      setTheirs(null);
      props.onSaved();
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError && error.reason === "text_changed") await look();
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
    } finally {
      setBusy(false);
    }
  }

  /** Saving again after having seen the other's words is a choice, so it is made against their version. */
  async function look(): Promise<void> {
    try {
      const { now } = await watched(readAbout());
      setTheirs(now);
      setSeen(now);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form ref={form} class="sheet stack" onSubmit={save} noValidate>
      {PARTS.map(([part, rows, longest]) => (
        <AboutField
          key={part}
          part={part}
          rows={rows}
          longest={longest}
          value={words[part]}
          other={theirs && theirs[part] !== words[part] ? theirs[part] : null}
          error={wrong[part]?.[0]}
          onText={(text) => {
            setWords({ ...words, [part]: text });
            opId.current = crypto.randomUUID();
            props.onChange();
          }}
        />
      ))}
      <Failure of={failure} />
      <div class="buttons">
        <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
          {t("about.save")}
        </Button>
      </div>
    </form>
  );
}

function partsOf(about: About): Record<Part, string> {
  return Object.fromEntries(PARTS.map(([part]) => [part, about[part]])) as Record<Part, string>;
}
