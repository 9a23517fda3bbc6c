import { cleanup, fireEvent, render, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Device } from "../../api/devices.ts";
import { Devices } from "./Devices.tsx";

const DEVICE: Device = {
  id: "11111111-1111-4111-8111-111111111111",
  user: { id: "22222222-2222-4222-8222-222222222222", code: "ASK", name: "Ask Eikeland" },
  label: "Asks telefon",
  platform: "Android 16",
  enrolled_at: "2026-11-01T08:00:00.000Z",
  last_seen_at: "2026-11-17T08:00:00.000Z",
  build: "1a2b3c4",
  schema: 1,
  pending: 3,
  oldest_unsent_at: "2026-11-12T08:00:00.000Z",
  is_storage_persistent: false,
  revoked_at: null,
  revoke_mode: null,
};

let devices: Device[];
let sent: { path: string; body: unknown }[];

beforeEach(() => {
  vi.setSystemTime(new Date("2026-11-17T12:00:00.000Z"));
  devices = [DEVICE];
  sent = [];
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const path = input instanceof Request ? input.url : String(input);
    if (init?.method === "POST") {
      const body = JSON.parse(String(init.body));
      sent.push({ path, body });
      devices = devices.map((each) => ({ ...each, revoke_mode: body.mode ?? null }));
    }
    return new Response(JSON.stringify({ devices }), {
      headers: { "Content-Type": "application/json" },
    });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("shows who has which phone, what is unsent and for how long", async () => {
  const { findByText, getByText } = render(<Devices />);

  await findByText("Asks telefon");
  expect(getByText("Ask Eikeland")).toBeTruthy();
  expect(getByText("3 føringer")).toBeTruthy();
  expect(getByText("siden 12.11.2026")).toBeTruthy();
  expect(getByText("5 dager gammelt")).toBeTruthy();
  expect(getByText("Ikke vernet")).toBeTruthy();
});

test("a phone is parked after its consequences are shown, and can be let in again", async () => {
  const { findByRole, findByText, queryByRole } = render(<Devices />);

  fireEvent.click(await findByRole("button", { name: /Stans Asks telefon/ }));
  const heading = await findByRole("heading", { name: /^Stanse/ });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  await findByText(/3 føringer på telefonen/);
  expect(sent).toEqual([]);
  fireEvent.click(await findByRole("button", { name: "Parker" }));
  fireEvent.click(await findByRole("button", { name: /Slipp inn Asks telefon/ }));
  await findByRole("button", { name: /Stans Asks telefon/ });

  expect(sent.map(({ path, body }) => [path.split("/").pop(), body])).toEqual([
    ["revoke", { mode: "park" }],
    ["restore", {}],
  ]);
  expect(queryByRole("heading", { name: /^Stanse/ })).toBeNull();
});

test("without phones it says how one comes here", async () => {
  devices = [];
  const { findByText } = render(<Devices />);

  await findByText("Ingen telefoner ennå");
});
