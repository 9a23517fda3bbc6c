import { afterEach, expect, test, vi } from "vitest";
import { chooseHand, hand, readHand } from "./hand.ts";

afterEach(() => localStorage.clear());

const laidOutFor = () => document.documentElement.dataset.hand;

test("a phone is laid out for the right hand until the left is chosen, and remembers that", () => {
  readHand();
  expect([hand.value, laidOutFor()]).toEqual(["right", "right"]);

  chooseHand("left");
  expect([hand.value, laidOutFor()]).toEqual(["left", "left"]);
  hand.value = "right";
  readHand();
  expect([hand.value, laidOutFor()]).toEqual(["left", "left"]);
});

test("where nothing can be remembered the choice holds until the page is closed", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("no room");
  });

  chooseHand("left");

  expect([hand.value, laidOutFor()]).toEqual(["left", "left"]);
});
