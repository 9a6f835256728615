// A reader's visit in one engine: node reader.mjs <firefox|webkit> <executable> <address>, solutions as JSON on
// standard input. Prints what the workbench said, as JSON.

import { text } from "node:stream/consumers";
import { check } from "./visit.mjs";

const [engine, executable, url] = process.argv.slice(2);
const { open } = await import(`./${engine}.mjs`);
const { wrong, endless, right } = JSON.parse(await text(process.stdin));
const browser = await open(executable);
try {
  const said = {};
  await browser.goto(url);
  said.wrong = await browser.run(check, wrong);
  said.endless = await browser.run(check, endless);
  said.right = await browser.run(check, right);
  await browser.goto(url);
  said.again = await browser.run(check, null);
  console.log(JSON.stringify(said));
} finally {
  await browser.close();
}
