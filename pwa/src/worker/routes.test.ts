import { expect, test, vi } from "vitest";
import { answerTo } from "./routes.ts";

const ORIGIN = "https://phone.test";
const precache = {
  has: (url: string) => url === `${ORIGIN}/assets/a-1.js`,
  answer: async (path: string) => new Response(`phone ${path}`),
};

function asked(path: string, mode: RequestMode = "navigate", method = "GET") {
  return answerTo({ url: ORIGIN + path, mode, method }, precache);
}

test.each(["/", "/entries", "/?utm_source=x", "/visit/1"])(
  "%s is answered with the page",
  async (path) => {
    expect(await (await asked(path))?.text()).toBe("phone /");
  },
);

test("a file of the list is answered from the phone", async () => {
  expect(await (await asked("/assets/a-1.js", "cors"))?.text()).toBe(
    `phone ${ORIGIN}/assets/a-1.js`,
  );
});

test.each([
  ["/api/session", "cors", "GET"],
  ["/api/session", "navigate", "GET"],
  ["/files/report.csv", "navigate", "GET"],
  ["/healthz", "navigate", "GET"],
  ["/icon.svg", "navigate", "GET"],
  ["/assets/Office-2.js", "cors", "GET"],
  ["/entries", "navigate", "POST"],
  ["/assets/a-1.js", "cors", "HEAD"],
] as const)("%s (%s, %s) is left to the browser", (path, mode, method) => {
  expect(asked(path, mode, method)).toBeUndefined();
});

test("the office comes from the network, and without one the phone's page says so", async () => {
  const network = vi.fn(async () => new Response("office"));
  vi.stubGlobal("fetch", network);
  expect(await (await asked("/office/entries"))?.text()).toBe("office");

  network.mockRejectedValue(new TypeError("offline"));
  expect(await (await asked("/office"))?.text()).toBe("phone /");
});
