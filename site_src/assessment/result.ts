import type { Answer, Attempt } from "./attempt";
import type { SetProblem, Setting } from "./setting";

/** What an attempt came to. */
export interface Result {
  readonly passed: boolean;
  readonly solved: number;
  /** The percentage of the problems that are solved, rounded down: 66.7 % is no 67 %. */
  readonly percent: number;
  readonly problems: readonly ProblemResult[];
  /** In the order in which the problems name them. */
  readonly topics: readonly TopicResult[];
}

export interface ProblemResult {
  readonly problem: SetProblem;
  /** Null where no answer was kept. */
  readonly answer: Answer | null;
  /** Whether the answer passes every test. */
  readonly solved: boolean;
}

export interface TopicResult {
  readonly topic: string;
  readonly solved: number;
  readonly total: number;
}

export function resultOf(setting: Setting, attempt: Attempt): Result {
  const problems = setting.problems.map((problem) => {
    const answer = attempt.answers.get(problem.slug) ?? null;
    return { problem, answer, solved: answer !== null && answer.total > 0 && answer.passed === answer.total };
  });
  const topics = new Map<string, { topic: string; solved: number; total: number }>();
  for (const { problem, solved } of problems) {
    for (const topic of new Set(problem.topics)) {
      const sum = topics.get(topic) ?? { topic, solved: 0, total: 0 };
      topics.set(topic, { topic, solved: sum.solved + Number(solved), total: sum.total + 1 });
    }
  }
  const solved = problems.filter((each) => each.solved).length;
  const share = (100 * solved) / Math.max(1, problems.length);
  return {
    passed: share >= setting.passMark,
    solved,
    percent: Math.floor(share),
    problems,
    topics: [...topics.values()],
  };
}
