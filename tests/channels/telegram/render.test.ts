import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BUTTONS,
  MAX_TEXT,
  renderButtons,
  renderParts,
} from "../../../src/channels/telegram/render.ts";
import {
  escapeHtml,
  type Run,
  split,
  textOf,
  toHtml,
} from "../../../src/channels/telegram/split.ts";
import { type Block, paragraph, type Reply, type Span } from "../../../src/core/chat/reply.ts";
import { arbitraryReply } from "../../contracts/channel-replies.ts";
import { parseHtml } from "../../counterparts/telegram/html.ts";
import { readContent } from "../../counterparts/telegram/methods.ts";

const html = (...blocks: Block[]) => renderParts({ blocks, buttons: [] }).map(toHtml);
const instant = (at: number, style: "datetime" | "date" | "time"): Span => ({
  t: "instant",
  at,
  zone: "Europe/Berlin",
  style,
  fallback: "Tue 8 Dec, 09:00",
});
const AT = Date.UTC(2026, 11, 8, 8);

describe("markup", () => {
  it("shows each kind of block", () => {
    const [text] = html(
      { t: "heading", text: "Today" },
      {
        t: "list",
        items: [
          { spans: [{ t: "text", text: "milk & <eggs>" }], number: 1, done: false },
          { spans: [{ t: "strike", text: "call Ann" }], number: 2, done: true },
          { spans: [{ t: "code", text: 'a="b"' }] },
        ],
      },
      { t: "fields", fields: [{ label: "Zone", spans: [{ t: "bold", text: "UTC" }] }] },
      {
        t: "note",
        spans: [
          { t: "text", text: "late" },
          { t: "code", text: "x" },
        ],
      },
      { t: "heading", text: "Later" },
    );
    expect(text).toBe(
      [
        "<b>Today</b>",
        "1. ☐ milk &amp; &lt;eggs&gt;",
        "2. ✅ <s>call Ann</s>",
        "• <code>a=&quot;b&quot;</code>",
        "<b>Zone:</b> <b>UTC</b>",
        "<i>late</i><code>x</code>",
        "",
        "<b>Later</b>",
      ].join("\n"),
    );
  });

  it.each([
    ["datetime", AT, "wDt"],
    ["datetime", AT + 7_000, "wDT"],
    ["date", AT, "wD"],
    ["time", AT, "t"],
    ["time", AT + 7_000, "T"],
  ] as const)("leaves a %s at %s to the reader's client", (style, at, format) => {
    expect(html(paragraph(instant(at, style)))).toEqual([
      `<tg-time unix="${at / 1000}" format="${format}">Tue 8 Dec, 09:00</tg-time>`,
    ]);
  });

  it.each([0, -5_000, 2 ** 41, Number.NaN])(
    "writes an instant out that is beyond the format: %s",
    (at) => {
      expect(html(paragraph(instant(at, "date")))).toEqual(["Tue 8 Dec, 09:00"]);
    },
  );

  it.each([
    [
      "docs",
      "https://example.org/a?b=1&c=2",
      '<a href="https://example.org/a?b=1&amp;c=2">docs</a> (example.org)',
    ],
    [
      "bank.example",
      "https://evil.example/",
      '<a href="https://evil.example/">bank.example</a> (evil.example)',
    ],
    ["example.org", "https://example.org/", '<a href="https://example.org/">example.org</a>'],
    [
      "x",
      "https://аpple.example/",
      '<a href="https://xn--pple-43d.example/">x</a> (xn--pple-43d.example)',
    ],
    [
      "q",
      'https://example.org/"><b>',
      '<a href="https://example.org/%22%3E%3Cb%3E">q</a> (example.org)',
    ],
    [
      "here",
      "http://127.0.0.1:8787/x",
      '<a href="http://127.0.0.1:8787/x">here</a> (127.0.0.1:8787)',
    ],
  ])("shows where a link goes: %s", (text, url, expected) => {
    expect(html(paragraph({ t: "link", text, url }))).toEqual([expected]);
  });

  it.each([
    "http://example.org/",
    "javascript:alert(1)",
    "tg://user?id=7",
    "https://user:pass@example.org/",
    "not a link",
    `https://example.org/${"x".repeat(3000)}`,
  ])("makes no link of %s", (url) => {
    expect(html(paragraph({ t: "link", text: "words", url }))).toEqual(["words"]);
  });

  it("has something to carry the buttons when there are no words", () => {
    expect(html()).toEqual(["…"]);
    expect(html(paragraph(" \u200b\n"))).toEqual(["…"]);
  });
});

describe("splitting", () => {
  const plain = (text: string): Run => ({ text, open: "", close: "" });
  const cut = (text: string, limit: number) => split([plain(text)], limit).map(textOf);

  it.each([
    ["aaaa bbbb\ncccc dddd", 12, ["aaaa bbbb\n", "cccc dddd"]],
    ["aaaa bbbb cccc", 11, ["aaaa bbbb ", "cccc"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["👍👍👍", 3, ["👍", "👍", "👍"]],
  ])("cuts %j where people would", (text, limit, expected) => {
    expect(cut(text, limit)).toEqual(expected);
  });

  it("keeps a grapheme whole while it fits", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(cut(`abcdef${family}`, 12)).toEqual(["abcdef", family]);
    expect(cut(`x${family}y`, 8).join("")).toBe(`x${family}y`);
  });

  it("opens tags again, and keeps times and links whole", () => {
    const bold: Run = { text: "aaaa bbbb cccc", open: "<b>", close: "</b>" };
    expect(split([bold], 10).map(toHtml)).toEqual(["<b>aaaa bbbb </b>", "<b>cccc</b>"]);
    const time: Run = { text: "8 Dec 09:00", open: "<tg-time>", close: "</tg-time>", whole: true };
    expect(split([plain("due on "), time], 14).map(toHtml)).toEqual([
      "due on ",
      "<tg-time>8 Dec 09:00</tg-time>",
    ]);
  });

  it("counts markup and entities of the server as well", () => {
    const many = Array.from(
      { length: 250 },
      (_, index): Span => ({ t: "bold", text: `w${index}` }),
    );
    const parts = html(paragraph(...many));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      const parsed = parseHtml(part);
      expect(parsed.ok && parsed.entities.length).toBeLessThanOrEqual(100);
    }
    const url = `https://example.org/${"é".repeat(330)}`;
    const heavy = Array.from({ length: 60 }, (): Span => ({ t: "link", text: "a", url }));
    for (const part of html(paragraph(...heavy))) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(32_768);
    }
  });

  it("is quick with a lot of text", () => {
    const started = performance.now();
    expect(html(paragraph("word & ".repeat(150_000))).length).toBeGreaterThan(250);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("any reply", () => {
  /** What must be readable in the end: all words of all spans. */
  const said = ({ blocks }: Reply) => blocks.flatMap(blockWords).map(bare).filter(Boolean);
  const blockWords = (block: Block): string[] => {
    if (block.t === "heading") return [block.text];
    if (block.t === "list") return block.items.flatMap((item) => item.spans.map(spanWords));
    if (block.t === "fields")
      return block.fields.flatMap(({ label, spans }) => [`${label}:`, ...spans.map(spanWords)]);
    return block.spans.map(spanWords);
  };
  const spanWords = (span: Span) => (span.t === "instant" ? span.fallback : span.text);
  /** Without spaces, controls and direction marks, which the server drops or trims. */
  const bare = (text: string) =>
    text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(/[\s\p{Cc}\u2028-\u202e\u180e\u200b-\u200f\u2800\ufeff\ufffc]/gu, "");

  it("is valid within all limits, and loses no word", async () => {
    const property = fc.property(arbitraryReply, (reply) => {
      const parts = renderParts(reply);
      const shown: string[] = [];
      for (const part of parts) {
        const content = readContent({ text: toHtml(part), parse_mode: "HTML" });
        if ("code" in content) throw new Error(`${content.description}: ${toHtml(part)}`);
        const marked = textOf(part).length + "(possibly sent twice)\n".length;
        expect(marked).toBeLessThanOrEqual(MAX_TEXT);
        shown.push(content.text);
      }
      let rest = bare(shown.join(""));
      for (const words of said(reply)) {
        const at = rest.indexOf(words);
        expect(at, `${words} in ${rest}`).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + words.length);
      }
    });
    await fc.assert(property, { numRuns: 150 });
  }, 60_000);

  it("shows any text as it is, never as markup", async () => {
    const property = fc.property(fc.string({ unit: "binary" }), (text) => {
      const parsed = parseHtml(escapeHtml(text));
      expect(parsed).toEqual({ ok: true, text, entities: [] });
    });
    await fc.assert(property, { numRuns: 500 });
  }, 60_000);
});

describe("buttons", () => {
  const button = (label: string, token = "t") => ({ label, token, tone: "plain" as const });

  it("have their tone, and rows that fit", () => {
    expect(
      renderButtons([
        [
          { label: "Confirm", token: "a", tone: "primary" },
          { label: "Cancel", token: "b", tone: "danger" },
        ],
        Array.from({ length: 10 }, (_, index) => button(`${index}`)),
      ]),
    ).toMatchObject([
      [
        { text: "Confirm", callback_data: "a", style: "success" },
        { text: "Cancel", callback_data: "b", style: "danger" },
      ],
      { length: 8 },
      { length: 2 },
    ]);
    const many = Array.from({ length: 60 }, () => [button("a"), button("b")]);
    expect(renderButtons(many).flat()).toHaveLength(100);
  });

  it("never have the whole message refused", () => {
    expect(
      renderButtons([[button("a", "x".repeat(65)), button("b", ""), button("c", "é")]]),
    ).toEqual([]);
    const [[long, empty] = []] = renderButtons([
      [button(`${"x".repeat(62)}👩‍👩‍👧‍👦`), button("\u200b")],
    ]);
    expect(long?.text).toBe(`${"x".repeat(62)}…`);
    expect(empty?.text).toBe("…");
    expect(renderButtons([[button("x".repeat(64))]])[0]?.[0]?.text).toHaveLength(
      BUTTONS.labelLength,
    );
  });
});
