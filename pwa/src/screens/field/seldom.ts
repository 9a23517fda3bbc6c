/** The field screens that the first visit does without: one room of the build, with its texts. */
import "../../locales/restWords.ts";

export { AfterSave } from "./AfterSave.tsx";
export { Attention } from "./Attention.tsx";
export { CallsOffered } from "./CallsOffered.tsx";
export { CasePage } from "./CasePage.tsx";
export { Concern } from "./Concern.tsx";
export { DayPack } from "./DayPack.tsx";
export { Entries } from "./Entries.tsx";
export { EntryEdit } from "./EntryEdit.tsx";
export { EntryShown } from "./EntryShown.tsx";
export { Equipment } from "./Equipment.tsx";
export { Inquiry } from "./Inquiry.tsx";
export { InquiryMend } from "./InquiryMend.tsx";
export { MaySayHere } from "./MaySay.tsx";
export { More } from "./More.tsx";
export { PhotoSlots } from "./PhotoSlots.tsx";
export { NewPlan, Plans } from "./Plans.tsx";
export { PresenceAsked } from "./PresenceAsked.tsx";
export { Rescue } from "./Rescue.tsx";
export { ReturnedToday } from "./ReturnedToday.tsx";
export { Search } from "./Search.tsx";
export { Tasks } from "./Tasks.tsx";
export { VisitMore } from "./VisitMore.tsx";
export { Week } from "./Week.tsx";
