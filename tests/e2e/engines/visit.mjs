// What a reader does at a workbench, as functions that run in the page itself, in any engine.

/** Puts code into the editor, checks and runs it, and gives what the workbench says and what it printed. */
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
    // The editor is told of what was done to its text once this script rests.
    await new Promise((later) => setTimeout(later, 100));
  }
  const button = (label) =>
    [...workbench.querySelectorAll("button")].find((each) => each.textContent.startsWith(label));
  const results = workbench.querySelector("[aria-label=Results]");
  const press = (label) => {
    results.replaceChildren();
    button(label).click();
  };
  if (code?.includes("while True")) {
    press("Check");
    await until("the run", () => workbench.dataset.state === "running");
    await new Promise((later) => setTimeout(later, 500));
    button("Stop").click();
    await until("readiness after Stop", () => workbench.dataset.state === "ready");
    return { outcome: "stopped", kept, tests: [] };
  }
  press("Check");
  const { outcome } = (
    await until("a verdict", () =>
      results.querySelector(".wb-summary:is([data-outcome=pass], [data-outcome=fail], [data-outcome=error])"),
    )
  ).dataset;
  const tests = [...results.querySelectorAll("[data-test]")].map(({ dataset }) => dataset.status);
  const said = results.textContent.slice(0, 300);
  await until("readiness", () => workbench.dataset.state === "ready");
  press("Run");
  await until("the end of the run", () => results.querySelector(".wb-summary"));
  await until("readiness", () => workbench.dataset.state === "ready");
  const printed = results.querySelector("pre")?.textContent ?? "";
  return { outcome, kept, printed, tests, said };
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

/** Waits until the snapshot is kept, with which later visits begin, and gives whether it ever was. */
export async function snapshotKept() {
  for (let tries = 0; tries < 600; tries++) {
    const kept = await (await caches.open("divebell-runtime")).keys();
    if (kept.some(({ url }) => url.includes(".snapshot."))) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}

/** Waits until the service worker keeps what the page has fetched, but for Python, and gives whether it ever did. */
export async function keptForOffline() {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 600; tries++) {
    const fetched = performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((url) => /\/assets\/divebell\/.*\.(?:css|js|html|json|json\.gz)$/.test(url));
    const kept = await Promise.all(fetched.map((url) => caches.match(url)));
    if (navigator.serviceWorker.controller && kept.every(Boolean)) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}
