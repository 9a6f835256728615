import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder } from "selenium-webdriver";

/** Milliseconds that a step may take on a busy machine. */
const PATIENCE = 300_000;

/** WebKitGTK's MiniBrowser, over WebDriver, on a display that nobody sees. */
export async function open(executable) {
  const started = [];
  process.once("exit", () => end(started));
  const start = async (name, args, options) => {
    const child = spawn(name, args, options);
    started.push(child);
    await once(child, "spawn");
    return child;
  };
  const display = await start("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  // It takes the first number that is free, and says which.
  const [number] = await once(display.stdio[3], "data");
  const port = await freePort();
  await start("WebKitWebDriver", [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(number).trim()}`, WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
    stdio: "ignore",
  });
  await answering(`http://127.0.0.1:${port}/status`);
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] },
    })
    .build();
  await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
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
      end(started);
    },
  };
}

/** What is based on another ends first. */
function end(started) {
  for (const child of started.splice(0).reverse()) child.kill();
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answering(url) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`WebKitWebDriver does not answer at ${url}`);
}
