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
  close(): Promise<void>;
}

/** What the platform takes: messages a second, and ms between two to one chat. */
export type Limits = Pick<BotApiOptions, "perSecond" | "chatGapMs">;

/** The Bot API's stand-in, with arrivals on the same fine clock as everything else here. */
export async function startCounterpart(limits: Limits = {}): Promise<Counterpart> {
  const api = await startBotApi(limits);
  const arrivals: Arrival[] = [];
  const push = api.calls.push.bind(api.calls);
  api.calls.push = (...calls) => {
    for (const call of calls) {
      if (call.method !== "sendMessage") continue;
      const accepted = () => call.accepted;
      arrivals.push({ chat: call.chatId ?? 0, at: performance.now(), accepted });
    }
    return push(...calls);
  };
  return { url: api.url, token: api.token, arrivals, close: () => api.close() };
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
  const { counterpart } = target;
  const seen = counterpart.arrivals.length;
  const start = performance.now();
  const shots = await Promise.all(
    messages.map(async ([user, text], index) => {
      const wait = start + (index * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      const chat = chatOf(user);
      return shoot(target.url, updates.text(text, { from: person(chat) }), chat);
    }),
  );
  const deadline = performance.now() + patienceMs;
  while (counterpart.arrivals.length < seen + shots.length && performance.now() < deadline)
    await sleep(5);
  matchCalls(shots, counterpart.arrivals.slice(seen));
  const lost = shots.filter(({ status, calledAt }) => status !== 200 || Number.isNaN(calledAt));
  return { shots, lost: lost.length };
}

/** The n-th call of a chat answers its n-th message. */
function matchCalls(shots: Shot[], arrivals: Arrival[]): void {
  const byChat = Map.groupBy(arrivals, ({ chat }) => chat);
  for (const shot of [...shots].sort((a, b) => a.sentAt - b.sentAt))
    shot.calledAt = byChat.get(shot.chat)?.shift()?.at ?? Number.NaN;
}

function shoot(url: string, update: Update, chat: number): Promise<Shot> {
  const body = JSON.stringify(update);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-telegram-bot-api-secret-token": SECRET,
  };
  const shot: Shot = { chat, sentAt: 0, ackAt: Number.NaN, calledAt: Number.NaN, status: 0 };
  return new Promise((resolve) => {
    shot.sentAt = performance.now();
    const request = http.request(`${url}/telegram/webhook`, { method: "POST", agent, headers });
    request.on("response", (response) => {
      shot.status = response.statusCode ?? 0;
      response.resume().on("end", () => {
        shot.ackAt = performance.now();
        resolve(shot);
      });
    });
    request.on("error", () => resolve(shot));
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
