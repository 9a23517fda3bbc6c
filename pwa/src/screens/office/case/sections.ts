/** The sections of a case's page, in their order: one line each, with its heading under `caseFile.section.<id>`. */
import type { FunctionComponent } from "preact";
import type { OfficeCaseFile } from "../../../api/cases.ts";
import { CareRecordSection } from "./CareRecordSection.tsx";
import { ClosingSection } from "./ClosingSection.tsx";
import { ConsentSection } from "./ConsentSection.tsx";
import { ContactsSection } from "./ContactsSection.tsx";
import { CostsSection } from "./CostsSection.tsx";
import { EvictionSection } from "./EvictionSection.tsx";
import { FollowUpsSection } from "./FollowUpsSection.tsx";
import { LegalSection } from "./LegalSection.tsx";
import { MasterySection } from "./MasterySection.tsx";
import { MeasuresSection } from "./MeasuresSection.tsx";
import { isNavsContact, NavFactsSection } from "./NavFactsSection.tsx";
import { PeopleSection } from "./PeopleSection.tsx";
import { PlanSection } from "./PlanSection.tsx";
import { ResidentSection } from "./ResidentSection.tsx";
import { SafetySection } from "./SafetySection.tsx";
import { SearchSection } from "./SearchSection.tsx";
import { StaysSection } from "./StaysSection.tsx";
import { TimelineSection } from "./TimelineSection.tsx";
import { WorkSection } from "./WorkSection.tsx";

/** What a section is given; what is not in `file` it asks for itself, and `reload` asks for `file` anew. */
export interface SectionProps {
  caseId: string;
  file: OfficeCaseFile;
  reload(): void;
}

/** A section; `isFor` says whether this reader has it at all, and `isOnPaper` whether a resident is given it. */
export interface CaseSection {
  id: string;
  view: FunctionComponent<SectionProps>;
  isFor?(file: OfficeCaseFile): boolean;
  isOnPaper?: boolean;
}

const isWhole = (file: OfficeCaseFile) => file.is_whole;

export const SECTIONS: CaseSection[] = [
  { id: "resident", view: ResidentSection, isOnPaper: true },
  { id: "plan", view: PlanSection, isFor: isWhole, isOnPaper: true },
  { id: "people", view: PeopleSection, isOnPaper: true },
  { id: "work", view: WorkSection, isFor: isWhole },
  { id: "safety", view: SafetySection, isFor: (file) => file.safety_notes !== null },
  { id: "consents", view: ConsentSection, isOnPaper: true },
  { id: "contacts", view: ContactsSection, isFor: isWhole },
  { id: "eviction", view: EvictionSection, isFor: isWhole, isOnPaper: true },
  { id: "measures", view: MeasuresSection, isFor: isWhole },
  { id: "stays", view: StaysSection, isFor: isWhole },
  { id: "home_search", view: SearchSection, isFor: isWhole },
  { id: "mastery", view: MasterySection, isFor: isWhole, isOnPaper: true },
  { id: "costs", view: CostsSection, isFor: isWhole },
  { id: "nav_facts", view: NavFactsSection, isFor: (file) => isWhole(file) && isNavsContact() },
  { id: "legal", view: LegalSection, isFor: isWhole, isOnPaper: true },
  { id: "care-record", view: CareRecordSection, isFor: isWhole },
  { id: "follow_ups", view: FollowUpsSection, isFor: isWhole },
  { id: "closing", view: ClosingSection, isFor: (file) => file.may_close },
  { id: "timeline", view: TimelineSection },
];
