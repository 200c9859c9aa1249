import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../counterparts/telegram/faults.ts";
import { type Deed, MOSTLY_REMINDERS, OF_ALL_KINDS, planDay } from "./day.ts";
import { type Host, hostApp, hostWorker } from "./host.ts";
import { type Course, type Findings, judge } from "./judge.ts";
import { type Chat, type Platform, startSlack, startTelegram } from "./platforms.ts";
import { type KillReport, reportOf } from "./report.ts";

export interface KillRunOptions {
  messages: number;
  kills: number;
  /** Of the deeds, faults, pauses and instants of the kills. */
  seed: number;
  /** How much each person has to say, as shares; every fourth is on Slack. Default: eight people alike. */
  people?: number[];
  /** Mostly reminders, series among them, instead of a bit of everything. */
  reminders?: boolean;
  /** How long no platform can be reached, in the middle of it all (ms). */
  outageMs?: number;
  /** How long the Worker lives between two kills, in ms. */
  life?: { least: number; spread: number };
  /** The project's folder: runs under wrangler alone instead of `npm start`. */
  root?: string;
  /** Gets what the Worker writes; under wrangler alone. */
  onLine?: ((line: string) => void) | undefined;
  /** What is going on, for whoever watches. */
  note?: (line: string) => void;
}

const isOnSlack = (person: number) => person % 4 === 3;
/** Times the platforms' rates, so that a day fits into minutes; an outage of 10 minutes lasts one. */
const PACE = 10;
/** For the last retries, after all faults have ended. */
const PATIENCE_MS = 60_000;
/** A person presses a button however late it came. */
const PRESS_PATIENCE_MS = 20 * 60_000;
/** Long enough for a repeat that should not be. */
const AFTERGLOW_MS = 2_000;

/**
 * The real Worker on a real folder, under people who write, press buttons and wait for reminders, with platforms
 * that fail now and then; it is killed at random instants. Resolves to what came of it.
 */
export async function killRun(options: KillRunOptions): Promise<KillReport> {
  const { messages, seed, people = Array(8).fill(1), root, note = () => undefined } = options;
  const started = Date.now();
  let host: Host | undefined;
  const origin = () => host?.url() ?? "";
  const telegram = await startTelegram({ origin, seed });
  const slack = await startSlack({ origin, seed });
  const platforms = [telegram, slack];
  const own = {
    SIGNUP: "open",
    LOG_LEVEL: options.onLine ? "info" : "error",
    SEND_PACE: String(PACE),
  };
  const vars = { ...telegram.vars, ...slack.vars, ...own };
  const mix = options.reminders ? MOSTLY_REMINDERS : OF_ALL_KINDS;
  const deeds = Map.groupBy(planDay(seed, messages, people, mix), ({ person }) => person);
  const lives = [...deeds].map(([person, own]) => ({
    deeds: own,
    chat: (isOnSlack(person) ? slack : telegram).chat(person),
    random: seededRandom(seed + 10 + person),
  }));
  host = await (root === undefined
    ? hostApp(vars)
    : hostWorker({ root, vars, onLine: options.onLine }));
  try {
    const course = await liveThrough(lives, host, platforms, { ...options, note });
    const look = () => lives.map((one) => judge(one.deeds, one.chat.arrivals(), course));
    note("everything is said; waiting for what is missing");
    await settle(look, outageOf(options), note);
    const dead = await deadLetters(host);
    const redelivered = telegram.refused() + slack.refused();
    const calls = platforms.reduce((sum, each) => sum + each.calls(), 0);
    return { ...reportOf(options, look(), dead, started), calls, redelivered };
  } finally {
    await host.close();
    for (const platform of platforms) await platform.close();
  }
}

interface Life {
  chat: Chat;
  deeds: Deed[];
  random: () => number;
}

const outageOf = ({ outageMs = 0 }: KillRunOptions): number => outageMs;

/** All people's day, the kills, and the outage in the middle. */
async function liveThrough(
  lives: Life[],
  host: Host,
  platforms: Platform[],
  options: KillRunOptions & { note(line: string): void },
): Promise<Course> {
  const { kills, seed, life = { least: 300, spread: 2_000 }, note } = options;
  const random = seededRandom(seed);
  const killed: number[] = [];
  // Spread over all lives of the Worker, so that every kill meets work.
  const upMs = (life.least + life.spread / 2) * (kills + 1);
  const days = Promise.all(lives.map((one) => live(one, upMs / one.deeds.length)));
  let over = Promise.resolve();
  for (let n = 0; n < kills; n++) {
    await sleep(life.least + random() * life.spread);
    if (n === Math.floor(kills / 2)) over = outage(platforms, outageOf(options), note);
    killed.push(await host.killAndStart());
    if (n % 20 === 19) note(`${n + 1} kills`);
  }
  await Promise.all([days, over]);
  for (const platform of platforms) platform.heal();
  return { kills: killed, until: Date.now() };
}

async function outage(platforms: Platform[], ms: number, note: (line: string) => void) {
  if (ms === 0) return;
  note(`no platform can be reached for ${ms / 1000} s`);
  for (const platform of platforms) platform.setDown(true);
  await sleep(ms);
  for (const platform of platforms) platform.setDown(false);
  note("the platforms are back");
}

/** One person's day: they write one thing after the other, and press Done when they see it. */
async function live({ chat, deeds, random }: Life, pauseMs: number): Promise<void> {
  const presses: Promise<void>[] = [];
  for (const { text, press } of deeds) {
    await sleep(random() * 2 * pauseMs);
    await chat.say(text);
    if (press !== undefined) presses.push(pressWhenSeen(chat, press));
  }
  await Promise.all(presses);
}

async function pressWhenSeen(chat: Chat, key: string): Promise<void> {
  const end = Date.now() + PRESS_PATIENCE_MS;
  while (Date.now() < end) {
    if (await chat.pressDone(key)) return;
    await sleep(100);
  }
}

/** After an outage some of the retries are as far apart as twice its length. */
async function settle(
  look: () => Findings[],
  outageMs: number,
  note: (line: string) => void,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS + 6 * outageMs;
  for (let looks = 0; Date.now() < end; looks++) {
    const missing = look().reduce((sum, { lost }) => sum + lost.length, 0);
    if (missing === 0) break;
    if (looks % 20 === 0) note(`${missing} still missing`);
    await sleep(500);
  }
  await sleep(AFTERGLOW_MS);
}

async function deadLetters(host: Host): Promise<number> {
  const response = await fetch(`${host.url()}/health`);
  const { deadLetters } = (await response.json()) as {
    deadLetters: { dead: number; parked: number };
  };
  return deadLetters.dead + deadLetters.parked;
}
