/** Every text that the workbench shows to a reader. */

import { decimal, number, plural } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);
const withSeed = (seed: number | null): string => (seed === null ? "" : ` with seed ${seed}`);
const seconds = (count: number): string => plural(count, { one: "second", other: "seconds" });

export const messages = {
  file: "solution.py",
  editor: "Solution editor",
  editorHelp:
    "Control-Enter checks, Shift-Enter runs. Tab indents; press Escape and then Tab to leave the editor.",
  keyRow: { label: "Characters that are far away on a phone", tab: "Tab", undo: "Undo" },
  toolbar: "What to do with your code",
  results: "Results",
  sandbox: "Sandbox",
  actions: {
    run: "Run",
    check: "Check",
    stop: "Stop",
    hint: "Hint",
    solution: "Solution",
    history: "History",
    reset: "Reset",
  },

  status: {
    idle: "Python loads on demand",
    loading: (done: number, total: number) =>
      total > 0 ? `Loading ${megabytes(done)} of ${megabytes(total)} MB` : "Loading Python",
    starting: "Starting Python",
    ready: "Python is ready",
    checking: (done: number, total: number) => (total > 0 ? `Checking: ${done} of ${total}` : "Checking"),
    running: "Running",
    stopped: "Stopped",
    failed: "Python could not be loaded",
  },
  queued: {
    check: "Your solution will be checked as soon as Python is ready.",
    run: "Your code will run as soon as Python is ready.",
  },
  progress: "Loading Python",

  summary: {
    passed: (total: number) => (total === 1 ? "The test passes" : `All ${total} tests pass`),
    failed: (passed: number, total: number) =>
      total === 1 ? "The test does not pass" : `${passed} of ${total} tests pass`,
    notLoaded: "Your code could not be loaded, so no test ran",
    stopped: "Stopped: not every test ran",
    checking: "Checking your solution",
  },
  /** In an assessment, which shows no results before its end. */
  kept: {
    action: "Keep answer",
    checking: "Keeping your answer",
    done: "Answer kept. You can still change it and keep it again: the last one counts.",
    not: "This answer was not kept.",
  },
  /** Behind what the judge says of code that changed what is not its own. */
  restarted: "Python was started again.",

  test: {
    status: {
      waiting: "waiting",
      running: "running",
      pass: "passed",
      fail: "failed",
      error: "error",
      timeout: "too slow",
      skipped: "not run",
    },
    hidden: "hidden test",
    hiddenNote: "This test is hidden: it shows what went wrong, but not its code.",
    difference: "Around the first difference",
    differenceIn: " in ",
    differenceGot: "got",
    differenceWant: "wanted",
    differenceWrong: "wrong: ",
    differenceInPlaceOf: ", wanted: ",
    elided: "left out",
    expected: "Expected",
    got: "Got",
    printed: "Printed",
    truncated: "Cut short: there was more.",
    calls: "Test",
    place: (line: number) => `line ${line}`,
    at: "See ",
    seed: (seed: number) => `with seed ${seed}`,
    again: "Run this test alone",
    link: "Link to this test",
    traceback: "Traceback",
    tooSlow: (limit: number) =>
      `This test was stopped after ${seconds(limit)}. Is there a loop that never ends?`,
    crashed:
      "Python broke down in this test, and was started again. Does the code use too much memory, or call itself without end?",
    skipped: "Not run, because earlier tests were stopped.",
  },
  /** One test run again without the others. */
  alone: {
    running: "Running one test",
    passed: (name: string, seed: number | null) => `“${name}” passes now${withSeed(seed)}`,
    failed: (name: string, seed: number | null) => `“${name}” does not pass${withSeed(seed)}`,
    gone: (name: string) => `This problem has no test “${name}” any more`,
    others: "Only this test was run. The other results are those of the last full check.",
    noOthers: "Only this test was run. Check runs all of them.",
    linked: (name: string, seed: number | null) =>
      `This link is to the test “${name}”${withSeed(seed)}. Nothing has been run yet.`,
  },
  loadTooSlow: (limit: number) =>
    `Your code was stopped after ${seconds(limit)}, before any test. ` +
    "Is there a loop outside of a function that never ends?",
  loadCrashed: "Python broke down while it loaded your code, and was started again.",
  duration: (ms: number) => {
    if (ms >= 1000) return `${decimal(ms / 1000, 1)} s`;
    if (ms < 0.1) return `${number(Math.round(ms * 1000))} µs`;
    return ms >= 10 ? `${number(Math.round(ms))} ms` : `${decimal(ms, 1)} ms`;
  },

  times: {
    /** `times` is how many times as long the reader's code took. */
    slower: (own: string, reference: string, times: string) =>
      `Your code took ${own} for this call and the reference ${reference} in this browser: ${times} times as long.`,
    faster: (own: string, reference: string, times: string) =>
      `Your code took ${own} for this call and the reference ${reference} in this browser: ${times} times as fast.`,
    same: (own: string, reference: string) =>
      `Your code took ${own} for this call and the reference ${reference} in this browser: much the same.`,
  },
  scratch: {
    label: "Scratch",
    /** The accessible name. */
    name: "Scratch cell",
    help: "Try a call: Run shows its value",
    suggest: "First test's call",
  },
  input: {
    label: "Input",
    name: "Lines that input() reads",
    help: "One line for each input()",
  },
  remark: (line: number) => `Line ${line}: `,
  run: {
    crashed:
      "Python broke down and was started again. Does the code use too much memory, or call itself without end?",
  },

  hints: {
    heading: (shown: number, total: number) => `Hint ${shown} of ${total}`,
  },
  solution: {
    heading: "How it is done",
    question: "You have not passed all tests yet. Look at the answer anyway?",
    confirm: "Show it",
    cancel: "Keep trying",
    compare: "Compare with my code",
    yours: "Your code",
    reference: "The reference",
    afterPass: "The author shows this solution once all tests pass.",
    after: (left: number) =>
      `The author shows this solution after ${plural(left, { one: "more check", other: "more checks" })}.`,
  },
  history: {
    title: "Your earlier code",
    none: "Nothing yet: every version that you check is kept here.",
    unchecked: "not checked",
    restore: "Bring back",
    restoreOf: (time: string) => `Bring back the code of ${time}`,
    restored: "The earlier code is in the editor.",
  },
  starterChange: {
    text: "The starter of this problem has changed since you began. Your code stays as it is unless you say otherwise.",
    was: "The starter then",
    is: "The starter now",
    begin: "Begin from the new one",
    keep: "Keep my code",
  },
  otherTab: {
    behind: "This problem is open in another tab, where you have written something else.",
    take: "Take that code over",
    replaced: "Another tab had other code; yours has taken its place, and the other is under History.",
  },
  reset: {
    question: "Put the starter code back in place of yours?",
    confirm: "Put it back",
    cancel: "Keep my code",
    done: "The starter code is back.",
    undo: "Undo",
  },
  share: {
    title: "Share",
    choices: {
      link: "Copy a link with this code",
      copy: "Copy the code",
      python: "Download as .py",
      notebook: "Download as notebook",
      print: "Print",
    },
    linkCopied: "The link is copied. Whoever opens it is asked before your code is put into their editor.",
    copied: "The code is copied.",
    notCopied: "This browser does not let the page copy. Copy it from here:",
    received: {
      question: "This link brings code that somebody wrote. Put it into the editor in place of yours?",
      confirm: "Put it in",
      cancel: "Keep my code",
      done: "The shared code is in the editor. Nothing has run yet.",
    },
  },
  draftRefused: {
    storage: "This browser keeps no drafts for this site: copy your code before you leave.",
    full: "This browser has no room left to keep drafts: copy your code before you leave.",
  },

  failure: {
    run: "What shows the output could not be loaded. Are you online? Press Run to try again.",
    network: (file: string) =>
      `${file} could not be fetched: the connection broke off. Press Check to go on where it did.`,
    offline: (file: string) =>
      `${file} could not be fetched: you are offline. Press Check once you are online.`,
    status: (file: string, status: number) =>
      `${file} could not be fetched: the site answered ${status}. Press Check to try again.`,
    damaged: (file: string) =>
      `${file} arrived damaged: it is not what this site published. Reload the page to try again.`,
    insecure: "This page was not loaded over HTTPS, so Python's files cannot be checked. Open it over HTTPS.",
    manifest: "This site's list of Python's files cannot be read. Reload the page to try again.",
    bundle: "The tests of this problem",
    runner: "What runs your code",
    sandbox: "The sandbox for your code could not be opened. Reload the page to try again.",
    slowStart: "it took more than two minutes",
    sandboxReport: "the sandbox sent what cannot be read",
    python: (reason: string) => `Python did not start: ${reason}. Press Check to try again.`,
    markup: (attribute: string) => `This workbench lacks its ${attribute} attribute.`,
    editor: "The editor could not be loaded. Are you online? Reload the page to try again.",
  },
};
