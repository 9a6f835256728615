import { expect, test } from "vitest";
import { answered, begin } from "../../site_src/assessment/attempt";
import { resultOf } from "../../site_src/assessment/result";
import { SETTING } from "./samples";

function result(answers: Readonly<Record<string, readonly [number, number]>>, passMark = 60) {
  let attempt = begin("softmax", 1);
  for (const [slug, [passed, total]] of Object.entries(answers)) {
    attempt = answered(attempt, slug, { passed, total });
  }
  return resultOf({ ...SETTING, passMark }, attempt);
}

test.each([
  ["no answer", {}, 60, false, 0],
  ["one of three", { softmax: [4, 4] }, 60, false, 33],
  ["two of three", { softmax: [4, 4], update: [2, 2] }, 60, true, 66],
  ["two of three where 67 % is asked", { softmax: [4, 4], update: [2, 2] }, 67, false, 66],
  ["answers that pass most tests", { softmax: [3, 4], heads: [8, 9], update: [1, 2] }, 60, false, 0],
  ["answers without a test", { softmax: [0, 0], heads: [0, 0], update: [0, 0] }, 60, false, 0],
  ["all of them", { softmax: [4, 4], heads: [9, 9], update: [2, 2] }, 100, true, 100],
] as const)("%s: passed or not, and the percentage", (_, answers, passMark, passed, percent) => {
  expect(result(answers, passMark)).toMatchObject({ passed, percent });
});

test("every topic counts the problems that name it", () => {
  expect(result({ softmax: [4, 4], heads: [1, 9] }).topics).toEqual([
    { topic: "Attention", solved: 1, total: 2 },
    { topic: "Loss", solved: 1, total: 1 },
    { topic: "Bayes", solved: 0, total: 1 },
  ]);
});
