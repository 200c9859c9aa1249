import { exports } from "cloudflare:workers";
import { vi } from "vitest";
import type { createBench } from "./bench.ts";
import { isMessage } from "./bot-api-double.ts";
import type { Crash } from "./crash-rig.ts";
import { digestOf } from "./digest.ts";
import type { Run } from "./judge.ts";
import type { Scenario } from "./scenarios.ts";
import { type PersonInWorld, tick, type World } from "./world.ts";

/** Longer than any series, retry or crash of a scenario takes. */
const STEP_MS = 20 * 60_000;
const PATIENCE = 8;

type Bench = ReturnType<typeof createBench>;

export interface Stage {
  anna: PersonInWorld;
  api: World["api"];
  updates: World["updates"];
  /** Ends the preparation: from here on, everything can crash. Without it that is so from the start. */
  ready(): Promise<void>;
  /** Lets everything come to rest, and goes on at the next full step of the day. */
  next(): Promise<void>;
  /** Asks over the API, again with the same key until there is an answer. */
  ask(message: string): Promise<string>;
  /** Types on the page; a page that loses its connection opens another and sends again. */
  type(text: string): Promise<void>;
}

/** Points at which a write that is durable differs from one that is lost. */
const BOTH_MOMENTS = new Set(["inbox:stored", "outbox:leased"]);

/** Every crash that a run with these fail points can have, but for alarms that found nothing to do. */
export const crashesOf = (visited: string[]): Crash[] =>
  visited.flatMap((name, index) => {
    const next = visited[index + 1] ?? "alarm:started";
    if (name === "alarm:started" && next === "alarm:started") return [];
    const lost = { index, moment: "at once" as const };
    return BOTH_MOMENTS.has(name) ? [lost, { index, moment: "once durable" as const }] : [lost];
  });

/** Plays a scenario from the same time of day with a new person, and says what came of it. */
export async function play(
  scenario: Scenario,
  { world, outside, rig, start }: Bench,
  crash: Crash | null,
): Promise<Run & { visited: string[] }> {
  vi.setSystemTime(start);
  rig.begin(crash);
  outside.effects.length = 0;
  const anna = world.person();
  let step = 0;
  const next = async () => {
    step += 1;
    const at = start + step * STEP_MS;
    await anna.settle(at - Date.now());
    vi.setSystemTime(at);
  };
  const { api, updates } = world;
  const ask = (message: string) => askApi(anna, message);
  const type = (text: string) => typeOnPage(anna, text);
  const ready = async () => {
    await next();
    rig.ready();
  };
  if (!scenario.prepares) rig.ready();
  await scenario.play({ anna, api, updates, ready, next, ask, type });
  await anna.settle();
  const calls = api.calls.filter((call) => call.chatId === anna.chatId && isMessage(call));
  const digest = await digestOf(anna);
  const effects = [...outside.effects];
  return { digest, calls, effects, cutOff: rig.cutOff(), visited: rig.visited() };
}

async function askApi(anna: PersonInWorld, message: string): Promise<string> {
  const token = /adj_[\w-]+/.exec(anna.texts().join("\n"))?.[0] ?? "";
  const key = `ask-${message}`;
  for (let tries = 0; tries < PATIENCE; tries++) {
    const response = await exports.default.fetch("http://adjutant.test/api/chat", {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify({ message }),
    });
    const body = await response.json<{ response?: string }>();
    if (response.ok && body.response !== undefined) return body.response;
    await anna.settle();
  }
  throw new Error("the API never answered");
}

async function typeOnPage(anna: PersonInWorld, text: string): Promise<void> {
  const clientId = text.replaceAll(/\W/g, "-");
  for (let tries = 0; tries < PATIENCE; tries++) {
    const accepted = await typeOnce(anna, clientId, text).catch(() => false);
    if (!accepted) continue;
    await anna.idle();
    return;
  }
  throw new Error("the page never got its message through");
}

async function typeOnce(anna: PersonInWorld, clientId: string, text: string): Promise<boolean> {
  const headers = { upgrade: "websocket", "x-adjutant-user": await anna.userId() };
  const stub = await anna.stub();
  const { webSocket } = await stub.fetch("http://object/socket", { headers });
  if (!webSocket) return false;
  let accepted = false;
  let closed = false;
  webSocket.addEventListener("message", ({ data }) => {
    const frame = JSON.parse(String(data)) as { kind: string; clientId?: string };
    accepted ||= frame.kind === "accepted" && frame.clientId === clientId;
  });
  webSocket.addEventListener("close", () => {
    closed = true;
  });
  webSocket.addEventListener("error", () => {
    closed = true;
  });
  webSocket.accept();
  webSocket.send(JSON.stringify({ kind: "hello", since: 0 }));
  webSocket.send(JSON.stringify({ kind: "message", clientId, text }));
  for (let waited = 0; waited < 200 && !accepted && !closed; waited++) await tick();
  if (!closed) webSocket.close(1000);
  return accepted;
}
