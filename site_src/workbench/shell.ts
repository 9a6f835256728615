import { messages } from "#texts/workbench";
import { type Child, element } from "../dom/element";
import { shareMenu, type TakeAway } from "./share/share-menu";

/** The reader's actions, in the order of their buttons. */
export const ACTIONS = ["check", "run", "stop", "hint", "solution", "history", "reset"] as const;
export type ActionName = (typeof ACTIONS)[number];

/** The parts of a workbench that others fill. */
export interface Shell {
  readonly buttons: Readonly<Record<ActionName, HTMLButtonElement>>;
  readonly share: HTMLElement;
  /** Where the editor goes; the starter stands there until then. */
  readonly editor: HTMLElement;
  readonly status: HTMLElement;
  /** Hints, questions and the explanation. */
  readonly notes: HTMLElement;
  readonly results: HTMLElement;
  /** What is written here is read out. */
  readonly live: HTMLElement;
}

const COMMAND = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

const SHORTCUTS: Partial<Record<ActionName, { keys: string; shown: string }>> = {
  check: { keys: "Control+Enter Meta+Enter", shown: `${COMMAND} ↵` },
  run: { keys: "Shift+Enter", shown: "⇧ ↵" },
};

function actionButton(action: ActionName, perform: (action: ActionName) => void): HTMLButtonElement {
  const shortcut = SHORTCUTS[action];
  const hint: Child = shortcut ? element("kbd", { "aria-hidden": "true" }, shortcut.shown) : null;
  const made = element(
    "button",
    { type: "button", class: `wb-button wb-${action}` },
    messages.actions[action],
    hint,
  );
  if (shortcut) made.setAttribute("aria-keyshortcuts", shortcut.keys);
  made.addEventListener("click", () => {
    if (isEnabled(made)) perform(action);
  });
  return made;
}

/** Enables or disables a button in a way that leaves the focus where it is. */
export function enable(target: HTMLButtonElement, enabled: boolean): void {
  if (enabled) target.removeAttribute("aria-disabled");
  else target.setAttribute("aria-disabled", "true");
}

/** Gives an action's button another name, and leaves its shortcut. */
export function relabel(target: HTMLButtonElement, label: string): void {
  if (target.firstChild?.textContent !== label) target.firstChild?.replaceWith(label);
}

export function isEnabled(target: HTMLButtonElement): boolean {
  return target.getAttribute("aria-disabled") !== "true";
}

/** Builds the workbench around the starter that the page came with. */
export function buildShell(
  host: HTMLElement,
  starter: HTMLElement,
  perform: (action: ActionName) => void,
  take: (choice: TakeAway) => void,
): Shell {
  const buttons = Object.fromEntries(
    ACTIONS.map((action) => [action, actionButton(action, perform)]),
  ) as Record<ActionName, HTMLButtonElement>;
  const share = shareMenu(take);
  const editor = element("div", { class: "wb-editor" });
  const status = element("div", { class: "wb-status" });
  const notes = element("div", { class: "wb-notes" });
  const results = element("section", { class: "wb-results", "aria-label": messages.results });
  const live = element("p", { class: "wb-unseen", role: "status", "aria-live": "polite" });
  const help = element("p", { class: "wb-unseen", id: `wb-help-${host.getAttribute("problem") ?? ""}` });
  help.textContent = messages.editorHelp;

  const desk = element(
    "div",
    { class: "wb-desk" },
    element(
      "div",
      { class: "wb-head" },
      element("span", { class: "wb-file" }, messages.file),
      status,
      share,
      buttons.reset,
    ),
    editor,
    element(
      "div",
      { class: "wb-toolbar", role: "group", "aria-label": messages.toolbar },
      buttons.check,
      buttons.run,
      buttons.stop,
      element("span", { class: "wb-gap" }),
      buttons.hint,
      buttons.solution,
      buttons.history,
    ),
  );
  starter.replaceWith(desk, notes, results, live, help);
  starter.setAttribute("role", "textbox");
  starter.setAttribute("aria-multiline", "true");
  starter.setAttribute("aria-readonly", "true");
  starter.setAttribute("aria-label", messages.editor);
  starter.setAttribute("aria-describedby", help.id);
  starter.tabIndex = 0;
  editor.append(starter);
  return { buttons, share, editor, status, notes, results, live };
}
