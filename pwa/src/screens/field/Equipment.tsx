import { addEquipment, toggleMissing } from "../../actions/equipment.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";
import { rows } from "../../store/view.ts";
import { Tabs } from "./Tabs.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

/** What the team has, and what is missing; a tap moves a thing from the one to the other. */
export function Equipment() {
  const { save, failure, retry, settle } = useSaving();
  const words = useTyped("equipment", t("equipment.title"), "");
  const all = [...rows("equipment")].sort((a, b) => a.name.localeCompare(b.name, "nb"));
  const missing = all.filter((one) => one.is_missing).length;

  const add = (event: Event) => {
    event.preventDefault();
    void save(() => words.keep((draftId) => addEquipment(words.value, draftId)));
  };

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("equipment.title")} />
          <p class="lead">{t("equipment.missing_count", { count: missing })}</p>
        </header>
        <main class="page">
          <FailureNotice failure={failure} text={words.value} onRetry={retry} onClose={settle} />
          <p class="subtle">{t(all.length ? "equipment.what" : "equipment.none")}</p>
          <div class="stack">
            {all.map((one) => (
              <button
                key={one.id}
                type="button"
                class="chip"
                aria-pressed={one.is_missing}
                onClick={() => save(() => toggleMissing(one.id))}
              >
                <span class="tick">{one.is_missing && <Icon name="warning" />}</span>
                <span>
                  {one.name}
                  {one.is_missing && ` · ${t("equipment.missing")}`}
                </span>
              </button>
            ))}
          </div>
          <form class="section" onSubmit={add}>
            <TextField
              label={t("equipment.name")}
              value={words.value}
              onText={(text) => words.type(text.slice(0, 120))}
              name="equipment"
              autoComplete="off"
            />
            <Button type="submit" class="wide" variant="secondary">
              {t("equipment.add")}
            </Button>
          </form>
        </main>
      </div>
      <Tabs path="/equipment" />
    </div>
  );
}
