/** The phones of the service, as the office sees and revokes them. */
import { ask } from "./client.ts";
import type { Device, DeviceList, Revocation } from "./types.ts";

/** One phone, as it last described itself. */
export type { Device } from "./types.ts";

/** Every phone, those with unsent work first. @throws ApiError, NetworkError */
export async function listDevices(): Promise<Device[]> {
  return (await ask<DeviceList>("/api/devices")).devices;
}

/** Parks a phone or refuses it; gives the list as it is then. @throws ApiError, NetworkError */
export async function revokeDevice(id: string, mode: Revocation["mode"]): Promise<Device[]> {
  const path = `/api/devices/${encodeURIComponent(id)}/revoke`;
  return (await ask<DeviceList>(path, { method: "POST", body: { mode } })).devices;
}

/** Lets a phone take part again; gives the list as it is then. @throws ApiError, NetworkError */
export async function restoreDevice(id: string): Promise<Device[]> {
  const path = `/api/devices/${encodeURIComponent(id)}/restore`;
  return (await ask<DeviceList>(path, { method: "POST", body: {} })).devices;
}
