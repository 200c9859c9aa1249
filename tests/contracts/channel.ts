import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel, Intake } from "../../src/channels/channel.ts";
import type { Address, Inbound } from "../../src/core/chat/inbound.ts";
import type { Button, Reply } from "../../src/core/chat/reply.ts";
import { bold, note, paragraph, say } from "../../src/core/chat/reply.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import type { Ids } from "../../src/core/ports/ids.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { OutgoingMessage, Receipt } from "../../src/core/ports/reply-sender.ts";
import { countingIds, fixedClock, NOW, recordingLog, scriptedIntake } from "./channel-doubles.ts";
import { arbitraryReply, words, wordsIn } from "./channel-replies.ts";

/**
 * What every channel promises, as tests. A channel's test file calls `testChannel(name, harness)` and
 * adds its own cases; parts that a channel does not have (no webhook, no sending) are left out of its
 * harness and not declared.
 */
export interface Harness {
  /** A fresh channel with a fresh counterpart; every test has its own. */
  open(ports: Ports): Promise<Rig>;
  /** Left out by a channel without HTTP requests from a platform. */
  inbound?: {
    /** Status for a body that cannot be parsed: 200 where the platform would send it again for ever. */
    malformedStatus: 200 | 400;
    /** Status for a request without the right proof. */
    refusedStatus: 401 | 403;
    /** What the platform can say here. */
    events: ("message" | "command" | "press")[];
  };
  /** Left out by a channel that only answers in the response. */
  outbound?: {
    /** Failures that the platform knows, of those in `FATES`. */
    fates: Fate[];
  };
}

export interface Ports {
  intake: Intake;
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
  /** More than a megabyte; `chunked` without a content-length. */
  | { kind: "oversize"; chunked: boolean };

export interface Rig {
  channel: Channel;
  /** Where replies go. */
  address: Address;
  /** Tokens and secrets that may be in no log line and no receipt. */
  secrets: string[];
  /** The request of the platform, with its proof: right, wrong or none. Two calls give two deliveries. */
  request?(event: Event, proof?: "right" | "wrong" | "none"): Request | Promise<Request>;
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
    if (inbound) describe("coming in", () => declareInbound(setup, inbound));
    if (outbound) {
      describe("going out", () => declareOutbound(setup));
      describe("failing", () => declareFates(setup, outbound.fates));
    }
  });
}

interface Setup {
  rig(): Rig;
  ports(): {
    intake: ReturnType<typeof scriptedIntake>;
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

function declareInbound(setup: Setup, inbound: NonNullable<Harness["inbound"]>): void {
  const [first = "message"] = inbound.events;
  const { rig, ports } = setup;
  const post = async (event: Event, proof: "right" | "wrong" | "none" = "right") => {
    const request = await rig().request?.(event, proof);
    if (!request) throw new Error("the harness has no request()");
    const response = await rig().channel.routes.fetch(request);
    await response.arrayBuffer();
    return response;
  };

  it.each(inbound.events)("takes a %s with what the person said", async (kind) => {
    const response = await post(EVENTS[kind]);
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.status).toBeLessThan(300);
    const [taken] = ports().intake.accepted;
    expect(taken).toMatchObject(EXPECTED[kind]);
    expect(taken?.address).toMatchObject({ channel: rig().channel.name });
    expect(taken?.dedupeKeys.length).toBeGreaterThan(0);
    expect(taken?.actor.id).toMatch(new RegExp(`^${rig().channel.name}:.+`));
    expect(Math.abs((taken?.occurredAt ?? 0) - NOW)).toBeLessThan(100 * 365 * 86_400_000);
  });

  it("knows a repeated delivery by a dedupe key and answers 2xx", async () => {
    const event = EVENTS[first];
    const request = await rig().request?.(event, "right");
    const again = request?.clone();
    for (const each of [request, again]) {
      const response = await rig().channel.routes.fetch(each as Request);
      expect(response.ok).toBe(true);
    }
    expect(ports().intake.accepted).toHaveLength(1);
    await post(event);
    expect(ports().intake.accepted).toHaveLength(2);
  });

  it.each(["wrong", "none"] as const)("refuses a request with %s proof", async (proof) => {
    const response = await post(EVENTS[first], proof);
    expect(response.status).toBe(inbound.refusedStatus);
    expect(ports().intake.accepted).toEqual([]);
  });

  it("answers 503 when nothing could be stored, and takes it the next time", async () => {
    ports().intake.answers.push("unavailable");
    expect((await post(EVENTS[first])).status).toBe(503);
    expect((await post(EVENTS[first])).ok).toBe(true);
    expect(ports().intake.accepted).toHaveLength(1);
  });

  it.each(["duplicate", "stranger"] as const)("answers 2xx when it is a %s", async (status) => {
    ports().intake.answers.push(status);
    expect((await post(EVENTS[first])).ok).toBe(true);
  });

  it("answers a body that cannot be parsed, and logs it", async () => {
    expect((await post({ kind: "malformed" })).status).toBe(inbound.malformedStatus);
    expect(ports().log.lines).not.toEqual([]);
  });

  it.each(["unknown", "broken"] as const)(
    "passes over an event that is %s, and logs it",
    async (kind) => {
      expect((await post({ kind })).ok).toBe(true);
      expect(ports().intake.accepted).toEqual([]);
      expect(ports().log.lines).not.toEqual([]);
    },
  );

  it.each([true, false])("refuses a body over a megabyte (chunked: %s)", async (chunked) => {
    expect((await post({ kind: "oversize", chunked })).status).toBe(413);
    expect(ports().intake.accepted).toEqual([]);
  });

  it("writes no word of the person into the log", async () => {
    for (const kind of inbound.events) await post(EVENTS[kind]);
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
    const list = words(Math.ceil((maxText * 2.5) / 5));
    const buttons = [[{ label: "Done", token: "t1", tone: "primary" as const }]];
    const receipts = await deliver({ blocks: [paragraph(list.join(" "))], buttons });
    const messages = await shown();
    expect(receipts.length).toBeGreaterThan(1);
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
    await deliver(say("w1"));
    await deliver(say("w1"), { repeat: true });
    const [plain, repeated] = (await shown()).map((each) => each.text);
    expect(plain?.trim()).toBe("w1");
    expect(repeated?.trim()).not.toBe("w1");
    expect(wordsIn(repeated ?? "")).toEqual(["w1"]);
  });

  it("can always show that an answer is under way, if it can at all", async () => {
    const { sender, capabilities, name } = rig().channel;
    expect(sender.typing !== undefined).toBe(capabilities.typing);
    expect(await sender.typing?.(rig().address)).toBeUndefined();
    expect(name).toBe(rig().address.channel);
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
  { channel, address }: Rig,
  reply: Reply,
  more: Partial<OutgoingMessage> = {},
): Promise<Receipt[]> {
  const message: OutgoingMessage = {
    idempotencyKey: "k1",
    address,
    reply,
    notify: false,
    repeat: false,
    ...more,
  };
  const receipts: Receipt[] = [];
  for (let part = 0; part < channel.sender.parts(message); part++) {
    const receipt = await channel.sender.send(message, part);
    receipts.push(receipt);
    if (receipt.outcome !== "sent") break;
  }
  return receipts;
}
