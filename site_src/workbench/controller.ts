import { messages } from "#texts/workbench";
import { type Child, element } from "../dom/element";
import { KeptWork } from "../records/kept-work";
import type { Version } from "../records/problem-record";
import type { TestChoice } from "../sandbox/protocol";
import { AloneView } from "./alone-view";
import { announce } from "./announcement";
import type { CheckView } from "./check-view";
import { HistoryView } from "./history-view";
import { KeptView } from "./kept-view";
import { NotesView } from "./notes-view";
import { OutputView } from "./output-view";
import type { CheckedSource } from "./place";
import { ResultsView } from "./results-view";
import { checksLeft, readReveal } from "./reveal";
import type { RuntimeProgress } from "./runtime-files";
import { Session, type SessionListener, type SessionSources, type WorkbenchState } from "./session";
import { Sharing } from "./share/sharing";
import { type ActionName, buildShell, enable, isEnabled, relabel, type Shell } from "./shell";
import { readSources } from "./sources";
import { starterChange } from "./starter-change";
import { StatusView } from "./status-view";
import { testFragment, testInFragment } from "./test-link";
import { TestList } from "./test-list";
import type { RunAgain } from "./test-row";
import type { CheckPlan, RunOutcome, TestResult, Verdict } from "./verdict";
import { marksOfFailure, marksOfVerdict } from "./verdict-marks";
import { Writing } from "./writing";

/** Joins one workbench's editor, session and views. */
export class Controller implements SessionListener {
  readonly #host: HTMLElement;
  readonly #shell: Shell;
  readonly #status: StatusView;
  readonly #notes: NotesView;
  readonly #history: HistoryView;
  readonly #kept: KeptWork;
  readonly #writing: Writing;
  readonly #session: Session | null;
  readonly #sharing: Sharing | null;
  #view: CheckView | OutputView | null = null;
  #plan: CheckPlan = { tests: [], loadSeconds: 0 };
  #finished = 0;
  /** The code that is being checked. */
  #checkedText = "";

  constructor(host: HTMLElement, starter: HTMLElement) {
    this.#host = host;
    this.#shell = buildShell(
      host,
      starter,
      (action) => this.#perform(action),
      (choice) => void this.#sharing?.take(choice).catch(reportError),
    );
    this.#status = new StatusView(this.#shell.status);
    this.#notes = new NotesView(this.#shell.notes, part(host, "hints"), part(host, "explanation"));
    // An assessment starts from the starter, whatever the reader has written to the problem elsewhere.
    const problem = host.getAttribute("problem") ?? "";
    const key = this.#assessment === null ? problem : `${this.#assessment}:${problem}`;
    this.#kept = new KeptWork(key, starter.textContent ?? "", {
      refused: (why) => this.#notes.tell(messages.draftRefused[why]),
      replacedOther: () => this.#notes.tell(messages.otherTab.replaced),
      recordChanged: () => this.#followRecord(),
    });
    this.#history = new HistoryView(this.#shell.notes, (version) => this.#restore(version));
    this.#writing = new Writing(this.#shell.editor, starter, this.#kept, {
      changed: () => this.#refresh(),
      failed: (reason) => this.#notes.tell(reason),
    });
    this.#writing.loaded.then(() => this.#begun()).catch(reportError);
    const sources = this.#readSources();
    this.#session = sources && new Session(sources, host, this);
    this.#sharing =
      sources &&
      new Sharing(
        { slug: problem, title: host.dataset.title ?? problem, bundle: sources.bundle },
        this.#writing,
        this.#notes,
        (source, done) => this.#exchange(source, done),
      );
    if (this.#assessment === null) this.#sharing?.offerShared(this.#shell.buttons.check).catch(reportError);
    if (this.#assessment === null) this.#offerLinkedTest(problem);
    host.addEventListener("keydown", (event) => this.#shortcut(event), { capture: true });
    this.state("idle");
  }

  /** What was kept has been read; the history may have been opened before that. */
  #begun(): void {
    this.#history.update(this.#kept.record.history);
    this.#offerNewStarter();
  }

  /** Fetches the editor. */
  openEditor(): void {
    this.#writing.open().catch(reportError);
  }

  /** Fetches and starts Python. */
  prepare(): void {
    this.#session?.prepare();
  }

  /** Ends what runs in the background; Check and Run start it again. */
  close(): void {
    this.#session?.close();
    this.state("idle");
  }

  /** Ends what waits in the background for the reader to go on, unless something is running. */
  rest(): void {
    if (!this.#session?.busy) this.close();
  }

  /** Takes in that an assessment has begun or ended around the workbench. */
  followAssessment(): void {
    this.#refresh();
  }

  // What the session tells.

  state(state: WorkbenchState): void {
    this.#host.dataset.state = state;
    this.#status.state(state);
    this.#refresh();
  }

  progress(progress: RuntimeProgress): void {
    this.#status.progress(progress);
  }

  checkBegan(source: string, only: TestChoice | null): void {
    this.#checkedText = source;
    this.#view = this.#checkView(this.#checkedSource(source), only);
    this.#finished = 0;
  }

  planned(plan: CheckPlan): void {
    this.#plan = plan;
    this.#check?.planned(plan);
  }

  started(test: number): void {
    this.#check?.started(test);
  }

  finished(test: number, result: TestResult): void {
    this.#check?.finished(test, result);
    this.#finished += 1;
    this.#status.checking(this.#finished, this.#view instanceof AloneView ? 1 : this.#plan.tests.length);
    this.#refresh();
  }

  checked(verdict: Verdict): void {
    if (!this.#check) return;
    this.#say(...this.#check.concluded(verdict));
    this.#shell.results.firstElementChild?.scrollIntoView({ block: "nearest" });
    if (this.#assessment === null) this.#writing.mark(marksOfVerdict(verdict)).catch(reportError);
    // One test says nothing of the others, so it is no check that counts.
    if (this.#view instanceof AloneView) return;
    const { passed, total } = announce(this.#host, verdict);
    this.#kept.checked({
      source: this.#checkedText,
      at: new Date().toISOString(),
      check: { outcome: verdict.status, passed, total },
    });
  }

  runBegan(source: string): void {
    this.#view = new OutputView(this.#shell.results, this.#checkedSource(source));
  }

  printed(text: string): void {
    if (this.#view instanceof OutputView) this.#view.printed(text);
  }

  ran(outcome: RunOutcome): void {
    if (!(this.#view instanceof OutputView)) return;
    this.#say(...this.#view.concluded(outcome));
    this.#writing.mark(marksOfFailure(outcome.error)).catch(reportError);
  }

  ended(reason: string | null): void {
    const checking = this.#check !== null;
    const sentence = reason ?? (checking ? messages.summary.stopped : messages.status.stopped);
    if (this.#view) this.#view.ended(sentence);
    else this.#remark(sentence);
    this.#say(sentence);
    this.#refresh();
  }

  unavailable(reason: string): void {
    this.#view = null;
    this.#shell.results.replaceChildren(element("p", { class: "wb-note wb-warning" }, reason));
    this.#say(reason);
  }

  // What the reader does.

  #perform(action: ActionName): void {
    switch (action) {
      case "check":
      case "run":
        this.#begin(action).catch(reportError);
        break;
      case "stop":
        this.#session?.stop();
        break;
      case "hint":
        this.#say(this.#notes.showHint());
        break;
      case "solution":
        this.#offerSolution();
        break;
      case "history":
        if (this.#history.shown) this.#history.hide();
        else this.#history.show(this.#kept.record.history);
        break;
      case "reset":
        this.#offerReset();
        break;
    }
    this.#refresh();
  }

  async #begin(action: "check" | "run"): Promise<void> {
    await this.#writing.loaded;
    this.#notes.dismiss();
    this.#writing.mark([]).catch(reportError);
    if (this.#host.dataset.state !== "ready") {
      this.#view = null;
      this.#remark(messages.queued[action]);
      this.#say(messages.queued[action]);
    }
    this.#session?.[action](this.#writing.source);
  }

  /** Runs one test again, beside the results that stand there. */
  async #runAlone(choice: TestChoice): Promise<void> {
    if (this.#session?.busy) return;
    await this.#writing.loaded;
    this.#notes.dismiss();
    this.#writing.mark([]).catch(reportError);
    if (this.#host.dataset.state !== "ready") {
      if (!this.#tests) this.#remark(messages.queued.check);
      this.#say(messages.queued.check);
    }
    this.#session?.check(this.#writing.source, choice);
    this.#refresh();
  }

  /** Offers the test that the page's address names; nothing runs before the reader says so. */
  #offerLinkedTest(problem: string): void {
    const choice = testInFragment(location.hash, problem);
    if (!choice) return;
    const perform = () => void this.#runAlone(choice).catch(reportError);
    this.#notes.tell(messages.alone.linked(choice.test, choice.seed), {
      label: messages.test.again,
      perform,
    });
    this.#host.scrollIntoView();
  }

  #offerSolution(): void {
    const show = () => {
      this.#notes.showExplanation(() => this.#writing.source);
      this.#refresh();
    };
    const { solved } = this.#kept.record;
    const left = checksLeft(readReveal(this.#host.getAttribute("data-reveal")), this.#kept.record);
    if (left > 0) {
      const { after, afterPass } = messages.solution;
      const why = Number.isFinite(left) ? after(left) : afterPass;
      this.#notes.tell(why);
      this.#say(why);
      return;
    }
    if (solved) {
      show();
      return;
    }
    const { question, confirm, cancel } = messages.solution;
    this.#notes.ask({ text: question, confirm, cancel, confirmed: show }, this.#shell.buttons.solution);
  }

  #offerReset(): void {
    const { question, confirm, cancel, done } = messages.reset;
    const confirmed = () => void this.#exchange(this.#writing.starter, done).catch(reportError);
    this.#notes.ask({ text: question, confirm, cancel, confirmed }, this.#shell.buttons.reset);
  }

  /** Puts code in the editor's place; what was there can be had back from the note, and from the history. */
  async #exchange(source: string, done: string): Promise<void> {
    const previous = this.#writing.source;
    this.#kept.remember(previous, new Date().toISOString());
    await this.#writing.replace(source);
    const restore = () => void this.#writing.replace(previous).catch(reportError);
    this.#notes.tell(done, { label: messages.reset.undo, perform: restore })?.focus();
    this.#say(done);
  }

  #restore(version: Version): void {
    this.#history.hide();
    this.#exchange(version.source, messages.history.restored).catch(reportError);
  }

  #offerNewStarter(): void {
    const { draft, starter: before } = this.#kept.record;
    const now = this.#writing.starter;
    if (draft === null || before === "" || before === now) return;
    const begin = () => void this.#exchange(now, messages.reset.done).catch(reportError);
    const keep = () => this.#kept.acceptStarter();
    this.#shell.notes.prepend(starterChange({ before, now, begin, keep }));
  }

  #followRecord(): void {
    const { record, behind } = this.#kept;
    this.#history.update(record.history);
    if (behind && (record.draft ?? this.#writing.starter) !== this.#writing.source) {
      const take = () => void this.#writing.replace(this.#kept.adopt()).catch(reportError);
      this.#notes.tell(messages.otherTab.behind, { label: messages.otherTab.take, perform: take });
    }
    this.#refresh();
  }

  #shortcut(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || event.altKey) return;
    const inEditor = event.target instanceof Node && this.#shell.editor.contains(event.target);
    const action = event.ctrlKey || event.metaKey ? "check" : event.shiftKey && inEditor ? "run" : null;
    if (!action) return;
    // Before the editor sees it, for which these keys mean a new line.
    event.preventDefault();
    event.stopPropagation();
    if (isEnabled(this.#shell.buttons[action])) this.#perform(action);
  }

  #readSources(): SessionSources | null {
    try {
      return readSources(this.#host);
    } catch (error) {
      this.#notes.tell(String(error));
      return null;
    }
  }

  #checkView(source: CheckedSource, only: TestChoice | null): CheckView {
    const { results } = this.#shell;
    if (this.#assessment !== null) return new KeptView(results);
    if (only) return new AloneView(results, this.#tests ?? new TestList(this.#again), only, source);
    return new ResultsView(results, source, this.#again);
  }

  /** The rows of the results that stand there. */
  get #tests(): TestList | null {
    const view = this.#view;
    return view instanceof ResultsView || view instanceof AloneView ? view.tests : null;
  }

  get #again(): RunAgain {
    const several = document.querySelectorAll("divebell-workbench").length > 1;
    const problem = several ? (this.#host.getAttribute("problem") ?? "") : null;
    return {
      run: (choice) => void this.#runAlone(choice).catch(reportError),
      link: (choice) => testFragment(choice, problem),
    };
  }

  get #check(): CheckView | null {
    return this.#view instanceof OutputView ? null : this.#view;
  }

  /** The assessment that the workbench is part of, as long as that lasts. */
  get #assessment(): string | null {
    return this.#host.getAttribute("data-assessment");
  }

  #checkedSource(text: string): CheckedSource {
    const jump = (line: number, column: number | null) =>
      void this.#writing.jump(line, column).catch(reportError);
    return { text, jump };
  }

  #refresh(): void {
    const { buttons } = this.#shell;
    const busy = this.#session?.busy ?? false;
    const { shown, total } = this.#notes.hints;
    const assessed = this.#assessment !== null;
    buttons.hint.hidden = assessed;
    buttons.solution.hidden = assessed;
    buttons.history.hidden = assessed;
    this.#shell.share.hidden = assessed;
    relabel(buttons.check, assessed ? messages.kept.action : messages.actions.check);
    enable(buttons.check, this.#session !== null && !busy);
    enable(buttons.run, this.#session !== null && !busy);
    enable(buttons.stop, busy);
    for (const again of this.#shell.results.querySelectorAll<HTMLButtonElement>(".wb-alone")) {
      enable(again, this.#session !== null && !busy);
    }
    enable(buttons.hint, shown < total);
    enable(buttons.solution, this.#notes.hasExplanation && !this.#notes.explanationShown);
    enable(buttons.reset, this.#writing.source !== this.#writing.starter);
  }

  #remark(text: string): void {
    this.#shell.results.replaceChildren(element("p", { class: "wb-note" }, text));
  }

  #say(...text: readonly Child[]): void {
    this.#shell.live.replaceChildren(...text.filter((part) => part !== null));
  }
}

function part(host: Element, name: string): HTMLTemplateElement | null {
  return host.querySelector<HTMLTemplateElement>(`template[data-part=${name}]`);
}
