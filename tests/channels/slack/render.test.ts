import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_MESSAGE, renderHome, renderMessages } from "../../../src/channels/slack/render.ts";
import {
  type Block,
  bold,
  code,
  note,
  paragraph,
  type Reply,
  type Span,
  say,
  text,
} from "../../../src/core/chat/reply.ts";
import { blockProblems, type Json } from "../../counterparts/slack/block-rules.ts";

const GAP = "\u200B";
/** The only tokens that we ever write ourselves. */
const OURS = /^<(!date\^-?\d+\^[^|<>]+\|[^<>|]*|https?:\/\/[^|<>\s]+\|[^<>|]*)>$/;

const NASTY = [
  ...["<!channel>", "<!here|here>", "<@U123>", "<#C1|x>", "@here", "<https://evil.example|ok>"],
  ...["*", "_", "~", "`", "```", "*a*", "_b_", "~c~", "`d`", "&amp;", "&lt;!channel&gt;", "a_b_c"],
  ...[":tada:", "10:100:1", ">", "\n> q", "&", "<", ">", "|", "^", "<\u200B!channel>"],
  ...["\u202E", "\uD800", "\uDC00", "\u0000", "\u200B", "\uFEFF", "\n", "\n\n", " ", "\t"],
  ...["x".repeat(700), "\u{1F469}\u200D\u{1F467}".repeat(120), `e${"\u0301".repeat(800)}`],
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ t: fc.constantFrom("text", "bold", "italic", "strike", "code"), text: words }),
  fc.record({
    t: fc.constant("link" as const),
    text: words,
    url: fc.oneof(
      fc.webUrl(),
      fc.constantFrom("javascript:alert(1)", "https://a.example/|<!here>"),
      words,
    ),
  }),
  fc.record({
    t: fc.constant("instant" as const),
    at: fc.integer({ min: 0, max: 4e12 }),
    zone: fc.constant("Europe/Berlin"),
    style: fc.constantFrom("datetime" as const, "date" as const, "time" as const),
    fallback: words,
  }),
);
const spans = fc.array(span, { maxLength: 6 });
const item = fc.record(
  { spans, number: fc.nat(99), done: fc.boolean() },
  { requiredKeys: ["spans"] },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ t: fc.constantFrom("paragraph" as const, "note" as const), spans }),
  fc.record({ t: fc.constant("heading" as const), text: words }),
  fc.record({ t: fc.constant("list" as const), items: fc.array(item, { maxLength: 30 }) }),
  fc.record({
    t: fc.constant("fields" as const),
    fields: fc.array(fc.record({ label: words, spans }), { maxLength: 12 }),
  }),
);
const buttons = fc.array(
  fc.array(
    fc.record({
      label: words,
      token: fc.stringMatching(/^[\w-]{1,64}$/),
      tone: fc.constantFrom("primary" as const, "danger" as const, "plain" as const),
    }),
    { maxLength: 7 },
  ),
  { maxLength: 9 },
);
const reply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(block, { maxLength: 20 }),
  buttons,
});

describe("any reply", () => {
  test("becomes messages that Slack takes", () => {
    fc.assert(
      fc.property(reply, (value) => {
        const messages = renderMessages(value);
        for (const message of messages) {
          expect(blockProblems(message.blocks, 49)).toEqual([]);
          expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(MAX_MESSAGE);
          expect(message.text.length).toBeGreaterThan(0);
          expect(message.text.length).toBeLessThanOrEqual(4000);
        }
        expect(blockProblems(renderHome(value), 100)).toEqual([]);
      }),
      {
        numRuns: 60,
        interruptAfterTimeLimit: 10_000,
        markInterruptAsFailure: true,
        endOnFailure: true,
      },
    );
  });

  test("brings no token of its own, in no field", () => {
    fc.assert(
      fc.property(reply, (value) => {
        const messages = renderMessages(value);
        const blocks = messages.flatMap((message) => message.blocks);
        const fallbacks = messages.flatMap((message) => [message.text, message.wholeText]);
        const marked = [...stringsOf(blocks, "text", "mrkdwn"), ...fallbacks];
        const tokens = marked.flatMap((part) => part.match(/<[^>]*>?/g) ?? []);
        expect(tokens.filter((token) => !OURS.test(token))).toEqual([]);
        const labels = stringsOf(blocks, "text", "plain_text");
        expect(labels.filter((label) => /<[!@#]/.test(label))).toEqual([]);
        expect([...marked, ...labels].filter((part) => !part.isWellFormed())).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test("keeps every character that people see", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (texts) => {
        const blocks: Block[] = texts.map((value, i) => (i % 2 ? note(value) : paragraph(value)));
        const messages = renderMessages({ blocks, buttons: [] });
        const shown = messages.flatMap(({ blocks: b }) => stringsOf(b, "text")).map(decoded);
        const wanted = texts.map(bare).join("");
        expect(bare(shown.join(""))).toBe(wanted || "\u2026");
      }),
      {
        numRuns: 60,
        interruptAfterTimeLimit: 10_000,
        markInterruptAsFailure: true,
        endOnFailure: true,
      },
    );
  });

  test("cannot open or close a format with foreign marks", () => {
    fc.assert(
      fc.property(words, (value) => {
        for (const part of renderMessages(say(value)).flatMap((m) => stringsOf(m.blocks, "text"))) {
          expect(part).not.toMatch(/(?<!\u200B)[*~`]|[*~`](?!\u200B)/u);
          expect(part).not.toMatch(/(?<![\p{L}\p{N}\u200B])_|_(?![\p{L}\p{N}\u200B])/u);
          expect(part).not.toMatch(/^\s*&gt;/m);
          expect(part).not.toMatch(/:[\w'+-]+:/);
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

describe("what it looks like", () => {
  test("spans, lists, fields and notes", () => {
    const at = Date.UTC(2026, 11, 8, 8, 0);
    const when: Span = {
      t: "instant",
      at,
      zone: "Europe/Berlin",
      style: "datetime",
      fallback: "Tue 8 Dec, 09:00",
    };
    const link: Span = { t: "link", text: "the form", url: "https://forms.example/a?b=1&c=2" };
    const [message] = renderMessages({
      blocks: [
        { t: "heading", text: "Today & tomorrow" },
        paragraph("Reminder for ", bold("Anna_B *x*"), " at ", when, "; see ", link, "."),
        {
          t: "list",
          items: [
            { number: 1, done: false, spans: [text("Buy milk")] },
            { number: 2, done: true, spans: [{ t: "strike", text: "Call Bob" }] },
            { spans: [code("a_b")] },
          ],
        },
        { t: "fields", fields: [{ label: "Gate", spans: [text("B 12")] }] },
        note("late by 4 min"),
      ],
      buttons: [[{ label: "Done", token: "t1", tone: "primary" }]],
    });
    const mrkdwn = (value: string) => ({ type: "mrkdwn", text: value, verbatim: true });
    const date = `<!date^${at / 1000}^{date_short_pretty} at {time}|Tue 8 Dec, 09:00>`;
    expect(message?.blocks).toEqual([
      { type: "header", text: { type: "plain_text", text: "Today & tomorrow", emoji: false } },
      {
        type: "section",
        text: mrkdwn(
          `Reminder for *Anna_B ${GAP}*${GAP}x${GAP}*${GAP}* at ${date}; see ` +
            "<https://forms.example/a?b=1&amp;c=2|the form> (forms.example).",
        ),
      },
      {
        type: "section",
        text: mrkdwn("1. \u2610 Buy milk\n2. \u2611 ~Call Bob~\n\u2022 `a_b`"),
      },
      { type: "section", fields: [mrkdwn("*Gate*\nB 12")] },
      { type: "context", elements: [mrkdwn("late by 4 min")] },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "b0",
            text: { type: "plain_text", text: "Done", emoji: false },
            value: "t1",
            style: "primary",
          },
        ],
      },
    ]);
    expect(message?.text).toBe(
      "Today &amp; tomorrow\nReminder for Anna_B \u200B*\u200Bx\u200B*\u200B at Tue 8 Dec, 09:00; " +
        "see the form (forms.example).\n1. \u2610 Buy milk\n2. \u2611 Call Bob\n\u2022 a_b\n" +
        "Gate: B 12\nlate by 4 min",
    );
  });

  test("a label cannot pass itself off as another host", () => {
    const lie: Span = {
      t: "link",
      text: "https://bank.example",
      url: "https://evil.example/bank.example",
    };
    const [message] = renderMessages(say(lie));
    expect(stringsOf(message?.blocks, "text")[0]).toContain("(evil.example)");
  });

  test("a long text breaks between words and never inside a character", () => {
    const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
    const messages = renderMessages(say(`${"word ".repeat(4000)}${family.repeat(2000)}`));
    const parts = messages.flatMap(({ blocks }) => stringsOf(blocks, "text"));
    expect(messages.length).toBeGreaterThan(1);
    for (const part of parts) expect(part).toMatch(new RegExp(`^(word |(?:${family})+)+$`, "u"));
  });
});

/** Every value of this key, anywhere inside; `type`: only in objects of that type. */
function stringsOf(value: unknown, key: string, type?: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => stringsOf(each, key, type));
  if (typeof value !== "object" || value === null) return [];
  const wanted = type === undefined || (value as Json)["type"] === type;
  return Object.entries(value).flatMap(([name, each]) =>
    wanted && name === key && typeof each === "string" ? [each] : stringsOf(each, key, type),
  );
}

/** As a reader sees it; written apart from the renderer. */
const decoded = (mrkdwn: string): string =>
  mrkdwn.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Without what cannot be seen or may be added for layout. */
const bare = (value: string): string => value.toWellFormed().replace(/[\s\u200B\p{Cc}]/gu, "");
