import { messages } from "#texts/assessment";
import { element } from "../dom/element";
import type { Workbench } from "../workbench/workbench";
import { type Attempt, answered, begin, end, movedTo, timeLeft } from "./attempt";
import { AttemptStore } from "./attempt-store";
import { BarView } from "./bar-view";
import { Clock } from "./clock";
import { readAnswer } from "./format";
import { resultOf } from "./result";
import { renderResult } from "./result-view";
import type { Setting } from "./setting";
import { renderStart } from "./start-view";

/** Leads a reader through one assessment: the start, the problems against the clock, the result. */
export class Controller {
  readonly #host: HTMLElement;
  readonly #setting: Setting;
  readonly #store: AttemptStore;
  readonly #head = element("div", { class: "da-head" });
  readonly #remark = element("p", { class: "da-remark", role: "status" });
  readonly #sections: ReadonlyMap<string, HTMLElement>;
  readonly #bar: BarView;
  readonly #clock: Clock;
  readonly #listening = new AbortController();
  #attempt: Attempt | null = null;

  constructor(host: HTMLElement, setting: Setting) {
    this.#host = host;
    this.#setting = setting;
    this.#store = new AttemptStore(
      setting,
      () => localStorage,
      () => {
        this.#remark.textContent = messages.refused;
      },
    );
    this.#sections = new Map(
      [...host.querySelectorAll<HTMLElement>("[data-problem]")].map((each) => [
        each.dataset.problem ?? "",
        each,
      ]),
    );
    this.#bar = new BarView(setting, {
      turnedTo: (problem) => this.#turnTo(problem),
      ended: () => this.#end(),
    });
    this.#clock = new Clock(document, () => this.#tick());
    const [first] = this.#sections.values();
    host.insertBefore(this.#head, first ?? null);
    this.#head.before(this.#remark);
    this.#assess(true);
    this.#listen();
    this.#resume();
  }

  close(): void {
    this.#clock.stop();
    this.#listening.abort();
  }

  #listen(): void {
    const { signal } = this.#listening;
    this.#host.addEventListener("divebell:checked", (event) => this.#keep(event), { signal });
    const follow = ({ key }: StorageEvent) => {
      if (key === this.#store.key || key === null) this.#resume();
    };
    addEventListener("storage", follow, { signal });
  }

  /** Takes up what the storage holds: as the page opens, and when another tab has changed it. */
  #resume(): void {
    this.#attempt = this.#store.read();
    if (!this.#attempt) this.#showStart();
    else if (this.#attempt.ended !== null) this.#showResult();
    else this.#showProblems();
  }

  #start(): void {
    this.#change(begin(this.#setting.problems[0]?.slug ?? "", Date.now()));
    this.#showProblems();
    this.#focusOnProblem();
  }

  /** Keeps an answer. Nobody else hears of it before the end. */
  #keep(event: Event): void {
    const { detail, target } = event as CustomEvent<Readonly<Record<string, unknown>> | null>;
    const attempt = this.#attempt;
    if (attempt?.ended !== null || !detail) return;
    event.stopPropagation();
    const answer = readAnswer(detail);
    const problem = this.#setting.problems.find(({ slug }) => slug === detail.problem)?.slug;
    if (answer && problem && timeLeft(attempt, this.#setting.minutes, Date.now()) > 0) {
      this.#change(answered(attempt, problem, answer));
    }
    // The reader has gone on while it was checked.
    if (problem !== this.#attempt?.current) (target as Workbench | null)?.rest?.();
  }

  #turnTo(problem: string): void {
    if (!this.#attempt) return;
    const left = this.#attempt.current;
    this.#change(movedTo(this.#attempt, problem));
    if (left !== problem) this.#workbench(left)?.rest?.();
    this.#showSection();
    this.#focusOnProblem();
  }

  #tick(): void {
    if (!this.#attempt || this.#attempt.ended !== null) return;
    const left = timeLeft(this.#attempt, this.#setting.minutes, Date.now());
    this.#bar.tell(left);
    if (left === 0) this.#end();
  }

  #end(): void {
    if (!this.#attempt) return;
    this.#change(end(this.#attempt, this.#setting.minutes, Date.now()));
    this.#showResult();
    this.#head.querySelector<HTMLElement>("h2")?.focus();
    whenAllScriptsRan(() => this.#tell());
  }

  /** Tells the page, now that it may know, how each answer did. */
  #tell(): void {
    if (!this.#attempt) return;
    for (const { problem, answer, solved } of resultOf(this.#setting, this.#attempt).problems) {
      if (!answer) continue;
      const detail = {
        problem: problem.slug,
        title: problem.title,
        status: solved ? "solved" : "tried",
        ...answer,
      };
      this.#host.dispatchEvent(new CustomEvent("divebell:checked", { bubbles: true, detail }));
    }
  }

  #change(attempt: Attempt): void {
    this.#attempt = attempt;
    this.#store.write(attempt);
    this.#bar.show(attempt);
  }

  #showStart(): void {
    this.#clock.stop();
    this.#assess(true);
    this.#head.replaceChildren(renderStart(this.#setting, () => this.#start()));
    for (const section of this.#sections.values()) section.hidden = true;
  }

  #showProblems(): void {
    if (!this.#attempt) return;
    this.#assess(true);
    this.#bar.show(this.#attempt);
    this.#head.replaceChildren(this.#bar.element);
    this.#showSection();
    this.#clock.start();
    this.#tick();
  }

  #showResult(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    this.#clock.stop();
    this.#assess(false);
    this.#bar.show(attempt);
    const result = renderResult(this.#setting, attempt, resultOf(this.#setting, attempt), {
      turnedTo: (problem) => this.#turnTo(problem),
      startedOver: () => {
        void this.#store.forget().then(() => location.reload());
      },
    });
    this.#head.replaceChildren(result, this.#bar.element);
    this.#showSection();
  }

  #showSection(): void {
    for (const [slug, section] of this.#sections) section.hidden = slug !== this.#attempt?.current;
  }

  #focusOnProblem(): void {
    const section = this.#sections.get(this.#attempt?.current ?? "");
    const heading = section?.querySelector<HTMLElement>("h1, h2, h3") ?? section;
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  /** As long as it lasts, the workbenches reveal nothing. */
  #assess(lasts: boolean): void {
    this.#host.dataset.lasts = String(lasts);
    for (const slug of this.#sections.keys()) {
      const workbench = this.#workbench(slug);
      if (lasts) workbench?.setAttribute("data-assessment", this.#setting.slug);
      else workbench?.removeAttribute("data-assessment");
    }
  }

  #workbench(problem: string): Workbench | null {
    return this.#sections.get(problem)?.querySelector<Workbench>("divebell-workbench") ?? null;
  }
}

/** Calls back once every script of the page has had its turn, those that come after this one included. */
function whenAllScriptsRan(act: () => void): void {
  if (document.readyState === "complete") act();
  else addEventListener("load", act, { once: true });
}
