import { backoffMs } from "../../core/chat/delivery.ts";
import { keptReply } from "../../core/chat/kept-reply.ts";
import { passesBy } from "../../core/chat/passes-by.ts";
import { say } from "../../core/chat/reply.ts";
import { commitTurn, prepareTurn, type TurnResult } from "../../core/chat/turn.ts";
import type { Turn } from "../../core/chat/turn-services.ts";
import type { PrepareContext } from "../../core/tools/tool.ts";
import { troubleTurn } from "../../core/wording/catalogue/chat.ts";
import { t } from "../../core/wording/words.ts";
import type { AgentContext } from "./agent-parts.ts";
import { refreshCards } from "./cards/refresh-cards.ts";
import { groupOf, type InboxRow } from "./inbox-queue.ts";
import type { Audiences, RowAudience } from "./mind/audiences.ts";
import { DECISION, keepDecision } from "./mind/decisions.ts";

/** After so many failures of a turn the person is told, and the next message gets its chance. */
const MAX_ATTEMPTS = 3;
/**
 * The same for turns that ended with the object itself. A turn that takes too much does so each time; one that was
 * only interrupted gets through once what interrupts it leaves a pause.
 */
const MAX_STARTS = 10;
/** From this start on, the next waits, longer each time (s): a minute and a half in all. */
const STARTS_AT_ONCE = 3;
const MAX_PAUSE_S = 30;
/** An answer that comes sooner needs no sign that it is coming. */
const TYPING_AFTER_MS = 400;

export interface TurnRunner {
  /**
   * Works the inbox off, one by one, in order; joins a run that is under way. While a turn waits for a language
   * model, messages behind it that only ask to see something are answered.
   */
  run(): Promise<void>;
}

/** Takes what came in through its turn, in order, each with exactly one commit. */
export function createTurnRunner(
  agent: AgentContext,
  audiences: Audiences,
  ended: { committed(inboxId: number): void; thought(row: InboxRow): void },
): TurnRunner {
  const { parts, deps } = agent;
  let running: Promise<void> | null = null;
  /** The row whose turn waits for a language model. */
  let waiting: InboxRow | null = null;
  let passing: Promise<void> | null = null;

  async function workOff(): Promise<void> {
    for (;;) {
      const row = parts.inbox.head();
      if (!row || row.nextAt > deps.clock.now()) return;
      const audience = audiences.of(row, () => agent.durable());
      await take(
        row,
        (work) => {
          waiting = row;
          letOthersPass();
          return work().finally(() => {
            waiting = null;
          });
        },
        audience,
      );
      await passing;
    }
  }

  async function take(row: InboxRow, whileSlow: Slow, audience?: RowAudience): Promise<void> {
    try {
      if (row.attempts >= MAX_STARTS) throw new Error("the object went down each time");
      // Durable before anything of the turn happens: it may take the object and all that is not with it.
      parts.inbox.begin(row.id, row.attempts + 1, deps.clock.now() + pauseAfter(row.attempts + 1));
      await agent.durable();
      if (await runTurn(row, agent, whileSlow, audience)) ended.thought(row);
    } catch (error) {
      failed(row, error, agent, audience);
    }
    ended.committed(row.id);
  }

  function letOthersPass(): void {
    passing ??= passBy().finally(() => {
      passing = null;
    });
  }

  /** In their order, up to the first that has to keep its place. */
  async function passBy(): Promise<void> {
    // The turn that waits has to have asked its model first.
    await Promise.resolve();
    for (;;) {
      const row = waiting && parts.inbox.after(waiting.id);
      if (!row || row.nextAt > deps.clock.now() || !mayPass(row, agent)) return;
      await take(row, (work) => work());
    }
  }

  return {
    run() {
      if (waiting) letOthersPass();
      running ??= workOff().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** Until a turn that goes down with the object in this start may be started again (ms). */
function pauseAfter(start: number): number {
  const waits = start - STARTS_AT_ONCE;
  return waits < 0 ? 0 : Math.min(MAX_PAUSE_S, 2 ** waits) * 1000;
}

/** Runs what may take long; called for slow steps only. */
type Slow = <T>(work: () => Promise<T>) => Promise<T>;

function mayPass(row: InboxRow, agent: AgentContext): boolean {
  try {
    return passesBy(turnOf(row, agent), agent.parts.services(agent.parts.userId()));
  } catch {
    // Whatever is wrong with it is told in its own turn.
    return false;
  }
}

function turnOf(row: InboxRow, agent: AgentContext): Turn {
  const { inbound, receivedAt } = row;
  return { inbound, receivedAt, group: groupOf(row.id), ...earlierOf(row, agent) };
}

/** Tells whether a language model had a part in it. */
async function runTurn(
  row: InboxRow,
  agent: AgentContext,
  slow: Slow,
  audience?: RowAudience,
): Promise<boolean> {
  const { parts, deps, failPoint } = agent;
  const { inbound } = row;
  const { correlationId } = inbound;
  const turn = turnOf(row, agent);
  const services = parts.services(parts.userId());
  failPoint("turn:start");
  const take: PrepareContext["step"] = (name, work, options) =>
    options?.slow
      ? step(row, name, () => slow(work), agent, audience)
      : step(row, name, work, agent);
  const ready = await prepareTurn(turn, services, take, audience).finally(audience?.close);
  failPoint("turn:prepared");
  const startedAt = deps.clock.now();
  const cause = { kind: "user" as const, group: turn.group, correlationId, at: turn.receivedAt };
  const result = parts.atomically(() =>
    parts.events.during(cause, () => {
      const done = commitTurn(turn, ready, services);
      settle(row, done, agent, audience);
      showChanges(row, done, agent);
      decide(row, done, agent);
      failPoint("turn:in-commit");
      return done;
    }),
  );
  failPoint("turn:committed");
  deps.log.info("turn.done", {
    correlationId,
    userId: parts.userId(),
    channel: inbound.address.channel,
    kind: inbound.kind,
    tools: result.toolCalls.map((call) => call.name).join(","),
    ms: deps.clock.now() - startedAt,
    waitedMs: startedAt - row.receivedAt,
  });
  return ready.trouble === null;
}

/** What became of a message before its edit. */
function earlierOf(
  { inbound }: InboxRow,
  { parts }: Pick<AgentContext, "parts">,
): Pick<Turn, "earlier"> {
  const id = inbound.kind === "edit" ? parts.inbox.idOf(inbound.original) : null;
  if (id === null) return {};
  const group = groupOf(id);
  const acted = parts.events.history.group(group).length > 0;
  return { earlier: { group, text: parts.store.saidIn(id), acted } };
}

/** The replies, the conversation and the end of the inbox row, inside the turn's transaction. */
function settle(
  row: InboxRow,
  result: TurnResult,
  { parts, deps }: AgentContext,
  audience?: RowAudience,
): void {
  const { channel } = row.inbound.address;
  const replaced = result.edits ?? audience?.replaces() ?? null;
  parts.inbox.done(row.id, channel === "api" ? result : null);
  const { inbound } = row;
  // The next edit then takes back what this one did, unless the first wording's work still stands.
  if (inbound.kind === "edit" && earlierOf(row, { parts }).earlier?.acted === false)
    parts.inbox.pointAt(inbound.original, row.id);
  const { reply } = result;
  if (!reply) return;
  if (channel !== "web") {
    const at = deps.clock.now();
    const kept = keptReply(reply, { profile: parts.profile() });
    parts.store.say({ id: groupOf(row.id), channel, role: "assistant", at, reply: kept });
  }
  if (channel === "api") return;
  const edits = replaced === null ? {} : { edits: replaced };
  const { address, correlationId } = row.inbound;
  const message = { address, reply, notify: false, correlationId, ...edits };
  parts.outbox.put({ ...message, idempotencyKey: groupOf(row.id) }, deps.clock.now());
}

/** What was changed is shown wherever it stands, also in other channels. */
function showChanges(row: InboxRow, { edits, reply }: TurnResult, agent: AgentContext): void {
  const { address, correlationId } = row.inbound;
  const replaced = reply && edits !== undefined ? { replaced: { address, messageId: edits } } : {};
  const cause = { group: groupOf(row.id), correlationId, ...replaced };
  refreshCards(agent, agent.parts.events.touched(), cause);
}

/** What was chosen is remembered; "undo" is about what was done, so it is no part of that. */
function decide(row: InboxRow, { decided }: TurnResult, { parts, deps }: AgentContext): void {
  if (!decided) return;
  const { correlationId } = row.inbound;
  const at = row.receivedAt;
  const cause = { kind: "system" as const, group: `${groupOf(row.id)}d`, correlationId, at };
  const to = { profile: parts.profile() };
  parts.events.during(cause, () =>
    keepDecision(decided, { facts: parts.facts, id: deps.ids.next(DECISION), at, to }),
  );
}

/** A result is stored before it is used; a resumed turn gets the stored one. */
async function step<T>(
  row: InboxRow,
  name: string,
  work: () => Promise<T>,
  { parts, deps, failPoint }: AgentContext,
  audience?: RowAudience,
): Promise<T> {
  const stored = parts.inbox.stepResult(row.id, name);
  if (stored) return stored.result as T;
  const { address } = row.inbound;
  const slow = setTimeout(() => {
    if (audience) audience.open();
    else void deps.senders[address.channel]?.typing?.(address).catch(() => undefined);
  }, TYPING_AFTER_MS);
  failPoint(`step:${name}:start`);
  const result = await work().finally(() => clearTimeout(slow));
  failPoint(`step:${name}:done`);
  parts.inbox.saveStep(row.id, name, result);
  failPoint(`step:${name}:stored`);
  return result;
}

function failed(row: InboxRow, error: unknown, agent: AgentContext, audience?: RowAudience): void {
  const { parts, deps } = agent;
  const attempts = row.attempts + 1;
  const { correlationId } = row.inbound;
  const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  deps.log.error("turn.failed", { correlationId, userId: parts.userId(), attempts, what });
  parts.atomically(() => {
    if (attempts < MAX_ATTEMPTS) {
      const nextAt = deps.clock.now() + backoffMs(attempts, deps.random());
      parts.inbox.postpone(row.id, attempts, nextAt);
      return;
    }
    if (row.inbound.kind !== "lifecycle") {
      const to = { profile: parts.profile() };
      const words = t(to, troubleTurn, { reference: correlationId });
      settle(row, { reply: say(words), toolCalls: [] }, agent, audience);
    }
    parts.inbox.fail(row.id, attempts);
  });
}
