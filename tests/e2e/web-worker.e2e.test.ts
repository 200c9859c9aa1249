import { rmSync } from "node:fs";
import { type App, startApp } from "./support/app.ts";
import { type Subject, testPage } from "./support/page-suite.ts";

/** The whole product as `npm start` runs it; a power cut and a new start keep the conversation. */
async function startWorker(): Promise<Subject> {
  let app: App = await startApp();
  const { port, stateDir } = app;
  return {
    url: `http://localhost:${port}`,
    down: () => app.kill(),
    async up() {
      app = await startApp({ port, stateDir });
    },
    async stop() {
      await app.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

testPage("the real Worker", startWorker, { looks: false });
