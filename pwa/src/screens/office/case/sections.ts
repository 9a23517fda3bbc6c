/** The sections of a case's page, in their order: one line each, with its heading under `caseFile.section.<id>`. */
import type { FunctionComponent } from "preact";
import type { OfficeCaseFile } from "../../../api/cases.ts";
import { CostsSection } from "./CostsSection.tsx";
import { EvictionSection } from "./EvictionSection.tsx";
import { FollowUpsSection } from "./FollowUpsSection.tsx";
import { MasterySection } from "./MasterySection.tsx";
import { MeasuresSection } from "./MeasuresSection.tsx";
import { isNavsContact, NavFactsSection } from "./NavFactsSection.tsx";
import { PlanSection } from "./PlanSection.tsx";
import { ResidentSection } from "./ResidentSection.tsx";
import { SearchSection } from "./SearchSection.tsx";
import { StaysSection } from "./StaysSection.tsx";

/** What a section is given; what is not in `file` it asks for itself, and `reload` asks for `file` anew. */
export interface SectionProps {
  caseId: string;
  file: OfficeCaseFile;
  reload(): void;
}

/** A section; `isFor` says whether this reader has it at all. */
export interface CaseSection {
  id: string;
  view: FunctionComponent<SectionProps>;
  isFor?(file: OfficeCaseFile): boolean;
}

const isWhole = (file: OfficeCaseFile) => file.is_whole;

export const SECTIONS: CaseSection[] = [
  { id: "resident", view: ResidentSection },
  { id: "plan", view: PlanSection, isFor: isWhole },
  { id: "eviction", view: EvictionSection, isFor: isWhole },
  { id: "measures", view: MeasuresSection, isFor: isWhole },
  { id: "stays", view: StaysSection, isFor: isWhole },
  { id: "home_search", view: SearchSection, isFor: isWhole },
  { id: "mastery", view: MasterySection, isFor: isWhole },
  { id: "costs", view: CostsSection, isFor: isWhole },
  { id: "nav_facts", view: NavFactsSection, isFor: (file) => isWhole(file) && isNavsContact() },
  { id: "follow_ups", view: FollowUpsSection, isFor: isWhole },
];
