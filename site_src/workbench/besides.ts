import type { WorkerRequest } from "../sandbox/protocol";
import { Watchdog } from "./watchdog";
import type { WorkerSupply } from "./worker-supply";

/** How long a reader who wants something may have to wait for what nobody asked for. */
const IN_THE_WAY_MS = 250;

/** What Python is asked while it is at rest, without the reader's asking: one thing at a time, and never in the way. */
export class Besides {
  #asked: Promise<string | null> | null = null;

  /** The answer; null where something else is being asked, or no answer comes in time. */
  async ask(supply: WorkerSupply, request: WorkerRequest, seconds: number): Promise<string | null> {
    if (this.#asked || !supply.ready || supply.busy) return null;
    const asked = answer(supply, request, seconds);
    this.#asked = asked;
    try {
      return await asked;
    } finally {
      if (this.#asked === asked) this.#asked = null;
    }
  }

  /** Makes way: what takes longer than a moment loses its worker. */
  async clear(supply: WorkerSupply): Promise<void> {
    const asked = this.#asked;
    if (!asked) return;
    const late = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), IN_THE_WAY_MS));
    if ((await Promise.race([asked, late])) !== "late") return;
    supply.replace();
    await supply.take();
  }
}

async function answer(supply: WorkerSupply, request: WorkerRequest, seconds: number): Promise<string | null> {
  const worker = await supply.take();
  const clock = new Watchdog(() => worker.end());
  clock.allow(seconds);
  try {
    return await worker.request(request, () => {});
  } catch {
    return null;
  } finally {
    clock.rest();
  }
}
