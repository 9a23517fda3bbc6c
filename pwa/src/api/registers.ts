/** The registers of the office. What stands in them is written by `POST /api/changes`. */
import { ask } from "./client.ts";
import type {
  DwellingPage,
  GrantList,
  LandlordHistory,
  LandlordPage,
  PartnerPage,
  RateList,
  RegisteredGrant,
  RegisteredRate,
} from "./types.ts";

export type {
  DwellingPage,
  LandlordHistory,
  LandlordPage,
  PartnerPage,
  RegisteredDwelling,
  RegisteredGrant,
  RegisteredPartner,
  RegisteredRate,
} from "./types.ts";

const post = (text: string, page: number, more: Record<string, unknown>) =>
  ({ method: "POST", body: { text, page, ...more } }) as const;

/** Partners by name, or the name of somebody there. @throws ApiError, NetworkError */
export function findPartners(
  text: string,
  page: number,
  is_retired: boolean,
): Promise<PartnerPage> {
  return ask("/api/registers/partners", post(text, page, { is_retired }));
}

/** Landlords by name. @throws ApiError, NetworkError */
export function findLandlords(
  text: string,
  page: number,
  is_retired: boolean,
): Promise<LandlordPage> {
  return ask("/api/registers/landlords", post(text, page, { is_retired }));
}

/** A landlord with homes, agreements and cases. @throws ApiError (not_found), NetworkError */
export function readLandlord(id: string): Promise<LandlordHistory> {
  return ask(`/api/registers/landlords/${encodeURIComponent(id)}`);
}

/** Homes that stand empty. @throws ApiError, NetworkError */
export function findDwellings(text: string, page: number): Promise<DwellingPage> {
  return ask("/api/registers/dwellings", post(text, page, { is_vacant: true }));
}

/** Grants with their shares of positions. @throws ApiError, NetworkError */
export async function listGrants(): Promise<RegisteredGrant[]> {
  return (await ask<GrantList>("/api/registers/grants")).grants;
}

/** What a kilometre is paid, from which day. @throws ApiError, NetworkError */
export async function listRates(): Promise<RegisteredRate[]> {
  return (await ask<RateList>("/api/registers/km-rates")).rates;
}
