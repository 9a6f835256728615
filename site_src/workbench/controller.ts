import { messages } from "#texts/workbench";
import { type Child, element } from "../dom/element";
import type { Figure, LeftOut } from "../figures/figure";
import { KeptWork } from "../records/kept-work";
import type { Version } from "../records/problem-record";
import type { Program, TestChoice } from "../sandbox/protocol";
import { AloneView } from "./alone-view";
import { announce } from "./announcement";
import { AsideFields } from "./aside";
import type { CheckView } from "./check-view";
import { HistoryView } from "./history-view";
import { KeptView } from "./kept-view";
import { LiveRemarks } from "./live-remarks";
import { NotesView } from "./notes-view";
import type { CheckedSource } from "./place";
import type { Remark } from "./remark";
import { ResultsView } from "./results-view";
import { checksLeft, readReveal } from "./reveal";
import type { RunView } from "./run/run-view";
import type { RuntimeProgress } from "./runtime-files";
import type { Session, SessionListener, SessionSources, WorkbenchState } from "./session";
import { publicBundle } from "./share/public-bundle";
import { Sharing } from "./share/sharing";
import { type ActionName, buildShell, enable, isEnabled, relabel, type Shell } from "./shell";
import { readSources } from "./sources";
import { renderRemark } from "./spoken";
import { starterChange } from "./starter-change";
import { StatusView } from "./status-view";
import { testFragment, testInFragment } from "./test-link";
import { TestList } from "./test-list";
import type { RunAgain } from "./test-row";
import type { CheckPlan, RunOutcome, Stream, TestResult, Verdict } from "./verdict";
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
  readonly #sources: SessionSources | null;
  /** Fetched when the reader turns to the workbench. */
  #session: Session | null = null;
  #opening: Promise<Session> | null = null;
  readonly #sharing: Sharing | null;
  readonly #aside: AsideFields;
  readonly #remarks: LiveRemarks;
  /** Makes what shows a run; it is fetched when the first is asked for. */
  #runView: typeof RunView | null = null;
  #check: CheckView | null = null;
  #run: RunView | null = null;
  #plan: CheckPlan = { tests: [], loadSeconds: 0 };
  #finished = 0;
  /** The code that is being checked. */
  #checkedText = "";
  /** Whether the check that has just ended was passed, and its tests are still to be timed. */
  #timesDue = false;
  /** What the problem's tests call. */
  #names: readonly string[] = [];

  constructor(host: HTMLElement, starter: HTMLElement) {
    this.#host = host;
    this.#shell = buildShell(
      host,
      starter,
      (action) => this.#perform(action),
      (choice) => void this.#sharing?.take(choice).catch(reportError),
    );
    this.#status = new StatusView(this.#shell.status, ({ line, column }) => this.#jump(line, column));
    this.#notes = new NotesView(this.#shell.notes, part(host, "hints"), part(host, "explanation"));
    // An assessment starts from the starter, whatever the reader has written to the problem elsewhere.
    const problem = host.getAttribute("problem") ?? "";
    const key = this.#assessment === null ? problem : `${this.#assessment}:${problem}`;
    this.#kept = new KeptWork(key, starter.textContent ?? "", {
      refused: (why) => this.#notes.tell(messages.draftRefused[why]),
      replacedOther: () => this.#notes.tell(messages.otherTab.replaced),
      recordChanged: () => this.#followRecord(),
    });
    this.#history = new HistoryView(
      this.#shell.notes,
      (version) => this.#restore(version),
      () => this.#shell.buttons.history.focus(),
    );
    this.#writing = new Writing(this.#shell.editor, starter, this.#kept, {
      changed: () => this.#follow(),
      failed: (reason) => this.#notes.tell(reason),
    });
    this.#aside = new AsideFields(this.#writing, (aside) => this.#kept.writeAside(aside));
    this.#shell.editor.after(this.#aside.element);
    this.#remarks = new LiveRemarks({
      ask: async (source) => (await this.#session?.remarks(source, this.#names)) ?? null,
      show: (remarks) => this.#showRemarks(remarks),
      speak: (remark) => this.#say(messages.remark(remark.line), renderRemark(remark)),
    });
    this.#writing.loaded.then(() => this.#begun()).catch(reportError);
    const sources = this.#readSources();
    this.#sources = sources;
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
    this.#aside.fill(this.#kept.record.aside);
    this.#offerNewStarter();
  }

  /** Fetches the editor. */
  openEditor(): void {
    this.#writing.open().catch(reportError);
  }

  /** Fetches and starts Python. */
  prepare(): void {
    this.#open()
      .then((session) => session?.prepare())
      .catch(reportError);
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
    if (state !== "ready") return;
    this.#remarks.ready();
    if (this.#timesDue) this.#compareTimes().catch(reportError);
  }

  bundled(bundle: ArrayBuffer): void {
    const read = async () => {
      const { names, cases } = await publicBundle(bundle);
      this.#names = names;
      const [first] = cases;
      if (first) this.#aside.offer(first.given ? `${first.given.trimEnd()}\n${first.call}` : first.call);
    };
    void read().catch(reportError);
  }

  progress(progress: RuntimeProgress): void {
    this.#status.progress(progress);
  }

  checkBegan(source: string, only: TestChoice | null): void {
    this.#checkedText = source;
    this.#run = null;
    this.#check = this.#checkView(this.#checkedSource(source), only);
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
    this.#status.checking(this.#finished, this.#check instanceof AloneView ? 1 : this.#plan.tests.length);
    this.#refresh();
  }

  checked(verdict: Verdict): void {
    if (!this.#check) return;
    this.#say(this.#check.concluded(verdict));
    this.#shell.results.firstElementChild?.scrollIntoView({ block: "nearest" });
    if (this.#assessment === null) this.#writing.mark(marksOfVerdict(verdict)).catch(reportError);
    // One test says nothing of the others, so it is no check that counts.
    if (this.#check instanceof AloneView) return;
    const { passed, total } = announce(this.#host, verdict);
    this.#kept.checked({
      source: this.#checkedText,
      at: new Date().toISOString(),
      check: { outcome: verdict.status, passed, total },
    });
    this.#timesDue = verdict.status === "pass" && this.#assessment === null;
  }

  runBegan({ source, scratch }: Program): void {
    const { results } = this.#shell;
    this.#check = null;
    this.#run = this.#runView && new this.#runView(results, this.#checkedSource(source, scratch));
  }

  printed(text: string, stream: Stream): void {
    this.#run?.printed(text, stream);
  }

  drawn(figure: Figure): void {
    this.#run?.drawn(figure);
  }

  leftOut(why: LeftOut): void {
    this.#run?.leftOut(why);
  }

  valued(text: string): void {
    this.#run?.valued(text);
  }

  ran(outcome: RunOutcome): void {
    if (!this.#run) return;
    this.#say(this.#run.concluded(outcome));
    const editor = outcome.error?.part === "scratch" ? this.#aside : this.#writing;
    editor.mark(marksOfFailure(outcome.error)).catch(reportError);
  }

  ended(reason: string | null): void {
    const sentence = reason ?? (this.#check ? messages.summary.stopped : messages.status.stopped);
    const view = this.#run ?? this.#check;
    if (view) view.ended(sentence);
    else this.#remark(sentence);
    this.#say(sentence);
    this.#refresh();
  }

  unavailable(reason: string): void {
    this.#clear();
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
    await Promise.all([this.#writing.loaded, action === "run" && this.#fetchRunView()]);
    this.#notes.dismiss();
    for (const editor of [this.#writing, this.#aside]) editor.mark([]).catch(reportError);
    if (this.#host.dataset.state !== "ready") {
      this.#clear();
      this.#remark(messages.queued[action]);
      this.#say(messages.queued[action]);
    }
    const session = await this.#open();
    const { source } = this.#writing;
    if (action === "check") session?.check(source);
    else session?.run({ source, scratch: this.#aside.scratch, input: this.#aside.input });
    this.#refresh();
  }

  /** What runs code, once it is there; null where the page does not say where its parts are, or it cannot be had. */
  async #open(): Promise<Session | null> {
    const sources = this.#sources;
    if (!sources) return null;
    this.#opening ??= import("./session").then(({ Session }) => new Session(sources, this.#host, this));
    try {
      this.#session = await this.#opening;
      return this.#session;
    } catch {
      this.#opening = null;
      this.state("failed");
      const { network, offline, runner } = messages.failure;
      this.unavailable(navigator.onLine ? network(runner) : offline(runner));
      return null;
    }
  }

  async #fetchRunView(): Promise<void> {
    try {
      this.#runView ??= (await import("./run/run-view")).RunView;
    } catch (error) {
      this.#notes.tell(messages.failure.run);
      throw error;
    }
  }

  #clear(): void {
    this.#check = null;
    this.#run = null;
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
    (await this.#open())?.check(this.#writing.source, choice);
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
    const restore = () => void this.#putIn(previous).catch(reportError);
    this.#notes.tell(done, { label: messages.reset.undo, perform: restore })?.focus();
    this.#say(done);
  }

  /** As the last of what was asked, after which the focus goes where the reader goes on. */
  async #putIn(source: string): Promise<void> {
    await this.#writing.replace(source);
    await this.#writing.focus();
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
    const keep = () => {
      this.#kept.acceptStarter();
      this.#writing.focus().catch(reportError);
    };
    this.#shell.notes.prepend(starterChange({ before, now, begin, keep }));
  }

  #followRecord(): void {
    const { record, behind } = this.#kept;
    this.#history.update(record.history);
    if (behind && (record.draft ?? this.#writing.starter) !== this.#writing.source) {
      const take = () => void this.#putIn(this.#kept.adopt()).catch(reportError);
      this.#notes.tell(messages.otherTab.behind, { label: messages.otherTab.take, perform: take });
    }
    this.#refresh();
  }

  #shortcut(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || event.altKey) return;
    const inEditor = [this.#shell.editor, this.#aside.element].some(
      (place) => event.target instanceof Node && place.contains(event.target),
    );
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
    const view = this.#check;
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

  /** The assessment that the workbench is part of, as long as that lasts. */
  get #assessment(): string | null {
    return this.#host.getAttribute("data-assessment");
  }

  #checkedSource(text: string, scratch = ""): CheckedSource {
    const jump = (line: number, column: number | null) => this.#jump(line, column);
    const tried = (line: number, column: number | null) =>
      void this.#aside.jump(line, column).catch(reportError);
    return { text, jump, scratch: { text: scratch, jump: tried } };
  }

  #jump(line: number, column: number | null): void {
    this.#writing.jump(line, column).catch(reportError);
  }

  /** Takes in that the code is another than before. */
  #follow(): void {
    this.#aside.look();
    this.#remarks.follow(this.#writing.source);
    this.#refresh();
  }

  #showRemarks(remarks: readonly Remark[]): void {
    this.#writing.remark(remarks).catch(reportError);
    this.#status.remark(remarks.find(({ severity }) => severity === "error") ?? remarks[0] ?? null);
  }

  /** Says of the tests that ask for it how long their calls take. */
  async #compareTimes(): Promise<void> {
    this.#timesDue = false;
    const tests = this.#tests;
    const { reference } = this.#notes;
    if (reference === null || !tests) return;
    for (const [index, { name, compareTime }] of this.#plan.tests.entries()) {
      const times = compareTime ? await this.#session?.times(name, this.#checkedText, reference) : null;
      if (times && this.#tests === tests) tests.timed(index, times);
    }
    this.#remarks.ready(); // it had no time for what was written meanwhile
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
    enable(buttons.check, this.#sources !== null && !busy);
    enable(buttons.run, this.#sources !== null && !busy);
    enable(buttons.stop, busy);
    for (const again of this.#shell.results.querySelectorAll<HTMLButtonElement>(".wb-alone")) {
      enable(again, this.#sources !== null && !busy);
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
