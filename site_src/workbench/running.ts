import { readEvent, readRunOutcome } from "./untrusted";
import type { RunOutcome } from "./verdict";
import type { WorkerSupply } from "./worker-supply";

/**
 * Runs the reader's code as it stands, for as long as it takes; `output` gets what it prints, as it prints it.
 *
 * Rejects with the signal's reason when that aborts, and with `WorkerFailure` when Python fails.
 */
export async function runSource(
  supply: WorkerSupply,
  source: string,
  output: (text: string, stream: "stdout" | "stderr") => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const worker = await supply.take({ source, bundle: null }, signal);
  signal.throwIfAborted();
  try {
    const result = await worker.request({ type: "run", source }, (events) => {
      for (const json of events) {
        const event = readEvent(json);
        if (event.type === "output") output(event.text, event.stream);
      }
    });
    const outcome = readRunOutcome(result);
    if (outcome.tampered) supply.replace();
    return outcome;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
