import { systemClock } from "../../../src/adapters/platform.ts";
import { SlotGiverObject } from "../../../src/adapters/send-slots/slot-giver.ts";
import { UserAgentObject } from "../../../src/adapters/user-agent/user-agent.ts";
import { composeAgent, composeWorker, type Env } from "../../../src/compose.ts";
import { findTool } from "../../../src/core/chat/find-tool.ts";
import type { Address, InboundMessage } from "../../../src/core/chat/inbound.ts";
import type { ToolCall } from "../../../src/core/tools/tool.ts";
import { type Counts, countCalls } from "./counting.ts";

const DAY_MS = 86_400_000;
/** A transaction of the filling; thousands of changes at once would only need memory. */
const CHUNK = 500;

interface ProbeEnv extends Omit<Env, "USER_AGENT"> {
  USER_AGENT: DurableObjectNamespace<ProbedAgent>;
}

export interface TurnsDone {
  /** What the tools of the turns returned, in order. */
  results: unknown[];
  counts: Counts | null;
}

/** The product's object and nothing changed in it, but reachable for the bench. */
export class ProbedAgent extends UserAgentObject {
  private readonly calls: ReturnType<typeof countCalls>;
  private serial = 0;

  constructor(ctx: DurableObjectState, env: ProbeEnv) {
    const calls = countCalls(ctx.storage);
    super(ctx, env, composeAgent(env as unknown as Env));
    this.calls = calls;
  }

  /** Stores messages as they lie there after years, and tasks through their own tool. */
  fill(messages: number, tasks: number): void {
    this.ctx.storage.sql.exec(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
       insert into messages (id, rev, channel, role, at, text)
       select 'old:' || i, (select coalesce(max(rev), 0) from messages) + i, 'telegram',
         case i % 2 when 0 then 'user' else 'assistant' end, i * 1000, 'an old message, number ' || i
       from n`,
      messages,
    );
    for (let done = 0; done < tasks; done += CHUNK) {
      const size = Math.min(CHUNK, tasks - done);
      this.runTools(Array.from({ length: size }, (_, index) => taskCall(done + index)));
    }
  }

  /** Reminders of the chat, at one instant (UTC milliseconds) or spread over `spreadMs` from there. */
  remind(chat: number, at: number, count: number, spreadMs: number): void {
    const address: Address = {
      channel: "telegram",
      accountId: "1",
      conversationId: String(chat),
      kind: "dm",
    };
    this.parts.state.set("userId", `bench-${chat}`);
    this.parts.store.sawAddress(address, Date.now());
    const timing = (instant: number) => ({
      local: new Date(instant).toISOString().slice(0, 19),
      zone: "UTC",
      at: instant,
    });
    const call = (n: number) => ({
      tool: "reminders.add",
      input: {
        title: `stretch, part ${n + 1}`,
        timing: timing(at + Math.floor((spread(chat * count + n) * spreadMs) / 1000) * 1000),
      },
    });
    this.runTools(Array.from({ length: count }, (_, n) => call(n)));
    void this.alarm();
  }

  /** One turn after the other, each with its answer; `counted` also counts what they ask of the storage. */
  async say(texts: string[], counted: boolean): Promise<TurnsDone> {
    const results: unknown[] = [];
    if (counted) this.calls.start();
    for (const text of texts) {
      const inbound = inboundOf(text, `${Date.now()}-${this.serial++}`);
      const reply = await this.chat("bench", inbound, "");
      if (reply.status !== "done") throw new Error(`a turn ended with ${reply.status}`);
      results.push(reply.result?.toolCalls[0]?.result ?? null);
    }
    return { results, counts: counted ? this.calls.stop() : null };
  }

  /** What one message from outside costs until everything about it is done. */
  async count(chat: number, text: string): Promise<Counts> {
    const key = `${Date.now()}-${this.serial++}`;
    const address: Address = { ...inboundOf(text, key).address, channel: "telegram" };
    const inbound = { ...inboundOf(text, key), address: { ...address, conversationId: `${chat}` } };
    this.calls.start();
    this.receive("bench", inbound);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    return this.calls.stop();
  }

  private runTools(calls: ToolCall[]): void {
    const { parts } = this;
    const address = inboundOf("", "").address;
    const now = Date.now();
    const cause = { kind: "user" as const, group: `fill${this.serial++}`, correlationId: "fill" };
    const context = { now, profile: parts.profile(), address, changeGroup: cause.group };
    parts.atomically(() =>
      parts.events.during({ ...cause, at: now }, () => {
        for (const { tool, input } of calls) {
          const found = findTool(parts.capabilities, tool);
          if (!found) throw new Error(`no tool ${tool}`);
          found.run(found.input.parse(input), context);
        }
      }),
    );
  }
}

export class SlotGiver extends SlotGiverObject {
  constructor(ctx: DurableObjectState, env: ProbeEnv) {
    super(ctx, env, systemClock);
  }
}

/** From 0 to 1, evenly, and the same each time (Weyl's sequence). */
const spread = (n: number): number => (n * 0.618_033_988_749_895) % 1;

function taskCall(n: number): ToolCall {
  const things = ["renew the lease", "sort the photos", "mend the bicycle", "order paper"];
  const title = `${things[n % things.length]}, batch ${n}`;
  // Half of them have a day, spread over two years.
  const day = new Date(Date.now() + ((n % 730) + 2) * DAY_MS).toISOString().slice(0, 10);
  return { tool: "tasks.add", input: n % 2 === 0 ? { title } : { title, due: { local: day } } };
}

function inboundOf(text: string, key: string): InboundMessage {
  return {
    kind: "message",
    messageId: key,
    text,
    dedupeKeys: [`bench:${key}`],
    address: { channel: "api", accountId: "bench", conversationId: "bench", kind: "dm" },
    actor: { id: "bench", timeZone: "UTC" },
    occurredAt: Date.now(),
    correlationId: `bench-${key}`,
  };
}

type Order =
  | { do: "fill"; user: string; messages: number; tasks: number }
  | { do: "say"; user: string; texts: string[]; counted: boolean }
  | { do: "count"; user: string; chat: number; text: string }
  | { do: "remind"; chats: number[]; at: number; each: number; spreadMs?: number };

async function carryOut(order: Order, env: ProbeEnv): Promise<unknown> {
  const agent = (user: string) => env.USER_AGENT.get(env.USER_AGENT.idFromName(user));
  switch (order.do) {
    case "fill":
      return agent(order.user).fill(order.messages, order.tasks);
    case "say":
      return agent(order.user).say(order.texts, order.counted);
    case "count":
      return agent(order.user).count(order.chat, order.text);
    case "remind":
      return Promise.all(
        order.chats.map((chat) =>
          agent(`bench-${chat}`).remind(chat, order.at, order.each, order.spreadMs ?? 0),
        ),
      );
  }
}

// biome-ignore lint/style/noDefaultExport: the platform takes the Worker from here
export default {
  async fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/bench")
      return composeWorker(env as unknown as Env).fetch(request, env, ctx);
    return Response.json((await carryOut(await request.json<Order>(), env)) ?? null);
  },
} satisfies ExportedHandler<ProbeEnv>;
