import { useId, useState } from "preact/hooks";
import { type AgendaItem, planVisit, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame } from "../record/FormFrame.tsx";
import type { RecordField } from "../record/fields.ts";
import { People } from "../record/People.tsx";
import { useForm } from "../record/useForm.ts";

type VisitSaid = Parameters<typeof planVisit>[2];

/** How long a visit is planned for, unless somebody says otherwise. */
const MINUTES = 60;

const FIELDS: RecordField[] = [
  { name: "planned_on", kind: "date", isRequired: true },
  { name: "starts_at_local", kind: "clock" },
  { name: "duration_minutes", kind: "number", isRequired: true },
];

/** *Planlegg besøk*: a day, a time and who goes; it is on their phones at the next sync. */
export function PointVisit(props: { item: AgendaItem; meeting: WeeklyMeeting; onChanged(): void }) {
  const [isOpen, setOpen] = useState(false);
  const [isPlanned, setPlanned] = useState(false);
  if (!isOpen) {
    return (
      <>
        <Button variant="tertiary" onClick={() => setOpen(true)}>
          {t("meeting.plan_visit")}
        </Button>
        <p role="status">{isPlanned && t("meeting.visit_planned")}</p>
      </>
    );
  }
  return (
    <Form
      {...props}
      onDone={(isSaved) => {
        setOpen(false);
        setPlanned(isSaved);
        if (isSaved) props.onChanged();
      }}
    />
  );
}

function Form(props: { item: AgendaItem; meeting: WeeklyMeeting; onDone(isSaved: boolean): void }) {
  const { item, meeting } = props;
  const prefix = useId();
  const [who, setWho] = useState<string[]>([]);
  const [isNobody, setNobody] = useState(false);
  const form = useForm({
    fields: FIELDS,
    begin: { duration_minutes: String(MINUTES) },
    beside: who,
    send: async (values, opId) => {
      const said = { ...values, op_id: opId, worker_ids: who, note: null } as VisitSaid;
      await planVisit(meeting.id ?? "", item.id, said);
      props.onDone(true);
    },
  });
  const nobody = { id: `${prefix}-who`, label: t("meeting.visit_who") };

  async function save(): Promise<boolean> {
    setNobody(who.length === 0);
    return who.length > 0 && form.save();
  }

  return (
    <FormFrame
      label={t("meeting.plan_visit")}
      wrong={[...wrongOf(prefix, FIELDS, form.wrong, fieldLabel), ...(isNobody ? [nobody] : [])]}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t("meeting.plan_save")}
      isFocused
      isPaired
      save={save}
      onCancel={() => props.onDone(false)}
    >
      <FormFields prefix={prefix} fields={FIELDS} form={form} label={fieldLabel} />
      <People
        id={nobody.id}
        legend={nobody.label}
        people={meeting.people.filter(({ roles }) => roles.includes("field_worker"))}
        chosen={who}
        error={isNobody && t("meeting.visit_no_who")}
        onChoose={(ids) => {
          setWho(ids);
          setNobody(false);
        }}
      />
    </FormFrame>
  );
}

function fieldLabel(name: string): string {
  return t(`meeting.visit_${name}`);
}
