import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

test("one policy, app, lets through the two scripts of ours and nothing else", async () => {
  const made: { name: string; rules: { createScriptURL(url: string): string } }[] = [];
  vi.stubGlobal("trustedTypes", {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }) {
      made.push({ name, rules });
      return rules;
    },
  });
  vi.resetModules();
  const { scriptUrl } = await import("./policy.ts");
  const { default: workerUrl } = await import("./keys.worker?worker&url");

  expect(made.map(({ name }) => name)).toEqual(["app"]);
  expect(scriptUrl("/sw.js")).toBe("/sw.js");
  expect(scriptUrl(workerUrl)).toBe(workerUrl);
  for (const url of ["/sw.js?x", "//elsewhere.example/sw.js", "data:text/javascript,1", ""]) {
    expect(() => scriptUrl(url)).toThrow(TypeError);
  }
});
