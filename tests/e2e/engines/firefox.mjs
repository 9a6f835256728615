import { launch } from "puppeteer-core";

/** Firefox, over WebDriver BiDi. */
export async function open(executable) {
  const browser = await launch({ browser: "firefox", executablePath: executable, headless: true });
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    run: (call, argument) => page.evaluate(call, argument),
    close: () => browser.close(),
  };
}
