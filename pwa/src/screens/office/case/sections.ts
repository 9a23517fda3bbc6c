/** The sections of a case's page, in their order: one line each, with its heading under `caseFile.section.<id>`. */
import type { FunctionComponent } from "preact";
import type { OfficeCaseFile } from "../../../api/cases.ts";
import { PlanSection } from "./PlanSection.tsx";
import { ResidentSection } from "./ResidentSection.tsx";

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
];
