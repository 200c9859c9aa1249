import { setTimeout as sleep } from "node:timers/promises";
import { SLACK_PACE } from "../../../src/channels/slack/pace.ts";
import { TELEGRAM_PACE } from "../../../src/channels/telegram/pace.ts";
import { percentile } from "../../bench/support/stats.ts";
import { wordOf } from "./day.ts";
import { type Host, hostWorker } from "./host.ts";
import { type Chat, startSlack, startTelegram } from "./platforms.ts";

export interface BurstReport {
  act: "burst";
  ok: boolean;
  people: number;
  /** Reminders, all due in one second. */
  asked: number;
  lost: number;
  repeated: number;
  /** From the instant to the arrival (ms). */
  p50: number;
  p99: number;
  /** What the slower platform's rate alone makes the last one wait (ms). */
  unavoidable: number;
  seconds: number;
  details: string[];
}

export interface BurstOptions {
  root: string;
  people: number;
  onLine?: ((line: string) => void) | undefined;
  note(line: string): void;
}

const EACH = 5;
const PACE = 10;
const isOnSlack = (person: number) => person % 6 === 5;
/** People who write at the same time, and what one message may take then until everything about it is done. */
const AT_ONCE = 20;
const MESSAGE_MS = 12;
const MINUTE = 60_000;
/** Beyond what the rates alone take. */
const PATIENCE_MS = 60_000;
/** Long enough for a repeat that should not be. */
const AFTERGLOW_MS = 3_000;

/** Many people with five reminders each, all due in one second. No platform fails and nothing is killed. */
export async function burstRun(options: BurstOptions): Promise<BurstReport> {
  const { root, people, onLine, note } = options;
  const started = Date.now();
  let host: Host | undefined;
  const origin = () => host?.url() ?? "";
  const telegram = await startTelegram({ origin });
  const slack = await startSlack({ origin });
  const own = { SIGNUP: "open", LOG_LEVEL: onLine ? "info" : "error" };
  const vars = { ...telegram.vars, ...slack.vars, ...own, SEND_PACE: String(PACE) };
  host = await hostWorker({ root, vars, onLine });
  try {
    const sleepers = Array.from({ length: people }, (_, person) => ({
      chat: (isOnSlack(person) ? slack : telegram).chat(person),
      titles: Array.from({ length: EACH }, (_, n) => `call ${wordOf(person * EACH + n)}`),
    }));
    const asked = people * EACH;
    const at = Math.ceil((Date.now() + asked * MESSAGE_MS + 30_000) / MINUTE) * MINUTE;
    note(`${asked} reminders for ${new Date(at).toISOString()}`);
    await setAll(sleepers, at);
    if (Date.now() > at - 1_000) throw new Error("Asking for the reminders took too long.");
    note("all are set");
    const onSlack = sleepers.filter((_, person) => isOnSlack(person)).length * EACH;
    const unavoidable = Math.max(
      (onSlack / (SLACK_PACE.perSecond * PACE)) * 1000,
      ((asked - onSlack) / (TELEGRAM_PACE.perSecond * PACE)) * 1000,
    );
    const end = at + unavoidable + PATIENCE_MS;
    const look = () => sleepers.map(({ chat, titles }) => count(chat, titles));
    await sleep(at + unavoidable - Date.now());
    while (look().some(({ lost }) => lost.length > 0) && Date.now() < end) await sleep(500);
    await sleep(AFTERGLOW_MS);
    const found = look();
    const late = found.flatMap(({ arrivedAt }) => arrivedAt.map((one) => one - at));
    const lost = found.flatMap((one) => one.lost);
    const repeated = found.flatMap((one) => one.repeated);
    return {
      act: "burst",
      ok: lost.length === 0 && repeated.length === 0,
      ...{ people, asked, lost: lost.length, repeated: repeated.length },
      p50: Math.round(percentile(late, 0.5)),
      p99: Math.round(percentile(late, 0.99)),
      unavoidable: Math.round(unavoidable),
      seconds: Math.round((Date.now() - started) / 100) / 10,
      details: [
        ...lost.map((title) => `lost: ${title}`),
        ...repeated.map((title) => `repeated: ${title}`),
      ].slice(0, 20),
    };
  } finally {
    await host.close();
    for (const platform of [telegram, slack]) await platform.close();
  }
}

interface Sleeper {
  chat: Chat;
  titles: string[];
}

/** All say what they want to be reminded of, and have their answers. `at`: UTC ms, a full minute. */
async function setAll(sleepers: Sleeper[], at: number): Promise<void> {
  const clock = new Date(at).toISOString().slice(11, 16);
  const waiting = sleepers.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const { chat, titles } of waiting)
        for (const title of titles) await chat.say(`remind me at ${clock} UTC to ${title}`);
    }),
  );
  const isSet = ({ chat, titles }: Sleeper) => {
    const keys = new Set(chat.arrivals().map(({ key }) => key));
    return titles.every((title) => keys.has(`Set reminder ${title}`));
  };
  while (!sleepers.every(isSet) && Date.now() < at) await sleep(200);
}

function count(chat: Chat, titles: string[]) {
  const arrivals = chat.arrivals();
  const times = titles.map((title) =>
    arrivals.filter(({ key }) => key === `Reminder ${title}`).map(({ at }) => at),
  );
  return {
    lost: titles.filter((_, n) => times[n]?.length === 0),
    repeated: titles.filter((_, n) => (times[n]?.length ?? 0) > 1),
    arrivedAt: times.flatMap(([first]) => (first === undefined ? [] : [first])),
  };
}
