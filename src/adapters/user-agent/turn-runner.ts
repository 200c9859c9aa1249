import { backoffMs } from "../../core/chat/delivery.ts";
import type { Inbound } from "../../core/chat/inbound.ts";
import { sentence } from "../../core/chat/outcome.ts";
import { commitTurn, prepareTurn, type TurnResult } from "../../core/chat/turn.ts";
import type { Turn } from "../../core/chat/turn-services.ts";
import type { AgentDeps } from "./agent-deps.ts";
import type { AgentParts, FailPoint } from "./agent-parts.ts";
import type { InboxRow } from "./inbox-queue.ts";

/** After so many failures of a turn the person is told, and the next message gets its chance. */
const MAX_ATTEMPTS = 3;

export interface TurnRunner {
  /** Works the inbox off, one by one, in order; joins a run that is under way. */
  run(): Promise<void>;
}

/** Takes what came in through its turn, in order, each with exactly one commit. */
export function createTurnRunner(
  parts: AgentParts,
  deps: AgentDeps,
  failPoint: FailPoint,
  committed: (inboxId: number) => void,
): TurnRunner {
  let running: Promise<void> | null = null;
  return {
    run() {
      running ??= workOff().finally(() => {
        running = null;
      });
      return running;
    },
  };

  async function workOff(): Promise<void> {
    for (;;) {
      const row = parts.inbox.head();
      if (!row || row.nextAt > deps.clock.now()) return;
      try {
        await runTurn(row);
      } catch (error) {
        failed(row, error);
      }
      committed(row.id);
    }
  }

  async function runTurn(row: InboxRow): Promise<void> {
    const { inbound } = row;
    const turn: Turn = { inbound, receivedAt: row.receivedAt, group: `t${row.id}` };
    const services = parts.services(parts.userId());
    failPoint("turn:start");
    const ready = await prepareTurn(turn, services, (name, work) => step(row, name, work));
    failPoint("turn:prepared");
    const startedAt = deps.clock.now();
    const result = parts.atomically(() =>
      parts.events.during(cause(turn), () => {
        const done = commitTurn(turn, ready, services);
        settle(row, done);
        failPoint("turn:in-commit");
        return done;
      }),
    );
    failPoint("turn:committed");
    deps.log.info("turn_done", {
      correlationId: inbound.correlationId,
      userId: parts.userId(),
      channel: inbound.address.channel,
      kind: inbound.kind,
      tools: result.toolCalls.map((call) => call.name).join(","),
      ms: deps.clock.now() - startedAt,
      waitedMs: startedAt - row.receivedAt,
    });
  }

  function cause(turn: Turn) {
    const { correlationId } = turn.inbound;
    return { kind: "user" as const, group: turn.group, correlationId, at: turn.receivedAt };
  }

  /** The replies, the conversation and the end of the inbox row, inside the turn's transaction. */
  function settle(row: InboxRow, result: TurnResult): void {
    const { address } = row.inbound;
    parts.inbox.done(row.id, address.channel === "api" ? result : null);
    if (!result.reply) return;
    const key = `t${row.id}`;
    if (address.channel !== "web") {
      const { reply } = result;
      parts.store.say({ id: key, channel: address.channel, role: "assistant", at: deps.clock.now(), reply });
    }
    if (address.channel === "api") return;
    put(row.inbound, key, result);
  }

  function put(inbound: Inbound, key: string, result: TurnResult): void {
    if (!result.reply) return;
    const edits = result.edits === undefined ? {} : { edits: result.edits };
    const { address, correlationId } = inbound;
    const message = { idempotencyKey: key, address, reply: result.reply, notify: false, correlationId };
    parts.outbox.put({ ...message, ...edits }, deps.clock.now());
  }

  /** A result is stored before it is used; a resumed turn gets the stored one. */
  async function step<T>(row: InboxRow, name: string, work: () => Promise<T>): Promise<T> {
    const stored = parts.inbox.stepResult(row.id, name);
    if (stored) return stored.result as T;
    const { address } = row.inbound;
    void deps.senders[address.channel]?.typing?.(address).catch(() => undefined);
    failPoint(`step:${name}:start`);
    const result = await work();
    failPoint(`step:${name}:done`);
    parts.inbox.saveStep(row.id, name, result);
    failPoint(`step:${name}:stored`);
    return result;
  }

  function failed(row: InboxRow, error: unknown): void {
    const attempts = row.attempts + 1;
    const { correlationId } = row.inbound;
    const what = error instanceof Error ? error.name : "unknown";
    const detail = error instanceof Error ? error.message.slice(0, 300) : "";
    deps.log.error("turn_failed", { correlationId, userId: parts.userId(), attempts, what, detail });
    parts.atomically(() => {
      if (attempts < MAX_ATTEMPTS) {
        parts.inbox.postpone(row.id, attempts, deps.clock.now() + backoffMs(attempts, deps.random()));
        return;
      }
      parts.inbox.fail(row.id, attempts);
      if (row.inbound.kind === "lifecycle" || row.inbound.address.channel === "api") return;
      const { reply } = sentence(
        `Something went wrong on my side, and nothing was changed. Reference: ${correlationId}.`,
      );
      put(row.inbound, `t${row.id}`, { reply: { blocks: reply.blocks, buttons: [] }, toolCalls: [] });
    });
  }
}
