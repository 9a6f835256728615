import { messages } from "#texts/assessment";
import { button, element } from "../dom/element";
import type { Attempt } from "./attempt";
import { ask } from "./question";
import type { ProblemResult, Result, TopicResult } from "./result";
import type { Setting } from "./setting";

const MINUTE_MS = 60_000;

interface ResultListener {
  turnedTo(problem: string): void;
  startedOver(): void;
}

/** What came of it: passed or not, by problem and by topic, and what to do next. */
export function renderResult(
  setting: Setting,
  attempt: Attempt,
  result: Result,
  listener: ResultListener,
): HTMLElement {
  const { sentence, time, heading } = messages.result;
  const minutes = Math.round(((attempt.ended ?? attempt.began) - attempt.began) / MINUTE_MS);
  const question = element("div", {});
  const again = button(messages.result.again, "da-button", () => {
    const { againQuestion: text, againConfirm: confirm, againCancel: cancel } = messages.result;
    ask(question, { text, confirm, cancel, confirmed: () => listener.startedOver() }, again);
  });
  return element(
    "section",
    { class: "da-result", "data-passed": String(result.passed), "aria-labelledby": "da-result-title" },
    element("h2", { id: "da-result-title", tabindex: "-1" }, heading(result.passed)),
    element("p", {}, sentence(result.solved, result.problems.length, result.percent, setting.passMark)),
    element("p", { class: "meta" }, time(minutes)),
    table(
      messages.result.problems,
      result.problems.map((each) => problemRow(each, (slug) => listener.turnedTo(slug))),
    ),
    result.topics.length > 0 ? table(messages.result.topics, result.topics.map(topicRow)) : null,
    again,
    question,
  );
}

function table(heading: string, rows: readonly HTMLElement[]): HTMLElement {
  return element("div", {}, element("h3", {}, heading), element("ul", { class: "rows" }, ...rows));
}

function problemRow({ problem, answer, solved }: ProblemResult, turnTo: (slug: string) => void): HTMLElement {
  const { tests, unanswered, look } = messages.result;
  const open = button(look, "da-button", () => turnTo(problem.slug));
  open.append(element("span", { class: "da-unseen" }, ` ${problem.title}`));
  return element(
    "li",
    { class: "row", "data-problem-result": problem.slug, "data-solved": String(solved) },
    element("a", { class: "row-title", href: problem.url }, problem.title),
    element("span", { class: "row-note" }, answer ? tests(answer.passed, answer.total) : unanswered),
    outcome(solved, solved ? messages.result.solved : messages.result.unsolved),
    open,
  );
}

function topicRow({ topic, solved, total }: TopicResult): HTMLElement {
  return element(
    "li",
    { class: "row" },
    element("span", { class: "row-title" }, topic),
    outcome(solved === total, messages.result.topic(solved, total)),
  );
}

function outcome(solved: boolean, text: string): HTMLElement {
  return element("span", { class: solved ? "da-outcome da-solved" : "da-outcome" }, text);
}
