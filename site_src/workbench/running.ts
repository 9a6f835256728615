import { language } from "#texts/language";
import type { Figure, LeftOut } from "../figures/figure";
import type { Program } from "../sandbox/protocol";
import { readEvent, readRunOutcome } from "./untrusted";
import type { RunOutcome, Stream } from "./verdict";
import type { WorkerSupply } from "./worker-supply";

/** Gets what a run prints, draws and gives, as it comes. */
export interface RunListener {
  printed(text: string, stream: Stream): void;
  drawn(figure: Figure): void;
  leftOut(why: LeftOut): void;
  /** The value of the last line of what was tried out. */
  valued(text: string): void;
}

/**
 * Runs the reader's code as it stands, for as long as it takes.
 *
 * Rejects with the signal's reason when that aborts, and with `WorkerFailure` when Python fails.
 */
export async function runProgram(
  supply: WorkerSupply,
  program: Program,
  listener: RunListener,
  signal: AbortSignal,
): Promise<RunOutcome> {
  let worker = await supply.take({ source: program.source, bundle: null }, signal);
  // What is tried out may be unfinished, which is no reason not to see what the code imports.
  if (program.scratch) worker = await supply.take({ source: program.scratch, bundle: null }, signal);
  signal.throwIfAborted();
  try {
    const result = await worker.request({ type: "run", ...program, language }, (events) => {
      for (const json of events) follow(json, listener);
    });
    const outcome = readRunOutcome(result);
    if (outcome.tampered) supply.replace();
    return outcome;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

function follow(json: string, listener: RunListener): void {
  const event = readEvent(json);
  switch (event.type) {
    case "output":
      listener.printed(event.text, event.stream);
      break;
    case "figure":
      listener.drawn(event.figure);
      break;
    case "left-out":
      listener.leftOut(event.why);
      break;
    case "value":
      listener.valued(event.text);
      break;
  }
}
