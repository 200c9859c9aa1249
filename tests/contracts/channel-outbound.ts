import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Button, Reply } from "../../src/core/chat/reply.ts";
import { bold, note, paragraph, say } from "../../src/core/chat/reply.ts";
import type { OutgoingMessage, Receipt } from "../../src/core/ports/reply-sender.ts";
import { NOW } from "./channel-doubles.ts";
import { FATES, type Fate, type Rig, type Setup } from "./channel-harness.ts";
import { arbitraryReply, words, wordsIn } from "./channel-replies.ts";

/** What is shown of what goes out. */
export function declareOutbound({ rig }: Setup): void {
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

/** What of an answer can be seen while it is written. */
export function declareStreams({ rig }: Setup): void {
  it("shows an answer on its way, if it can, which ends as one message", async () => {
    const { sender, capabilities } = rig().channel;
    expect(sender.stream !== undefined).toBe(capabilities.streams);
    let kept: string | undefined;
    const place = {
      ...{ address: rig().address, turn: 7, key: "t7", answers: "1795000000.000100" },
      keep: async (messageId: string) => {
        kept = messageId;
      },
    };
    const stream = sender.stream?.(place);
    if (!stream) return;
    expect(await stream.open()).toEqual({ outcome: "sent" });
    for (const words of ["w1 ", "w1 w2 ", "w1 w2 w3"])
      expect(await stream.show([paragraph(words)])).toEqual({ outcome: "sent" });
    await stream.close();
    await stream.close();
    await deliverTo(rig(), say("w1 w2 w3 w4"), kept === undefined ? {} : { edits: kept });
    const shown = (await rig().shown?.()) ?? [];
    expect(shown.map(({ text }) => wordsIn(text))).toEqual([["w1", "w2", "w3", "w4"]]);
  });
}

/** What such a channel says it can do is what it can do: nothing of its own accord. */
export function declareResponseOnly({ rig }: Setup): void {
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
      streams: false,
    });
  });
}

export function declareFates({ rig, ports }: Setup, fates: Fate[]): void {
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
