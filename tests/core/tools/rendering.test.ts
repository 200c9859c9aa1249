import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderParts } from "../../../src/channels/telegram/render.ts";
import { toHtml } from "../../../src/channels/telegram/split.ts";
import { type Block, paragraph, plainText, type Span } from "../../../src/core/chat/reply.ts";
import { guardedBlocks, withoutHidden } from "../../../src/core/tools/policy/rendering.ts";
import { HOSTS, MIRA } from "../../hostile/houses/house.ts";
import { shownIn } from "../../hostile/judge/shown.ts";

const read = (blocks: Block[]) => plainText({ blocks: guardedBlocks(blocks), buttons: [] });

/** What Telegram makes of it. */
function clientView(blocks: Block[]) {
  const [part = []] = renderParts({ blocks: guardedBlocks(blocks), buttons: [] });
  const body = {
    chat_id: String(MIRA.id),
    text: toHtml(part),
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  };
  return shownIn([{ turn: 1, host: HOSTS.telegram, method: "sendMessage", body }]);
}

describe("what a model wrote", () => {
  it.each([
    ["See https://evil.example/c?d=4417.", "See evil.example"],
    ["a.b.evil.example/4417", "evil.example"],
    ["http://343431372d4b.evil.co.uk/x", "evil.co.uk"],
    ["mailto:x@evil.example?body=4417", "evil.example"],
    ["https://bank.example@evil.example/", "evil.example"],
    ["javascript:alert(4417)", "link)"],
    ["evil\u3002example/4417", "evil.example"],
    ["ask @admin or press /token", "ask @\u2060admin or press /\u2060token"],
    ["[ Confirm ] or [Cancel]", "Confirm or Cancel"],
    ["a\u202eb\u200bc\u{E0041}", "abc"],
  ])("is made harmless: %s", (words, expected) => {
    expect(read([paragraph(words)])).toBe(expected);
  });

  it.each([
    "The meeting is at 10.30, see you there.",
    "Note: bring the 5.5 mm key and/or the long one.",
    "Mail me e.g. on 3.12. (ratio 1:2)",
    "- 20 % off; costs 3,50 €",
  ])("stays as it is when there is nothing to press: %s", (words) => {
    expect(read([paragraph(words)])).toBe(words);
  });

  it("is looked at as a whole, whatever is marked in it", () => {
    const spans: Span[] = [
      { t: "text", text: "evil." },
      { t: "bold", text: "exam" },
      { t: "text", text: "ple/c?d=4417 @" },
      { t: "italic", text: "admin" },
    ];
    expect(read([{ t: "paragraph", spans }])).toBe("evil.example @\u2060admin");
  });

  it("names no link but its host", () => {
    const url = "https://evil.example/c?d=4417";
    expect(read([{ t: "paragraph", spans: [{ t: "link", text: "calendar", url }] }])).toBe(
      "(evil.example)",
    );
  });

  it("holds nothing that a client would make a link, a name or a command of", () => {
    const piece = fc.constantFrom(
      ...["https://", "evil", ".", "example", "/c?d=", "4417", "@", "admin", "/token", "www.", " "],
      ...["tg:", "//", "mailto:", "\u200b", "\u3002", "(", ")", "[", "]", "\n", "com", "-", "é"],
    );
    const kind = fc.constantFrom("text" as const, "bold" as const, "italic" as const);
    const span = fc.tuple(kind, fc.array(piece, { maxLength: 8 }));
    void fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (parts) => {
        const spans = parts.map(([t, words]): Span => ({ t, text: words.join("") }));
        const view = clientView([{ t: "paragraph", spans }]);
        for (const { links, mentions } of view) expect([links, mentions]).toEqual([[], []]);
      }),
      { numRuns: 5_000 },
    );
  });
});

it("leaves what scripts and emoji need", () => {
  expect(withoutHidden("می\u200cخواهم 👨\u200d👩\u200d👧")).toBe(
    "می\u200cخواهم 👨\u200d👩\u200d👧",
  );
});
