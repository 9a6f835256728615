import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { WorkerRequest } from "../../site_src/sandbox/protocol";
import type { KeptFiles } from "../../site_src/workbench/kept-files";
import { Packages } from "../../site_src/workbench/packages";
import { type PythonWorker, WorkerFailure } from "../../site_src/workbench/python-worker";
import type { RuntimeProgress } from "../../site_src/workbench/runtime-files";
import type { OptionalPackage } from "../../site_src/workbench/runtime-manifest";
import { type KnownFile, Unavailable } from "../../site_src/workbench/verified-fetch";

const CODE = { source: "import scipy", bundle: null };

function optional(name: string, depends: readonly string[] = [], always = false): OptionalPackage {
  const image = gzipSync(`image of ${name}`);
  const file = { name, label: name, url: name, size: image.length, sha256: name };
  return { name, always, imports: name.startsWith("lib") ? [] : [name], depends, file };
}

const AVAILABLE = [
  optional("libopenblas"),
  optional("matplotlib", [], true),
  optional("scipy", ["libopenblas"]),
  optional("sklearn", ["scipy"]),
];

/** A worker whose code imports `modules`, and the images that it is given. */
function workerImporting(...modules: string[]) {
  const mounted: string[][] = [];
  const worker = {
    mounted: new Set<string>(),
    end: vi.fn(),
    async request(request: WorkerRequest): Promise<string> {
      if (request.type === "imports") return JSON.stringify(modules);
      if (request.type !== "mount") throw new Error("not asked for");
      mounted.push(request.images.map((image) => new TextDecoder().decode(image)));
      return "null";
    },
  };
  return { worker: worker as unknown as PythonWorker, mounted };
}

/** Where packages come from: `kept` are there without a network, `missing` are nowhere. */
function filesOf({ kept = [] as string[], missing = [] as string[] } = {}) {
  const asked: string[] = [];
  const files = {
    has: async ({ url }: KnownFile) => kept.includes(url),
    keep: vi.fn(async () => {}),
    async obtain({ url, size = 0 }: KnownFile, received: (bytes: number) => void): Promise<ArrayBuffer> {
      asked.push(url);
      if (missing.includes(url)) throw new Unavailable(`${url} could not be fetched`);
      received(size);
      return new Uint8Array(gzipSync(`image of ${url}`)).buffer;
    },
  };
  return { files: files as unknown as KeptFiles & typeof files, asked };
}

function packagesOf(files: KeptFiles, ...listed: string[]) {
  const progress: (RuntimeProgress | null)[] = [];
  return { packages: new Packages(AVAILABLE, listed, files, (now) => progress.push(now)), progress };
}

test("nothing moves for code that imports nothing of it", async () => {
  const { files, asked } = filesOf();
  const { worker, mounted } = workerImporting("numpy", "torch");
  const { packages, progress } = packagesOf(files, "scipy");
  await packages.equip(worker, CODE);
  expect([asked, mounted, progress]).toEqual([[], [], []]);
});

test("a package comes after what it needs, and once", async () => {
  const { files, asked } = filesOf();
  const { worker, mounted } = workerImporting("sklearn");
  const { packages } = packagesOf(files, "sklearn");
  await packages.equip(worker, CODE);
  expect(mounted).toEqual([["image of libopenblas", "image of scipy", "image of sklearn"]]);
  await packages.equip(worker, CODE);
  expect(asked).toHaveLength(3);
});

test("what the problem does not list is not fetched, but for what is always there", async () => {
  const { files, asked } = filesOf();
  const { worker } = workerImporting("scipy", "matplotlib");
  await packagesOf(files).packages.equip(worker, CODE);
  expect(asked).toEqual(["matplotlib"]);
});

test("a new worker gets what is kept, and no byte is counted", async () => {
  const { files } = filesOf({ kept: ["scipy", "libopenblas"] });
  const { packages, progress } = packagesOf(files, "scipy");
  const { worker, mounted } = workerImporting("scipy");
  await packages.equip(worker, CODE);
  expect(mounted).toHaveLength(1);
  expect(progress).toEqual([{ done: 0, total: 0 }, null]);
});

test("tells how many of the bytes that move have come", async () => {
  const { files } = filesOf({ kept: ["libopenblas"] });
  const { packages, progress } = packagesOf(files, "scipy");
  await packages.equip(workerImporting("scipy").worker, CODE);
  const total = AVAILABLE.find(({ name }) => name === "scipy")?.file.size;
  expect(progress).toEqual([{ done: 0, total }, { done: total, total }, null]);
});

test("a package that cannot be had says why, and what has come is kept for the next time", async () => {
  const { files } = filesOf({ missing: ["scipy"] });
  const { packages, progress } = packagesOf(files, "scipy");
  const { worker, mounted } = workerImporting("scipy");
  await expect(packages.equip(worker, CODE)).rejects.toThrow("scipy could not be fetched");
  expect(files.keep).toHaveBeenCalledOnce();
  expect(progress.at(-1)).toBeNull();
  expect(mounted).toEqual([]);
});

test("a worker that does not come to an end with it is given up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { files } = filesOf();
  let fail: (error: Error) => void = () => {};
  const worker = {
    mounted: new Set<string>(),
    end: () => fail(new WorkerFailure("ended")),
    request: () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  } as unknown as PythonWorker;
  const equipped = packagesOf(files, "scipy").packages.equip(worker, CODE);
  vi.advanceTimersByTime(600_000);
  vi.useRealTimers();
  await expect(equipped).rejects.toThrow(WorkerFailure);
});
