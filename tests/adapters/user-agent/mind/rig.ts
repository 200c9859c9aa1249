import { env } from "cloudflare:workers";
import { createBench } from "../../../chaos/support/bench.ts";
import type { Inside } from "../../../chaos/support/inside.ts";
import { tick } from "../../../chaos/support/world.ts";
import { type Act, scriptedModel } from "../../../counterparts/model/scripted-model.ts";

/** Real time that something slow is waited for. */
const PATIENCE = 400;

/** A bench whose objects have a language model: a script, asked through the binding. One per test file. */
export function createMindBench() {
  let model = scriptedModel([]);
  let gate: Promise<void> = Promise.resolve();
  const AI = {
    async run(name: string, inputs: unknown) {
      const answer = model.run(name, inputs);
      await gate;
      return answer;
    },
  };
  Object.assign(env, { AI });
  const bench = createBench();
  return {
    ...bench,
    /** What the model does from now on, the last act for ever. */
    script(...acts: Act[]) {
      model = scriptedModel(acts);
    },
    /** Lets the model think until the returned function is called. */
    hold(): () => void {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    /** What it was asked since the last script. */
    asked: () => model.seen,
    /** The prompt of one request, as one text. */
    prompt(at = -1): string {
      const messages = model.seen.at(at)?.body["messages"] ?? [];
      return (messages as { role: string; content: string }[])
        .map(({ role, content }) => `${role}: ${content}`)
        .join("\n");
    },
  };
}

/** The name of the day three days ahead: today's own would be ambiguous. */
export function weekdayAhead(): string {
  const day = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });
  return day.format(Date.now() + 3 * 86_400_000);
}

export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > PATIENCE) throw new Error("it does not come about");
    await tick(5);
  }
}

const crashed = new Set<string>();

/** Takes the object down once, ever, at each of these points, as soon as all before it is durable. */
export function crashOnce(inside: Inside, ...points: string[]): void {
  const pass = inside.failPoint;
  inside.failPoint = (name) => {
    pass.call(inside, name);
    const key = `${inside.parts.userId()} ${name}`;
    if (!points.includes(name) || crashed.has(key)) return;
    crashed.add(key);
    void inside.ctx.storage.sync().then(() => inside.ctx.abort(`planned crash at ${name}`));
  };
}
