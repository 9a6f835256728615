import { launch } from "puppeteer-core";

/** Milliseconds that a step may take on a busy machine. */
const PATIENCE = 300_000;

/** Firefox, over WebDriver BiDi. */
export async function open(executable) {
  const browser = await launch({
    browser: "firefox",
    executablePath: executable,
    headless: true,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return {
    goto: (url) => page.goto(url),
    run: (call, argument) => page.evaluate(call, argument),
    close: () => browser.close(),
  };
}
