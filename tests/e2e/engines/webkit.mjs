import { spawn } from "node:child_process";
import { once } from "node:events";
import { Builder } from "selenium-webdriver";

const DISPLAY = ":97";
const PORT = 4497;

/** WebKitGTK's MiniBrowser, over WebDriver, on a display that nobody sees. */
export async function open(executable) {
  const display = spawn("Xvfb", [DISPLAY, "-screen", "0", "1280x1000x24"], { stdio: "ignore" });
  const server = spawn("WebKitWebDriver", [`--port=${PORT}`], {
    env: { ...process.env, DISPLAY, WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
    stdio: "ignore",
  });
  await once(server, "spawn");
  await answering(`http://127.0.0.1:${PORT}/status`);
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${PORT}`)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] },
    })
    .build();
  await driver.manage().setTimeouts({ script: 180_000, pageLoad: 60_000 });
  return {
    goto: (url) => driver.get(url),
    run: (call, argument) =>
      driver
        .executeAsyncScript(
          `const [argument, done] = arguments;
           (${call})(argument).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          argument,
        )
        .then(({ value, error }) => {
          if (error) throw new Error(error);
          return value;
        }),
    close: async () => {
      await driver.quit();
      server.kill();
      display.kill();
    },
  };
}

async function answering(url) {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`WebKitWebDriver does not answer at ${url}`);
}
