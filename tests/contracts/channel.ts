import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import type { Address, Inbound } from "../../src/core/chat/inbound.ts";
import type { Button, Reply } from "../../src/core/chat/reply.ts";
import { bold, note, paragraph, say } from "../../src/core/chat/reply.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import type { Ids } from "../../src/core/ports/ids.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { OutgoingMessage, Receipt } from "../../src/core/ports/reply-sender.ts";
import {
  countingIds,
  fixedClock,
  NOW,
  recordingLog,
  type ScriptedIntake,
  scriptedIntake,
} from "./channel-doubles.ts";
import { arbitraryReply, words, wordsIn } from "./channel-replies.ts";

/**
 * What every channel promises, as tests. A channel's test file calls `testChannel(name, harness)` and
 * adds its own cases; where platforms differ, the harness and the capabilities say so as data, and the
 * suite proves what they say.
 */
export interface Harness {
  /** A fresh channel with a fresh counterpart; every test has its own. */
  open(ports: Ports): Promise<Rig>;
  inbound: {
    /** What the platform can say here. */
    events: ("message" | "command" | "press")[];
    /** What the intake may say of it besides "stored" and "unavailable". */
    verdicts: ("duplicate" | "stranger")[];
    /** What the platform hears of what is not taken. */
    told: {
      /** Without the right proof. */
      refused: Answer;
      /** Not stored: has to make the platform, or the page, come again. */
      unavailable: Answer;
      /** 200 where the platform would send the same again for ever. */
      malformed: Answer;
      unknown: Answer;
      broken: Answer;
      oversize: Answer;
    };
  };
  /** Left out by a channel that cannot push (`push`): it answers in the response. */
  outbound?: {
    /** Failures that the platform knows, of those in `FATES`. */
    fates: Fate[];
  };
}

/** An HTTP status, with its stable code where there is one ("400 invalid_json"), or a live connection's word. */
export type Answer = number | string;

export interface Ports {
  intake: ScriptedIntake;
  log: Log;
  clock: Clock;
  ids: Ids;
}

/** What the platform posts. `unknown`: a kind that we do not read; `broken`: a kind that we read, with fields missing. */
export type Event =
  | { kind: "message"; text: string }
  | { kind: "command"; name: string; args: string }
  | { kind: "press"; token: string }
  | { kind: "unknown" | "broken" | "malformed" }
  /** More than a megabyte; `chunked` without a length ahead, where there are such. */
  | { kind: "oversize"; chunked: boolean };

export type Proof = "right" | "wrong" | "none";

/** One delivery of the platform; every call of it delivers the very same again. */
export type Delivery = () => Promise<Answer>;

export interface Rig {
  channel: Channel;
  /** Where replies go. */
  address: Address;
  /** Tokens and secrets that may be in no log line and no receipt. */
  secrets: string[];
  /** What the platform delivers, with its proof. Two calls give two deliveries. See `byRequest`. */
  delivery(event: Event, proof: Proof): Delivery | Promise<Delivery>;
  /** What the person sees in the conversation now, oldest first. Empty texts are not listed. */
  shown?(): Shown[] | Promise<Shown[]>;
  /** What happens to the next call that sends or edits. */
  next?(fate: Fate): void | Promise<void>;
  close(): Promise<void>;
}

export interface Shown {
  messageId: string;
  /** Without markup; instants as their fallback or as the client shows them. */
  text: string;
  buttons: { label: string; token: string }[][];
  /** UTC milliseconds (whole seconds) of instants that the client shows in its own zone. */
  instants: number[];
}

/** Deliveries of a platform that posts requests and looks at nothing but the status. */
export function byRequest(
  { routes }: Pick<Channel, "routes">,
  make: (event: Event, proof: Proof) => Request | Promise<Request>,
): Rig["delivery"] {
  return async (event, proof) => {
    const request = await make(event, proof);
    const { url, method, headers } = request;
    const bytes = await request.arrayBuffer();
    return async () => {
      // A stream of its own each time: the branches of a clone hold each other up when one is cancelled.
      const init = { method, headers, body: new Blob([bytes]).stream(), duplex: "half" };
      const response = await routes.fetch(new Request(url, init as RequestInit));
      await response.arrayBuffer();
      return response.status;
    };
  };
}

/** Failures, and what the sender must make of them. Rate limits say 7 seconds. */
export const FATES = {
  "rate-limited": { outcome: "retry", afterMs: 7000, rateLimited: true },
  "server-error": { outcome: "retry" },
  "proxy-error": { outcome: "retry" },
  redirect: { outcome: "retry" },
  /** workerd words it like a connection that was cut later, so nobody can know. */
  "connection-refused": { outcome: "unknown" },
  "connection-reset": { outcome: "unknown" },
  hang: { outcome: "unknown" },
  /** It arrives, but the answer does not. */
  "answer-lost": { outcome: "unknown" },
  garbage: { outcome: "unknown" },
  blocked: { outcome: "unreachable", reason: "blocked" },
  "chat-gone": { outcome: "unreachable", reason: "chat-gone" },
  uninstalled: { outcome: "unreachable", reason: "uninstalled" },
  invalid: { outcome: "rejected" },
  /** Where sending is storing. */
  "not-stored": { outcome: "retry" },
} as const satisfies Record<string, Partial<Receipt>>;
export type Fate = keyof typeof FATES;

/** Declares the contract's tests for one channel. */
export function testChannel(name: string, harness: Harness): void {
  describe(`${name} keeps the channel contract`, () => {
    let rig: Rig;
    const ports = () => ({
      intake: scriptedIntake(),
      log: recordingLog(),
      clock: fixedClock(),
      ids: countingIds(),
    });
    let given: ReturnType<typeof ports>;
    beforeEach(async () => {
      given = ports();
      rig = await harness.open(given);
    });
    afterEach(async () => {
      const written = JSON.stringify(given.log.lines);
      for (const secret of rig.secrets) expect(written).not.toContain(secret);
      await rig.close();
    });
    const setup: Setup = { rig: () => rig, ports: () => given };
    const { inbound, outbound } = harness;
    describe("coming in", () => declareInbound(setup, inbound));
    it("says whether it can push", () => {
      expect(rig.channel.capabilities.push).toBe(outbound !== undefined);
    });
    if (outbound) {
      describe("going out", () => declareOutbound(setup));
      describe("failing", () => declareFates(setup, outbound.fates));
    } else {
      describe("going out", () => declareResponseOnly(setup));
    }
  });
}

interface Setup {
  rig(): Rig;
  ports(): {
    intake: ScriptedIntake;
    log: ReturnType<typeof recordingLog>;
    clock: Clock;
    ids: Ids;
  };
}

const EVENTS = {
  message: { kind: "message", text: "Buy 2 < 3 lemons & a lime" },
  command: { kind: "command", name: "tasks", args: "for today" },
  press: { kind: "press", token: "v1.Zm9vYmFy-_" },
} as const;

const EXPECTED: Record<keyof typeof EVENTS, Partial<Inbound>> = {
  message: { kind: "message", text: "Buy 2 < 3 lemons & a lime" },
  command: { kind: "command", name: "tasks", args: "for today" },
  press: { kind: "action", token: "v1.Zm9vYmFy-_" },
};

/** A 2xx, or what a page hears of what is stored. */
const TAKEN = /^2\d\d$|^accepted$/;
const asTaken = (answer: Answer) => expect(String(answer)).toMatch(TAKEN);
const asNotTaken = (answer: Answer) => expect(String(answer)).not.toMatch(TAKEN);

function declareInbound(setup: Setup, inbound: Harness["inbound"]): void {
  const [first = "message"] = inbound.events;
  const { rig, ports } = setup;
  const { told } = inbound;
  const post = async (event: Event, proof: Proof = "right") =>
    (await rig().delivery(event, proof))();

  it.each(inbound.events)("takes a %s with what the person said", async (kind) => {
    asTaken(await post(EVENTS[kind]));
    const [taken] = ports().intake.accepted;
    expect(taken).toMatchObject(EXPECTED[kind]);
    expect(taken?.address).toMatchObject({ channel: rig().channel.name });
    expect(taken?.dedupeKeys.length).toBeGreaterThan(0);
    expect(taken?.actor.id).toMatch(new RegExp(`^${rig().channel.name}:.+`));
    expect(Math.abs((taken?.occurredAt ?? 0) - NOW)).toBeLessThan(100 * 365 * 86_400_000);
  });

  it.each(inbound.events)("knows a repeated %s by a dedupe key, and takes it", async (kind) => {
    const delivery = await rig().delivery(EVENTS[kind], "right");
    asTaken(await delivery());
    asTaken(await delivery());
    expect(ports().intake.accepted).toHaveLength(1);
    await post(EVENTS[kind]);
    expect(ports().intake.accepted).toHaveLength(2);
  });

  it.each(["wrong", "none"] as const)("refuses a request with %s proof", async (proof) => {
    asNotTaken(told.refused);
    expect(await post(EVENTS[first], proof)).toBe(told.refused);
    expect(ports().intake.accepted).toEqual([]);
  });

  it.each(inbound.events)(
    "says when a %s could not be stored, and takes it again",
    async (kind) => {
      asNotTaken(told.unavailable);
      const delivery = await rig().delivery(EVENTS[kind], "right");
      ports().intake.answers.push("unavailable");
      expect(await delivery()).toBe(told.unavailable);
      asTaken(await delivery());
      expect(ports().intake.accepted).toHaveLength(1);
    },
  );

  it.each(inbound.verdicts)("takes what is from a %s or the like", async (status) => {
    ports().intake.answers.push(status);
    asTaken(await post(EVENTS[first]));
  });

  it.each(["malformed", "unknown", "broken"] as const)(
    "answers what is %s, passes over it and logs it",
    async (kind) => {
      expect(await post({ kind })).toBe(told[kind]);
      expect(ports().intake.accepted).toEqual([]);
      expect(ports().log.lines).not.toEqual([]);
    },
  );

  it.each([true, false])("refuses what is over a megabyte (chunked: %s)", async (chunked) => {
    asNotTaken(told.oversize);
    expect(await post({ kind: "oversize", chunked })).toBe(told.oversize);
    expect(ports().intake.accepted).toEqual([]);
  });

  it("writes no word of the person into the log, also when it cannot be stored", async () => {
    for (const kind of inbound.events) {
      ports().intake.answers.push("unavailable");
      await post(EVENTS[kind]);
      await post(EVENTS[kind]);
    }
    expect(JSON.stringify(ports().log.lines)).not.toMatch(/lemons|today/);
  });
}

function declareOutbound({ rig }: Setup): void {
  const deliver = async (reply: Reply, more: Partial<OutgoingMessage> = {}) =>
    deliverTo(rig(), reply, more);
  const shown = async () => (await rig().shown?.()) ?? [];

  it("shows a reply and gives its message id", async () => {
    const receipts = await deliver(say("w1 ", bold("w2"), ' <w3> & "w4"'));
    const [message] = await shown();
    expect(message?.text).toContain('w1 w2 <w3> & "w4"');
    expect(receipts).toEqual([{ outcome: "sent", messageId: message?.messageId }]);
  });

  it("shows every kind of block", async () => {
    await deliver(EVERYTHING);
    const text = (await shown()).map((each) => each.text).join("\n");
    expect(wordsIn(text)).toEqual(words(12));
    expect(text).toContain("example.org");
  });

  it("takes any reply, within the platform's limits", { timeout: 60_000 }, async () => {
    const check = async (reply: Reply) => {
      for (const receipt of await deliver(reply)) expect(receipt.outcome).toBe("sent");
      const { maxText } = rig().channel.capabilities;
      for (const each of await shown()) expect(each.text.length).toBeLessThanOrEqual(maxText);
    };
    await fc.assert(fc.asyncProperty(arbitraryReply, check), { numRuns: 40 });
  });

  it("splits what is too long, with all words in order and the buttons at the end", async () => {
    const { maxText } = rig().channel.capabilities;
    const isEndless = maxText === Number.POSITIVE_INFINITY;
    const list = words(Math.ceil(((isEndless ? LONG : maxText) * 2.5) / 5));
    const buttons = [[{ label: "Done", token: "t1", tone: "primary" as const }]];
    const receipts = await deliver({ blocks: [paragraph(list.join(" "))], buttons });
    const messages = await shown();
    expect(receipts.length > 1).toBe(!isEndless);
    expect(messages).toHaveLength(receipts.length);
    expect(wordsIn(messages.map((each) => each.text).join("\n"))).toEqual(list);
    expect(messages.map((each) => each.buttons.length > 0)).toEqual(
      messages.map((_, index) => index === messages.length - 1),
    );
  });

  it("shows buttons within its limits, with their tokens", async () => {
    const { buttons: limits } = rig().channel.capabilities;
    const row: Button[] = [
      { label: "Done", token: "a".repeat(64), tone: "primary" },
      { label: "Delete", token: "t2", tone: "danger" },
      { label: "x".repeat(200), token: "t3", tone: "plain" },
    ];
    await deliver({ blocks: [paragraph("w1")], buttons: [row] });
    const rows = (await shown()).flatMap((each) => each.buttons);
    expect(rows.flat().map(({ token }) => token)).toEqual(row.map(({ token }) => token));
    expect(
      rows
        .flat()
        .slice(0, 2)
        .map(({ label }) => label),
    ).toEqual(["Done", "Delete"]);
    for (const each of rows) expect(each.length).toBeLessThanOrEqual(limits.perRow);
    for (const { label } of rows.flat())
      expect(label.length).toBeLessThanOrEqual(limits.labelLength);
    if (limits.labelLength >= 200) expect(rows).toEqual([row.map(({ tone: _, ...rest }) => rest)]);
  });

  it("shows an instant as its capability says", async () => {
    const fallback = "Tue 8 Dec, 09:00";
    const at = NOW + 3_600_000;
    const instant = {
      t: "instant",
      at,
      zone: "Europe/Berlin",
      style: "datetime",
      fallback,
    } as const;
    await deliver(say("w1 ", instant));
    const [message] = await shown();
    if (rig().channel.capabilities.nativeTime) expect(message?.instants).toEqual([at]);
    else expect(message?.text).toContain(fallback);
  });

  it("edits as its capability says", async () => {
    const [first] = await deliver(say("w1"));
    const edits = first?.outcome === "sent" ? first.messageId : undefined;
    expect(edits).toBeDefined();
    const again = await deliver(say("w2"), { edits: edits ?? "" });
    expect(again).toMatchObject([{ outcome: "sent" }]);
    const texts = (await shown()).map((each) => wordsIn(each.text));
    expect(texts).toEqual(rig().channel.capabilities.edit ? [["w2"]] : [["w1"], ["w2"]]);
  });

  it("takes an edit that changes nothing for done", async () => {
    const [first] = await deliver(say("w1"));
    const edits = first?.outcome === "sent" ? (first.messageId ?? "") : "";
    expect(await deliver(say("w1"), { edits })).toMatchObject([{ outcome: "sent" }]);
    expect(await shown()).toHaveLength(rig().channel.capabilities.edit ? 1 : 2);
  });

  it("sends anew what it should edit and cannot find", async () => {
    const [first] = await deliver(say("w1"), { edits: "999999999" });
    expect(first?.outcome).toBe("sent");
    expect((await shown()).map((each) => wordsIn(each.text))).toEqual([["w1"]]);
  });

  it("marks what may be there twice, and nothing else", async () => {
    const first = await deliver(say("w1"), { idempotencyKey: "same" });
    const again = await deliver(say("w1"), { idempotencyKey: "same", repeat: true });
    const [plain, ...repeated] = (await shown()).map((each) => each.text.trim());
    expect(plain).toBe("w1");
    if (rig().channel.capabilities.idempotentSend) {
      expect(again).toEqual(first);
      expect(repeated).toEqual([]);
    } else {
      expect(repeated).not.toEqual(["w1"]);
      expect(repeated.map(wordsIn)).toEqual([["w1"]]);
    }
  });

  it("can always show that an answer is under way, if it can at all", async () => {
    const { sender, capabilities, name } = rig().channel;
    expect(sender.typing !== undefined).toBe(capabilities.typing);
    expect(await sender.typing?.(rig().address)).toBeUndefined();
    expect(name).toBe(rig().address.channel);
  });
}

/** What such a channel says it can do is what it can do: nothing of its own accord. */
function declareResponseOnly({ rig }: Setup): void {
  it("rejects what it is asked to send, in one piece", async () => {
    const { sender } = rig().channel;
    const message = messageTo(rig(), say("w1 ".repeat(LONG)), {});
    expect(sender.parts(message)).toBe(1);
    expect(await sender.send(message, 0)).toMatchObject({ outcome: "rejected" });
    expect(sender.typing).toBeUndefined();
  });

  it("claims nothing that would need sending", () => {
    expect(rig().channel.capabilities).toEqual({
      push: false,
      idempotentSend: false,
      edit: false,
      maxText: Number.POSITIVE_INFINITY,
      buttons: { perRow: 0, max: 0, labelLength: 0 },
      nativeTime: false,
      typing: false,
    });
  });
}

function declareFates({ rig, ports }: Setup, fates: Fate[]): void {
  it.each(fates)("makes the right receipt of: %s", async (fate) => {
    await rig().next?.(fate);
    const [receipt] = await deliverTo(rig(), say("w1"));
    expect(receipt).toMatchObject(FATES[fate]);
    const told = JSON.stringify([receipt, ports().log.lines]);
    for (const secret of rig().secrets) expect(told).not.toContain(secret);
    expect(told).not.toContain("w1");
  });
}

/** Longer than a message of any platform. */
const LONG = 50_000;

const EVERYTHING: Reply = {
  blocks: [
    { t: "heading", text: "w0" },
    paragraph("w1 ", bold("w2"), { t: "italic", text: " w3" }),
    {
      t: "list",
      items: [
        { spans: [{ t: "text", text: "w4" }], number: 1, done: false },
        { spans: [{ t: "strike", text: "w5" }], number: 2, done: true },
        { spans: [{ t: "link", text: "w6", url: "https://example.org/a?b=1&c=2" }] },
      ],
    },
    { t: "fields", fields: [{ label: "w7", spans: [{ t: "code", text: "w8" }] }] },
    note("w9", { t: "code", text: " w10 " }, bold("w11")),
  ],
  buttons: [],
};

/** Sends all parts, as the outbox does; stops at the first that is not sent. */
async function deliverTo(
  rig: Rig,
  reply: Reply,
  more: Partial<OutgoingMessage> = {},
): Promise<Receipt[]> {
  const { channel } = rig;
  const message = messageTo(rig, reply, more);
  const receipts: Receipt[] = [];
  for (let part = 0; part < channel.sender.parts(message); part++) {
    const receipt = await channel.sender.send(message, part);
    receipts.push(receipt);
    if (receipt.outcome !== "sent") break;
  }
  return receipts;
}

/** A key of its own for every message: one that was used before may mean "already sent". */
function messageTo(
  { address }: Rig,
  reply: Reply,
  more: Partial<OutgoingMessage>,
): OutgoingMessage {
  keys += 1;
  return { idempotencyKey: `k${keys}`, address, reply, notify: false, repeat: false, ...more };
}
let keys = 0;
