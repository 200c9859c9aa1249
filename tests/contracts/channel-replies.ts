import * as fc from "fast-check";
import type { Block, Button, ListItem, Reply, Span } from "../../src/core/chat/reply.ts";
import { NOW } from "./channel-doubles.ts";

/** Text that is hard on markup, on lengths and on splitting. */
export const arbitraryText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.stringMatching(/^[<>&"'\\*_~`[\]()#+\-=|{}.!@/:a-z ]{0,40}$/),
  fc.constantFrom(
    "<b>bold</b>",
    "</tg-time>",
    "&amp;&lt;&#60;&",
    "<!channel> <@U123> <https://example.org|here>",
    "👩‍👩‍👧‍👦".repeat(12),
    "e\u0301".repeat(30),
    "שלום \u202Eabc\u202C",
    "\u0000\u0007\t",
    "\ud800",
    "one\n\ntwo\n",
    "x".repeat(5000),
    "word ".repeat(1200),
  ),
);

const arbitrarySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    t: fc.constantFrom("text" as const, "bold" as const, "italic" as const),
    text: arbitraryText,
  }),
  fc.record({ t: fc.constantFrom("strike" as const, "code" as const), text: arbitraryText }),
  fc.record({
    t: fc.constant("link" as const),
    text: arbitraryText,
    url: fc.oneof(
      fc.webUrl({ validSchemes: ["https"], withQueryParameters: true }),
      fc.constantFrom(
        "javascript:alert(1)",
        "tg://user?id=1",
        'https://example.org/"><b>',
        "nonsense",
      ),
    ),
  }),
  fc.record({
    t: fc.constant("instant" as const),
    at: fc.integer({ min: NOW - 1e10, max: NOW + 1e11 }),
    zone: fc.constantFrom("Europe/Berlin", "America/New_York", "UTC"),
    style: fc.constantFrom("datetime" as const, "date" as const, "time" as const),
    fallback: fc.constantFrom("Tue 8 Dec, 09:00", "09:00", "<8> & 9"),
  }),
);

const spans = fc.array(arbitrarySpan, { maxLength: 6 });

const arbitraryItem: fc.Arbitrary<ListItem> = fc
  .record({
    spans,
    number: fc.option(fc.integer({ min: 1, max: 999 })),
    done: fc.option(fc.boolean()),
  })
  .map(({ spans: list, number, done }) => ({
    spans: list,
    ...(number !== null && { number }),
    ...(done !== null && { done }),
  }));

const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ t: fc.constantFrom("paragraph" as const, "note" as const), spans }),
  fc.record({ t: fc.constant("heading" as const), text: arbitraryText }),
  fc.record({ t: fc.constant("list" as const), items: fc.array(arbitraryItem, { maxLength: 40 }) }),
  fc.record({
    t: fc.constant("fields" as const),
    fields: fc.array(fc.record({ label: arbitraryText, spans }), { maxLength: 12 }),
  }),
);

const arbitraryButton: fc.Arbitrary<Button> = fc.record({
  label: arbitraryText,
  token: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  tone: fc.constantFrom("primary" as const, "danger" as const, "plain" as const),
});

/** Any reply that the types allow, up to absurd ones. */
export const arbitraryReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(arbitraryBlock, { maxLength: 6 }),
  buttons: fc.array(fc.array(arbitraryButton, { maxLength: 4 }), { maxLength: 3 }),
});

/** Readable words, each of them unique: `w0 w1 w2 ...`. */
export const words = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `w${from + index}`);

/** What must come out at the other end in this order, whatever the markup around it. */
export function wordsIn(text: string): string[] {
  return text.match(/\bw\d+\b/g) ?? [];
}
