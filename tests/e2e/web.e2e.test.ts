import { rmSync } from "node:fs";
import { events, scriptedModel } from "../counterparts/model/scripted-model.ts";
import { listen } from "../counterparts/model/server.ts";
import { delta } from "../counterparts/model/shapes.ts";
import { startApp } from "./support/app.ts";
import { BEGINNING, type Subject, testPage } from "./support/page-suite.ts";

testPage("the Worker", startWorker);

/** The whole of Adjutant, as `npm start` runs it, with a model that never comes to an end. */
async function startWorker(): Promise<Subject> {
  const words = `${BEGINNING} So it comes `.split(/(?<=\s)/).map((word) => delta(word));
  const endless = { do: "stream", packets: events(...words), hang: true, everyMs: 20 } as const;
  const model = await listen(scriptedModel([endless]).fetch);
  const vars = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: "m" };
  let app = await startApp({ vars });
  const { url, port, stateDir } = app;
  return {
    url,
    down: () => app.kill(),
    async up() {
      app = await startApp({ port, stateDir, vars });
    },
    async stop() {
      await app.stop();
      await model.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
