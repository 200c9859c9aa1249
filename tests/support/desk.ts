import {
  languageReports,
  learnZone,
  profileOf,
  zoneReports,
} from "../../src/core/capabilities/memory/profile.ts";
import { createCapabilities } from "../../src/core/capabilities/registry.ts";
import { type FiredItem, gather, isBelated } from "../../src/core/chat/gather.ts";
import type { Actor, Address, Inbound, InboundMessage } from "../../src/core/chat/inbound.ts";
import { plainText, type Reply } from "../../src/core/chat/reply.ts";
import { commitTurn, prepareTurn } from "../../src/core/chat/turn.ts";
import type { TurnServices } from "../../src/core/chat/turn-services.ts";
import { type Passage, passage } from "../../src/core/mind/passage.ts";
import type { Accounts } from "../../src/core/ports/accounts.ts";
import type { AddressBook } from "../../src/core/ports/address-book.ts";
import type { CalendarFeeds } from "../../src/core/ports/calendar-feeds.ts";
import type {
  Conversation,
  ConversationState,
  StoredButton,
} from "../../src/core/ports/conversation.ts";
import type { FileSource } from "../../src/core/ports/file-source.ts";
import type { FailureKind, LanguageModel } from "../../src/core/ports/language-model.ts";
import type { Outcome, ToolContext } from "../../src/core/tools/tool.ts";
import type { Understand } from "../../src/core/understanding/interpretation.ts";
import { understand } from "../../src/core/understanding/understand.ts";
import { createMemoryDue } from "./memory-due.ts";
import { createMemoryLog } from "./memory-log.ts";
import { createMemoryStores, type Stores } from "./memory-stores.ts";

export const TELEGRAM: Address = {
  channel: "telegram",
  accountId: "bot",
  conversationId: "7",
  kind: "dm",
};

/** Saturday 21 November 2026, 10:00 in Vienna. */
export const SATURDAY_TEN = Date.UTC(2026, 10, 21, 9);

/** Messages that a prompt may hold. */
const NEWEST = 8;

/** A person at a desk: says things, presses buttons, lets time pass; everything else is the real core. */
export function createDesk(
  options: {
    now?: number;
    zone?: string;
    understand?: Understand;
    addresses?: Partial<AddressBook>;
    model?: LanguageModel;
    files?: FileSource;
    /** Notes on what was said before the newest messages. */
    notes?: (said: Passage[]) => Passage | undefined;
    stores?: (deps: Parameters<typeof createMemoryStores>[0]) => Stores;
  } = {},
) {
  let now = options.now ?? SATURDAY_TEN;
  const clock = { now: () => now };
  const log = createMemoryLog();
  const due = createMemoryDue();
  let serial = 0;
  const next = (prefix: string) => `${prefix}-${String(++serial).padStart(6, "0")}`;
  const ids = { next, secret: () => next("secret") };
  const stores = (options.stores ?? createMemoryStores)({ changes: log.recorder, clock });
  const addresses = { on: () => null, newest: () => TELEGRAM, ...options.addresses };
  const capabilities = createCapabilities({
    ...stores,
    due: due.queue,
    history: log.history,
    addresses,
    ids,
    clock,
    accounts: {} as Accounts,
    calendarFeeds: {} as CalendarFeeds,
    files: options.files ?? { read: async () => ({ ok: false, problem: "unreachable" }) },
    publicUrl: null,
    usage: null,
  });
  stores.preferences.report("reportedZone", options.zone ?? "Europe/Vienna");
  const conversation = memoryConversation();
  const services: TurnServices = {
    userId: "u1",
    capabilities,
    understand: options.understand ?? understand,
    conversation,
    ids,
    profile: () => profileOf(stores.preferences),
    marks: log.marks,
    learnZone: (zone) => learnZone(stores.preferences, zone),
    zones: zoneReports(stores.preferences),
    languages: languageReports(stores.preferences),
  };
  const said: Passage[] = [];
  if (options.model) {
    let told: FailureKind | null = null;
    services.mind = {
      model: options.model,
      clock,
      recall() {
        const summary = options.notes?.(said.slice(0, -NEWEST));
        const facts = stores.facts.list({ limit: 50 }).map(({ text }) => passage("fact", text));
        return { messages: said.slice(-NEWEST), facts, ...(summary && { summary }) };
      },
      isForeign: () => false,
      outage: {
        told: () => told,
        tell(kind) {
          told = kind;
        },
      },
    };
  }
  let last: Reply = { blocks: [], buttons: [] };
  const fired: string[] = [];

  async function take(inbound: Inbound): Promise<string> {
    const group = next("group");
    const turn = { inbound, receivedAt: now, group };
    const ready = await prepareTurn(turn, services, (_name, work) => work());
    const { reply } = log.during({ group, at: now, cause: "user" }, () =>
      commitTurn(turn, ready, services),
    );
    if (reply) last = reply;
    if ("text" in inbound) said.push(passage("said", inbound.text));
    if (reply) said.push(passage("answered", plainText(reply), reply.untrusted === true));
    return reply ? plainText(reply) : "";
  }
  const base = (address: Address) => ({
    dedupeKeys: [next("key")],
    address,
    actor: { id: "telegram:7" },
    occurredAt: now,
    correlationId: "c",
  });

  const context = (): ToolContext => {
    const profile = services.profile();
    return { now, profile, address: TELEGRAM, changeGroup: next("due") };
  };

  /** Takes everything that is due, as the alarm does. */
  function fireAll(): { late: FiredItem[]; alone: FiredItem[] } {
    const late: FiredItem[] = [];
    const alone: FiredItem[] = [];
    for (let item = due.take(now); item; item = due.take(now)) {
      const firing = item;
      const handlers = capabilities.flatMap((one) => one.due ?? []);
      const handler = handlers.find((one) => one.kind === firing.kind);
      const outcome = log.during({ group: next("due"), at: now, cause: "due" }, () =>
        handler?.fire(firing, context()),
      );
      if (outcome && "holdUntil" in outcome) {
        due.hold(firing, outcome.holdUntil);
        continue;
      }
      due.close(firing);
      if (!outcome || !handler) continue;
      fired.push(`${firing.itemId} ${firing.occurrence}`);
      const entry = { key: next("fired"), handler, outcome };
      (isBelated(firing, now) ? late : alone).push(entry);
    }
    return { late, alone };
  }

  return {
    stores,
    capabilities,
    due,
    log,
    now: () => now,
    /** Instant of a local time in the desk's zone. */
    pass(ms: number) {
      now += ms;
    },
    at(instant: number) {
      now = instant;
    },
    say(words: string, address = TELEGRAM, said: Partial<Actor> = {}): Promise<string> {
      const actor = { ...base(address).actor, ...said };
      const command = /^\/(\w+)\s*(.*)$/s.exec(words);
      if (command) {
        const [, name = "", args = ""] = command;
        return take({ ...base(address), actor, kind: "command", name, args });
      }
      return take({ ...base(address), actor, kind: "message", messageId: next("m"), text: words });
    },
    /** Passes on what somebody else wrote. */
    forward: (text: string) =>
      take({
        ...base(TELEGRAM),
        kind: "message",
        messageId: next("m"),
        text: "",
        foreign: [{ kind: "forwarded", text }],
      }),
    /** Sends a file, as a channel that has it elsewhere hands it in. */
    send: (file: NonNullable<InboundMessage["file"]>) =>
      take({ ...base(TELEGRAM), kind: "message", messageId: next("m"), text: "", file }),
    /** Presses a button of the given reply, by default the newest. */
    press(label: string, reply: Reply = last): Promise<string> {
      const button = reply.buttons.flat().find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label} among ${labels(reply).join(", ")}`);
      return take({ ...base(TELEGRAM), kind: "action", token: button.token });
    },
    labels: () => labels(last),
    last: () => last,
    /** Runs one tool as if a button had asked for it, outside any conversation. */
    run(tool: string, input: unknown, group = next("group")) {
      const found = capabilities.flatMap((one) => one.tools).find((one) => one.name === tool);
      if (!found) throw new Error(`no tool ${tool}`);
      const context: ToolContext = {
        now,
        profile: services.profile(),
        address: TELEGRAM,
        changeGroup: group,
      };
      return log.during({ group, at: now, cause: "user" }, () =>
        found.run(found.input.parse(input), context),
      );
    },
    text: (outcome: Outcome) => plainText({ blocks: outcome.reply.blocks, buttons: [] }),
    /** Item and occurrence of every reminder that was said. */
    fired: () => fired,
    /** Lets everything fire that is due now; what was said, with its destination. */
    fire(): { text: string; address: Address }[] {
      const { late, alone } = fireAll();
      const messages = [...gather(late, context()), ...alone.filter((one) => !one.outcome.besides)];
      return messages.map(({ outcome }) => {
        const { address, focus } = outcome;
        if (focus) {
          const before = conversation.load(address.channel);
          conversation.save(address.channel, { ...before, focus, focusAt: now });
        }
        last = mintAll(outcome.reply, conversation, next, now);
        return { text: plainText(last), address };
      });
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;

function labels(reply: Reply): string[] {
  return reply.buttons.flat().map((button) => button.label);
}

function mintAll(
  draft: {
    blocks: Reply["blocks"];
    buttons: {
      label: string;
      tone: "primary" | "danger" | "plain";
      action: StoredButton["action"];
      uses: StoredButton["uses"];
    }[][];
  },
  conversation: Conversation,
  next: (prefix: string) => string,
  now: number,
): Reply {
  const card = next("card");
  const buttons = draft.buttons.map((row) =>
    row.map(({ label, tone, action, uses }) => {
      const token = next("token");
      conversation.saveButtons([
        { token, action, uses, card, expiresAt: now + 1e12, usedAt: null },
      ]);
      return { label, tone, token };
    }),
  );
  return { blocks: draft.blocks, buttons };
}

function memoryConversation(): Conversation {
  const states = new Map<string, ConversationState>();
  const buttons = new Map<string, StoredButton>();
  return {
    load: (key) => states.get(key) ?? { shown: [] },
    save: (key, state) => void states.set(key, structuredClone(state)),
    button: (token) => buttons.get(token) ?? null,
    saveButtons(all) {
      for (const { token, ...button } of all) buttons.set(token, structuredClone(button));
    },
    spend(token, button, at) {
      if (button.uses === "nothing") return;
      for (const [key, other] of buttons) {
        const spent = button.uses === "card" ? other.card === button.card : key === token;
        if (spent) buttons.set(key, { ...other, usedAt: at });
      }
    },
    welcomed: () => true,
    setWelcomed: () => undefined,
  };
}
