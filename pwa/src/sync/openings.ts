/** Who has opened one's own entries at the office: asked when one wants to know, never kept. */
export { type AccessNote, readOpenings } from "../api/team.ts";
