import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../counterparts/telegram/faults.ts";
import { type App, freePort, startApp } from "../../e2e/support/app.ts";
import { type Deed, planDay } from "./day.ts";
import { type Findings, judge } from "./judge.ts";
import { type Chat, startSlack, startTelegram } from "./platforms.ts";

export interface KillRunOptions {
  messages: number;
  kills: number;
  /** Of the deeds, faults, pauses and instants of the kills. */
  seed: number;
}

export interface KillReport extends KillRunOptions {
  ok: boolean;
  asked: number;
  lost: number;
  repeated: number;
  unmarked: number;
  illegal: number;
  misnumbered: number;
  /** Deliveries that got no 2xx, or whose 2xx was not heard. */
  redelivered: number;
  deadLetters: number;
  seconds: number;
  /** What is wrong, in words; the first few. */
  details: string[];
}

const PEOPLE = 8;
/** Every fourth person is on Slack. */
const isOnSlack = (person: number) => person % 4 === 3;
/** How long the Worker lives between two kills, in ms. */
const LIFE = { least: 300, spread: 2_000 };
/** For the last retries, after all faults have ended. */
const PATIENCE_MS = 60_000;
/** Long enough for a repeat that should not be. */
const AFTERGLOW_MS = 2_000;

/**
 * The real Worker on a real folder, under people who write, press buttons and wait for reminders, with platforms
 * that fail now and then; it is killed at random instants. Resolves to what came of it.
 */
export async function killRun(options: KillRunOptions): Promise<KillReport> {
  const { messages, kills, seed } = options;
  const started = Date.now();
  const random = seededRandom(seed);
  const stateDir = mkdtempSync(path.join(tmpdir(), "adjutant-kills-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const telegram = await startTelegram(origin, seed, seededRandom(seed + 1));
  const slack = await startSlack(origin, seed, seededRandom(seed + 2));
  const vars = { ...telegram.vars, ...slack.vars, SIGNUP: "open", LOG_LEVEL: "error" };
  const start = () => startApp({ vars, stateDir, port });
  const deeds = planDay(seed, messages, PEOPLE);
  const chats = Array.from({ length: PEOPLE }, (_, person) =>
    (isOnSlack(person) ? slack : telegram).chat(person),
  );
  let app = await start();
  try {
    const killed: number[] = [];
    // Spread over all lives of the Worker, so that every kill meets work.
    const pause = ((LIFE.least + LIFE.spread / 2) * (kills + 1) * PEOPLE) / messages;
    const days = chats.map((chat, person) =>
      live(chat, ofPerson(deeds, person), pause, seededRandom(seed + 10 + person)),
    );
    const allDone = Promise.all(days);
    for (let left = kills; left > 0; left--) {
      await sleep(LIFE.least + random() * LIFE.spread);
      killed.push(Date.now());
      await app.kill();
      app = await start();
    }
    await allDone;
    telegram.heal();
    slack.heal();
    const look = () =>
      chats.map((chat, person) => judge(ofPerson(deeds, person), chat.arrivals(), killed));
    await settle(look);
    const dead = await deadLetters(app);
    const redelivered = telegram.refused() + slack.refused();
    return { ...report(options, look(), dead, started), redelivered };
  } finally {
    await app.kill();
    await telegram.close();
    await slack.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

const ofPerson = (deeds: Deed[], person: number): Deed[] =>
  deeds.filter((deed) => deed.person === person);

/** One person's day: they write one thing after the other, and press Done when they see it. */
async function live(
  chat: Chat,
  deeds: Deed[],
  pauseMs: number,
  random: () => number,
): Promise<void> {
  const presses: Promise<void>[] = [];
  for (const { text, press } of deeds) {
    await sleep(random() * 2 * pauseMs);
    await chat.say(text);
    if (press) presses.push(pressWhenSeen(chat, press));
  }
  await Promise.all(presses);
}

async function pressWhenSeen(chat: Chat, line: RegExp): Promise<void> {
  const end = Date.now() + PATIENCE_MS * 3;
  while (Date.now() < end) {
    if (await chat.pressDone(line)) return;
    await sleep(50);
  }
}

async function settle(look: () => Findings[]): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && look().some(({ lost }) => lost.length > 0)) await sleep(100);
  await sleep(AFTERGLOW_MS);
}

async function deadLetters(app: App): Promise<number> {
  const response = await fetch(`${app.url}/health`);
  const { deadLetters } = (await response.json()) as {
    deadLetters: { dead: number; parked: number };
  };
  return deadLetters.dead + deadLetters.parked;
}

function report(
  options: KillRunOptions,
  findings: Findings[],
  dead: number,
  started: number,
): Omit<KillReport, "redelivered"> {
  const total = (name: "lost" | "unmarked" | "illegal" | "misnumbered") =>
    findings.reduce((sum, each) => sum + each[name].length, 0);
  const sums = {
    lost: total("lost"),
    unmarked: total("unmarked"),
    illegal: total("illegal"),
    misnumbered: total("misnumbered"),
  };
  const details = findings.flatMap(({ lost, unmarked, illegal, misnumbered }) => [
    ...lost.map((what) => `lost: ${what}`),
    ...unmarked.map((what) => `unmarked: ${what}`),
    ...illegal.map((what) => `illegal: ${what}`),
    ...misnumbered.map((what) => `misnumbered: ${what}`),
  ]);
  return {
    ok: Object.values(sums).every((sum) => sum === 0) && dead === 0,
    ...options,
    asked: findings.reduce((sum, { asked }) => sum + asked, 0),
    repeated: findings.reduce((sum, { repeated }) => sum + repeated, 0),
    ...sums,
    deadLetters: dead,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    details: details.slice(0, 20),
  };
}
