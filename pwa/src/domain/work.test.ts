// @vitest-environment node
import { expect, test } from "vitest";
import { taskOfCall, workOf } from "./work.ts";

test("an entry is known by its kind, and office work by its task", () => {
  expect(workOf("home_visit", ["cleaning"])).toBe("visit");
  expect(workOf("phone_call", ["trust_building"])).toBe("phone");
  expect(workOf("office_work", ["equipment"])).toBe("office");
  expect(workOf("office_work", ["course"])).toBe("course");
  expect(workOf("office_work", ["concern_raised"])).toBe("office");
  expect(workOf("errand", ["moving_help"])).toBe("recycling");
});

test("a call counts by who was called", () => {
  expect(taskOfCall("landlord")).toBe("landlord_dialogue");
  expect(taskOfCall("neighbour")).toBe("neighbour_dialogue");
  expect(taskOfCall("partner")).toBe("service_navigation");
});
