/**
 * What page, frame and worker say to each other. Each side switches over these messages exhaustively.
 *
 *     page --port--> frame --postMessage--> worker
 *       \_______________port______________/
 *
 * The page opens one port to the frame, to hand over files and to start and end workers, and one port to each
 * worker, which the frame passes on without reading what goes through it. Errors cross as data. The page trusts
 * nothing that comes back: it checks the shape of every message.
 */

/** One file of the runtime, under the name that Python's loader asks for. */
export interface RuntimeFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** The page's first message to the frame's window; it carries the frame's port. */
export interface OpenFrame {
  readonly type: "open";
}

/** Page to frame. */
export type FrameRequest = KeepFile | BeginBoot | StartWorker | EndWorker;

/** Keep this file for every worker. Its bytes are transferred. */
export interface KeepFile {
  readonly type: "file";
  readonly file: RuntimeFile;
}

/** All files are there: workers may boot, and put these of them in place. */
export interface BeginBoot extends Places {
  readonly type: "complete";
}

/** What of the files goes where. */
export interface Places {
  /** The names of those files that are put in place before anything is imported. */
  readonly images: readonly string[];
  readonly layout: Layout;
}

/** How an instance of Python has to be laid out that begins with the snapshot. */
export interface Layout {
  /** The extension modules that are loaded first, in their order, and the handle of each in the snapshot. */
  readonly libraries: Readonly<Record<string, number>>;
  /** How many functions its table then has, without the one that only some browsers add. */
  readonly functions: number;
}

/** Start a worker. The message carries the port through which it answers. */
export interface StartWorker {
  readonly type: "start";
  readonly worker: number;
}

/** End a worker at once, whatever it is doing. */
export interface EndWorker {
  readonly type: "end";
  readonly worker: number;
}

/** Frame to page. */
export type FrameReport = FrameOpened | WorkerDied;

/** The frame's script runs, and has its port. */
export interface FrameOpened {
  readonly type: "opened";
}

/** The browser says that a worker failed to start, or died. */
export interface WorkerDied {
  readonly type: "died";
  readonly worker: number;
  readonly message: string;
}

/** Frame to worker: the scripts as soon as they are there, and then what it boots from. */
export type StartRequest = RunScripts | BootWorker;

/** Run the scripts of Python's loader. */
export interface RunScripts {
  readonly type: "scripts";
  readonly scripts: readonly RuntimeFile[];
}

/** Boot. The message carries the port to the page. */
export interface BootWorker extends Places {
  readonly type: "boot";
  readonly files: readonly RuntimeFile[];
  /** Python itself, compiled once by the frame for all its workers. */
  readonly interpreter: WebAssembly.Module;
}

/** Page to worker. */
export type WorkerRequest =
  | CheckSolution
  | RunSource
  | ReadRemarks
  | CompareTimes
  | DrawDemo
  | ReadImports
  | MountPackages;

/** Code that is to be run, and the cases that it is to be checked against, if it is. */
export interface Code {
  readonly source: string;
  readonly bundle: ArrayBuffer | null;
}

/** Say which modules code imports, without running it: the result is a JSON list of top-level names. */
export interface ReadImports extends Code {
  readonly type: "imports";
  /** The packages that the code may use besides those that are always there. */
  readonly packages: readonly string[];
}

/** Put packages in place, and import of them what the code imports. The images are transferred. */
export interface MountPackages extends Code {
  readonly type: "mount";
  /** Tars whose members are files, named from the root. */
  readonly images: readonly ArrayBuffer[];
}

/** One test of a problem, and one of its seeds where it has any. */
export interface TestChoice {
  readonly test: string;
  readonly seed: number | null;
}

/** Something is told, in a language (BCP 47), or in English where the judge does not have it. */
export interface Told {
  readonly language: string;
}

/** Check a solution, from test number `first` on, or `only` one of its tests. */
export interface CheckSolution extends Told {
  readonly type: "check";
  readonly source: string;
  readonly bundle: ArrayBuffer;
  readonly first: number;
  readonly only: TestChoice | null;
}

/** Run the reader's code as it stands. */
export interface RunSource extends Program, Told {
  readonly type: "run";
}

/** What there is to run. */
export interface Program {
  readonly source: string;
  /** What is tried out behind it. */
  readonly scratch: string;
  /** What `input()` reads, line by line. */
  readonly input: string;
}

/** Say what Python remarks on code, without running it: the result is a JSON list. */
export interface ReadRemarks extends Told {
  readonly type: "remarks";
  readonly source: string;
  /** What the tests call of it. */
  readonly names: readonly string[];
}

/** Time the call of one test with a solution and with the reference: the result is JSON text. */
export interface CompareTimes {
  readonly type: "times";
  readonly bundle: ArrayBuffer;
  readonly test: string;
  readonly source: string;
  readonly reference: string;
}

/** Draw an interactive demo. The result is its figure, or what went wrong. */
export interface DrawDemo extends Told {
  readonly type: "draw";
  readonly source: string;
  /** JSON of the values of its parameters, by their names. */
  readonly values: string;
}

/** Worker to page. */
export type WorkerReport = WorkerReady | JudgeEvents | RequestDone | WorkerFailed;

/** Python and the judge are loaded. */
export interface WorkerReady {
  readonly type: "ready";
}

/** Events of the judge in order, each the JSON text that it emitted. */
export interface JudgeEvents {
  readonly type: "events";
  readonly events: readonly string[];
}

/** The request is done. `result` is JSON text: the verdict of a check, or the outcome of a run. */
export interface RequestDone {
  readonly type: "done";
  readonly result: string;
}

/** Python itself failed; this worker is of no more use. */
export interface WorkerFailed {
  readonly type: "failed";
  readonly message: string;
}

/** The file whose bytes the frame compiles instead of handing them to each worker. */
export const INTERPRETER = "pyodide.asm.wasm";

/** Python's loader, in the order in which its parts are run. */
export const SCRIPTS: readonly string[] = ["pyodide.js", "pyodide.asm.js"];

/** Python's memory once the judge is imported. Workers begin with it where it is among their files. */
export const SNAPSHOT = "python.snapshot";

/** Proves to the compiler that a switch has a case for every message. */
export function unreachable(message: never): never {
  throw new TypeError(`unknown message: ${JSON.stringify(message)}`);
}
