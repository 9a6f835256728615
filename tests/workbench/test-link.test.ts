import { expect, test } from "vitest";
import { testFragment, testInFragment } from "../../site_src/workbench/test-link";

test.each([
  [{ test: "large", seed: null }, null, "#test=large"],
  [{ test: "large", seed: 13 }, null, "#test=large&seed=13"],
  [{ test: "large", seed: 0 }, "two-sum", "#test=large&seed=0&problem=two-sum"],
  [{ test: "a & b = c, ü#?+%", seed: 2 }, null, "#test=a%20%26%20b%20%3D%20c%2C%20%C3%BC%23%3F%2B%25&seed=2"],
])("a test has a fragment, which leads back to it: %j", (choice, problem, fragment) => {
  expect(testFragment(choice, problem)).toBe(fragment);
  expect(testInFragment(fragment, "two-sum")).toEqual(choice);
});

test("a test of another problem of the page is not this one's", () => {
  expect(testInFragment("#test=large&problem=three-sum", "two-sum")).toBeNull();
});

test.each(["", "#", "#results", "#code=two-sum.abc", "#test=", "#seed=13", `#test=${"x".repeat(999)}`])(
  "names no test: %s",
  (fragment) => {
    expect(testInFragment(fragment, "two-sum")).toBeNull();
  },
);

test.each(["x", "-1", "1.5", "1e3", "9999999999", ""])("takes %j for no seed", (seed) => {
  expect(testInFragment(`#test=large&seed=${seed}`, "two-sum")).toEqual({ test: "large", seed: null });
});
