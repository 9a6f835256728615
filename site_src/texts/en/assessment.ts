/** Every text that an assessment shows beside what its page came with. */

import { plural } from "./language";

const problems = (count: number): string => plural(count, { one: "problem", other: "problems" });
const minutes = (count: number): string => plural(count, { one: "minute", other: "minutes" });

export const messages = {
  start: {
    heading: "Before you start",
    facts: (count: number, time: number, passMark: number): readonly string[] => [
      `${problems(count)}, ${minutes(time)}. To pass, solve ${passMark}% of the problems.`,
      "The clock starts with the button and does not stop: not for a reload, a closed lid or a closed page. You can come back to it in this browser as long as there is time.",
      "Keep answer runs the tests out of sight and keeps your answer; the last one you keep counts. Run shows what your own code prints.",
      "Hints, solutions and results come at the end. Go from problem to problem as you like.",
    ],
    button: "Start the clock",
  },
  bar: {
    label: "Assessment",
    clock: "Time left",
    problems: "Problems",
    problem: (place: number, title: string) => `${place}. ${title}`,
    kept: "answer kept",
    end: "End",
  },
  remaining: (time: number) => `${minutes(time)} left.`,
  end: {
    question: (open: number) =>
      open === 0
        ? "End the assessment and see the result?"
        : `${plural(open, { one: "problem has", other: "problems have" })} no answer kept. End the assessment anyway?`,
    confirm: "End and see the result",
    cancel: "Go on",
  },
  result: {
    heading: (passed: boolean): string => (passed ? "Passed" : "Not passed"),
    sentence: (solved: number, total: number, percent: number, passMark: number) =>
      `${solved} of ${problems(total)} solved: ${percent}%, and ${passMark}% is needed.`,
    time: (taken: number) => `Time taken: ${taken < 1 ? "less than a minute" : minutes(taken)}.`,
    problems: "By problem",
    topics: "By topic",
    unanswered: "no answer kept",
    tests: (passed: number, total: number) =>
      `${passed} of ${plural(total, { one: "test passes", other: "tests pass" })}`,
    solved: "solved",
    unsolved: "not solved",
    topic: (solved: number, total: number) => `${solved} of ${total} solved`,
    open: (title: string) => `Look at ${title}`,
    look: "Look again",
    again: "Take it again",
    againQuestion: "This result and the code that you wrote here will be gone.",
    againConfirm: "Forget it and start over",
    againCancel: "Keep it",
  },
  refused: "This browser keeps nothing for this site: stay on this page, or the attempt is lost.",
  broken: "This assessment cannot be read. Reload the page to try again.",
};
