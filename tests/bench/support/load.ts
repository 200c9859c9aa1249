import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type BotApiOptions, startBotApi } from "../../counterparts/telegram/bot-api.ts";
import { createUpdates, type Person, type Update } from "../../counterparts/telegram/updates.ts";

export const SECRET = "bench-secret-0123456789abcdef";

/** A Worker under load. */
export interface Target {
  name: string;
  url: string;
  /** Everything it has called, with the time of arrival. */
  counterpart: Counterpart;
}

/** One message: when it went out, when the webhook was answered and when our call arrived (ms, one clock). */
export interface Shot {
  chat: number;
  sentAt: number;
  ackAt: number;
  calledAt: number;
  status: number;
}

export interface Arrival {
  chat: number;
  at: number;
  accepted(): boolean;
}

export interface Counterpart {
  url: string;
  token: string;
  /** Messages as they arrived, oldest first. */
  arrivals: Arrival[];
  /** Messages that have had no call yet, by chat, oldest first; those of an earlier burst stay until theirs comes. */
  awaited: Map<number, Shot[]>;
  close(): Promise<void>;
}

/** What the platform takes: messages a second, and ms between two to one chat. */
export type Limits = Pick<BotApiOptions, "perSecond" | "chatGapMs">;

/** The Bot API's stand-in, with arrivals on the same fine clock as everything else here. */
export async function startCounterpart(limits: Limits = {}): Promise<Counterpart> {
  const api = await startBotApi(limits);
  const arrivals: Arrival[] = [];
  const awaited = new Map<number, Shot[]>();
  const push = api.calls.push.bind(api.calls);
  api.calls.push = (...calls) => {
    for (const call of calls) {
      if (call.method !== "sendMessage") continue;
      const accepted = () => call.accepted;
      const arrival = { chat: call.chatId ?? 0, at: performance.now(), accepted };
      arrivals.push(arrival);
      // The n-th call of a chat answers its n-th message.
      const answered = awaited.get(arrival.chat)?.shift();
      if (answered) answered.calledAt = arrival.at;
    }
    return push(...calls);
  };
  return { url: api.url, token: api.token, arrivals, awaited, close: () => api.close() };
}

/** A webhook that is not answered by then counts as lost. */
const ANSWER_MS = 10_000;
const FIRST_CHAT = 7_300_000_000;
const updates = createUpdates();
const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });

export const chatOf = (user: number): number => FIRST_CHAT + user;

function person(chat: number): Person {
  return { id: chat, first_name: `User ${chat - FIRST_CHAT}`, language_code: "en" };
}

/** What the webhook and the call back took, for every message of one burst. */
export interface Volley {
  shots: Shot[];
  /** Messages that had no 200, or no call within the time. */
  lost: number;
}

/**
 * Sends texts at an even rate, whatever the answers take, and waits until every one has had its call.
 * Each of `messages` is (user, text).
 */
export async function fire(
  target: Target,
  messages: [user: number, text: string][],
  perSecond: number,
  patienceMs = 8_000,
): Promise<Volley> {
  const { awaited } = target.counterpart;
  const start = performance.now();
  const shots = await Promise.all(
    messages.map(async ([user, text], index) => {
      const wait = start + (index * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      const chat = chatOf(user);
      const shot = { chat, sentAt: 0, ackAt: Number.NaN, calledAt: Number.NaN, status: 0 };
      awaited.set(chat, [...(awaited.get(chat) ?? []), shot]);
      await shoot(target.url, updates.text(text, { from: person(chat) }), shot);
      return shot;
    }),
  );
  const deadline = performance.now() + patienceMs;
  const isUnanswered = ({ calledAt }: Shot) => Number.isNaN(calledAt);
  while (shots.some(isUnanswered) && performance.now() < deadline) await sleep(5);
  const lost = shots.filter((shot) => shot.status !== 200 || isUnanswered(shot));
  return { shots, lost: lost.length };
}

/** Posts one update and notes its times; resolves in any case. */
function shoot(url: string, update: Update, shot: Shot): Promise<void> {
  const body = JSON.stringify(update);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-telegram-bot-api-secret-token": SECRET,
  };
  return new Promise((resolve) => {
    shot.sentAt = performance.now();
    const request = http.request(`${url}/telegram/webhook`, { method: "POST", agent, headers });
    request.on("response", (response) => {
      shot.status = response.statusCode ?? 0;
      response.resume().on("end", () => {
        shot.ackAt = performance.now();
        resolve();
      });
    });
    request.on("error", () => resolve());
    request.setTimeout(ANSWER_MS, () => request.destroy());
    request.end(body);
  });
}

/** Posts JSON to one of the bench's own routes. */
export async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}
