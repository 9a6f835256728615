// @vitest-environment jsdom
import { expect, test } from "vitest";
import { renderTimes } from "../../site_src/workbench/times-view";

test.each([
  [
    { own: 12, reference: 3 },
    "Your code took 12 ms for this call and the reference 3.0 ms in this browser: 4.0 times as long.",
  ],
  [
    { own: 0.05, reference: 1000 },
    "Your code took 50 µs for this call and the reference 1.0 s in this browser: 20000 times as fast.",
  ],
  [
    { own: 1.5, reference: 1 },
    "Your code took 1.5 ms for this call and the reference 1.0 ms in this browser: much the same.",
  ],
])("%j", (times, said) => {
  expect(renderTimes(times).textContent?.replace(/(?<=\d),(?=\d)/g, "")).toBe(said);
});
