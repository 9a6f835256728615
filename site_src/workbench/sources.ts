import { messages } from "#texts/workbench";
import type { SessionSources } from "./session";
import { Unavailable } from "./verified-fetch";

/** Reads from the element's attributes where its parts are; raises `Unavailable` if one is missing. */
export function readSources(host: Element): SessionSources {
  const attribute = (name: string): string => {
    const value = host.getAttribute(name);
    if (!value) throw new Unavailable(messages.failure.markup(name));
    return value;
  };
  const url = (name: string): string => new URL(attribute(name), document.baseURI).href;
  return {
    bundle: {
      url: url("data-bundle"),
      sha256: attribute("data-bundle-sha256"),
      label: messages.failure.bundle,
    },
    runtime: { url: url("data-runtime"), sha256: attribute("data-runtime-sha256") },
    sandboxUrl: url("data-sandbox"),
    packages: host.getAttribute("data-packages")?.split(" ") ?? [],
  };
}
