import { rmSync } from "node:fs";
import { startApp } from "./support/app.ts";
import { type Subject, testPage } from "./support/page-suite.ts";

testPage("the Worker", startWorker);

/** The whole of Adjutant, as `npm start` runs it. */
async function startWorker(): Promise<Subject> {
  let app = await startApp();
  const { url, port, stateDir } = app;
  return {
    url,
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
