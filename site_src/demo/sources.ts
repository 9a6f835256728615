import type { PythonSources } from "../workbench/sandboxed-python";

/** Where the page says that Python is to be had: its element `#divebell-python`. */
export function pythonSources(page: Document): PythonSources {
  const said = page.getElementById("divebell-python")?.dataset ?? {};
  const url = (address: string | undefined): string => new URL(address ?? "", page.baseURI).href;
  return {
    runtime: { url: url(said.runtime), sha256: said.runtimeSha256 ?? "" },
    sandboxUrl: url(said.sandbox),
    packages: [],
  };
}
