// Start-up in one engine: node engines.mjs <firefox|webkit> <executable> <address of bare> <address of a problem>,
// with the problem's solution on standard input. Prints milliseconds by what was measured, as JSON.

import { text } from "node:stream/consumers";

const [engine, executable, bareUrl, url] = process.argv.slice(2);
const { open } = await import(`../e2e/engines/${engine}.mjs`);

/** From the press of Check, on a page that has loaded, to the verdict. These functions run in the page itself. */
async function check(code) {
  const workbench = document.querySelector("divebell-workbench");
  const until = async (ready) => {
    for (let tries = 0; tries < 2400; tries++) {
      const found = ready();
      if (found) return found;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`nothing came; the workbench says: ${workbench.textContent.slice(0, 200)}`);
  };
  const button = (label) =>
    [...workbench.querySelectorAll("button")].find((each) => each.textContent.startsWith(label));
  if (code !== null) {
    workbench.scrollIntoView();
    const editor = await until(() => workbench.querySelector(".cm-content"));
    editor.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, code);
    workbench.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }
  workbench.querySelector("[aria-label=Results]").replaceChildren();
  const isEndless = code?.includes("while True");
  let began = performance.now();
  button(isEndless ? "Run" : "Check").click();
  if (isEndless) {
    await until(() => workbench.dataset.state === "running");
    await new Promise((later) => setTimeout(later, 500));
    began = performance.now();
    button("Stop").click();
    await until(() => workbench.dataset.state === "ready");
  } else {
    await until(() => workbench.querySelector(".wb-summary:is([data-outcome=pass], [data-outcome=fail])"));
  }
  return performance.now() - began;
}

/** Until what later visits begin with is kept. */
async function snapshotKept() {
  for (;;) {
    for (const name of await caches.keys()) {
      const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
      if (urls.some((url) => url.includes("snapshot"))) return;
    }
    await new Promise((later) => setTimeout(later, 200));
  }
}

const solution = await text(process.stdin);
const browser = await open(executable);
try {
  const times = {};
  await browser.goto(bareUrl);
  times.bare = await browser.run(() => globalThis.ready, null);
  await browser.goto(url);
  times.first_visit = await browser.run(check, solution);
  await browser.run(snapshotKept, null);
  await browser.goto(url);
  times.later_visit = await browser.run(check, solution);
  times.ready = await browser.run(check, null);
  times.stop = await browser.run(check, "while True:\n    pass\n");
  console.log(JSON.stringify(times));
} finally {
  await browser.close();
}
