// What a reader does at a workbench, as functions that run in the page itself, in any engine.

/** Puts code into the editor, checks it, and gives what the workbench says. */
export async function check(code) {
  const workbench = document.querySelector("divebell-workbench");
  const until = async (what, ready) => {
    for (let tries = 0; tries < 900; tries++) {
      const found = ready();
      if (found) return found;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`${what} did not come; the workbench says: ${workbench.textContent.slice(0, 300)}`);
  };
  workbench.scrollIntoView();
  const editor = await until("the editor", () => workbench.querySelector(".cm-content"));
  await until("readiness", () => {
    workbench.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    return workbench.dataset.state === "ready";
  });
  const kept = editor.textContent;
  if (code !== null) {
    editor.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, code);
  }
  const button = (label) =>
    [...workbench.querySelectorAll("button")].find((each) => each.textContent.startsWith(label));
  workbench.querySelector("[aria-label=Results]").replaceChildren();
  button("Check").click();
  if (code?.includes("while True")) {
    await until("the run", () => workbench.dataset.state === "running");
    await new Promise((later) => setTimeout(later, 500));
    button("Stop").click();
    await until("readiness after Stop", () => workbench.dataset.state === "ready");
    return { outcome: "stopped", kept, tests: [] };
  }
  const summary = await until("a verdict", () =>
    workbench.querySelector(".wb-summary:is([data-outcome=pass], [data-outcome=fail], [data-outcome=error])"),
  );
  const tests = [...workbench.querySelectorAll("[data-test]")].map(({ dataset }) => dataset.status);
  return { outcome: summary.dataset.outcome, kept, tests };
}

/** What the page, opened anew, knows of the reader's earlier checks. */
export async function history() {
  const workbench = document.querySelector("divebell-workbench");
  const until = async (what, ready) => {
    for (let tries = 0; tries < 300; tries++) {
      const found = ready();
      if (found) return found;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`${what} did not come`);
  };
  const status = await until("the status", () =>
    document.querySelector("h1 ~ * divebell-status:is([data-status=tried], [data-status=solved])"),
  );
  const button = await until("History", () =>
    [...workbench.querySelectorAll("button")].find((each) => each.textContent.startsWith("History")),
  );
  button.click();
  const versions = await until("the versions", () => {
    const found = [...workbench.querySelectorAll(".wb-versions li")];
    return found.length > 0 && found;
  });
  return { status: status.dataset.status, outcomes: versions.map(({ dataset }) => dataset.outcome) };
}

/** Waits until the service worker answers for the page, and gives whether it ever did. */
export async function keptForOffline() {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 100 && !navigator.serviceWorker.controller; tries++)
    await new Promise((later) => setTimeout(later, 100));
  return navigator.serviceWorker.controller !== null;
}
