// A reader's visit in one engine: node reader.mjs <firefox|webkit> <executable> <address>, with the answers as one
// line of JSON on standard input. Prints "offline" when the network is to go, waits for another line, and prints
// what the workbench said, as JSON.

import { createInterface } from "node:readline";
import { check, history, keptForOffline, snapshotKept } from "./visit.mjs";

const [engine, executable, url] = process.argv.slice(2);
const { open } = await import(`./${engine}.mjs`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const line = async () => (await lines.next()).value;
const { wrong, endless, right } = JSON.parse(await line());
const browser = await open(executable);
try {
  const said = {};
  await browser.goto(url);
  said.wrong = await browser.run(check, wrong);
  said.endless = await browser.run(check, endless);
  said.right = await browser.run(check, right);
  said.keepsSnapshot = await browser.run(snapshotKept, null);
  await browser.goto(url);
  said.history = await browser.run(history, null);
  said.again = await browser.run(check, null);
  said.keeps = await browser.run(keptForOffline, null);
  console.log("offline");
  await line();
  await browser.goto(url);
  said.offline = await browser.run(check, null);
  console.log(JSON.stringify(said));
} finally {
  await browser.close();
  process.stdin.destroy();
}
