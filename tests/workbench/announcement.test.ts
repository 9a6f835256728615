// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { announce } from "../../site_src/workbench/announcement";
import type { TestStatus, Verdict } from "../../site_src/workbench/verdict";
import { result } from "./samples";

function verdict(status: Verdict["status"], ...tests: TestStatus[]): Verdict {
  return {
    status,
    tests: tests.map((each) => result({ status: each })),
    error: null,
    tampered: null,
    durationMs: 1,
  };
}

test.each([
  [verdict("pass", "pass", "pass"), { status: "solved", passed: 2, total: 2 }],
  [verdict("fail", "pass", "timeout", "fail"), { status: "tried", passed: 1, total: 3 }],
  [verdict("error", "skipped"), { status: "tried", passed: 0, total: 1 }],
])("the page is told how check %# ended, by an event that comes up to it", (ended, told) => {
  const host = document.createElement("divebell-workbench");
  host.setAttribute("problem", "softmax");
  host.dataset.title = "Softmax";
  document.body.replaceChildren(host);
  const heard = vi.fn();
  document.addEventListener("divebell:checked", heard, { once: true });
  announce(host, ended);
  expect(heard.mock.calls[0]?.[0].detail).toEqual({ problem: "softmax", title: "Softmax", ...told });
});
