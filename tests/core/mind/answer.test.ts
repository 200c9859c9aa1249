import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/core/chat/reply.ts";
import { replyFrom } from "../../../src/core/mind/answer/answer.ts";
import { readMarkdown } from "../../../src/core/mind/answer/markdown.ts";
import { SYSTEM_LINES } from "../../../src/core/mind/context/prompt.ts";
import { ENGLISH } from "../../support/readers.ts";

const plain = { tainted: false, shortened: false };
const read = (text: string) => replyFrom({ kind: "text", text, ended: "complete" }, plain, ENGLISH);

describe("what a model writes", () => {
  it("becomes blocks and spans", () => {
    const source = [
      "## Plan",
      "First **this**, then `that` and *those*.",
      "It goes on.",
      "- one",
      "- two",
      "",
      "1. three",
      "![a pixel](https://evil.example/x.png?q=1)",
      "See [the page](https://example.org/a) or https://example.com/b.",
    ].join("\n");
    expect(readMarkdown(source, { links: true })).toEqual([
      { t: "heading", text: "Plan" },
      {
        t: "paragraph",
        spans: [
          { t: "text", text: "First " },
          { t: "bold", text: "this" },
          { t: "text", text: ", then " },
          { t: "code", text: "that" },
          { t: "text", text: " and " },
          { t: "italic", text: "those" },
          { t: "text", text: "." },
          { t: "text", text: "\n" },
          { t: "text", text: "It goes on." },
        ],
      },
      {
        t: "list",
        items: [{ spans: [{ t: "text", text: "one" }] }, { spans: [{ t: "text", text: "two" }] }],
      },
      { t: "list", items: [{ spans: [{ t: "text", text: "three" }] }] },
      {
        t: "paragraph",
        spans: [
          { t: "text", text: "See " },
          { t: "link", text: "the page", url: "https://example.org/a" },
          { t: "text", text: " or " },
          { t: "link", text: "example.com", url: "https://example.com/b" },
          { t: "text", text: "." },
        ],
      },
    ]);
  });

  it.each([
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
    ["[click](javascript:alert(1))", "click"],
    ["[bank](https://bank.example@evil.example/)", "bank"],
    ["| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |"],
    ["```\nlet x = 1;\n```", "let x = 1;"],
  ])("%j reads as %j", (source, words) => {
    const blocks = readMarkdown(source, { links: true });
    expect(plainText({ blocks, buttons: [] })).toContain(words);
    expect(JSON.stringify(blocks)).not.toContain('"link"');
  });

  it("names an address by its host alone when others had a say in it", () => {
    const blocks = readMarkdown("[here](https://evil.example/?q=secret)", { links: false });
    expect(plainText({ blocks, buttons: [] })).toBe("here (evil.example)");
  });

  it.each([
    "Done! I added it.",
    "I've added milk to your list.",
    "I have set up a reminder for you.",
    "The meeting has been scheduled.",
    "Got it, see you then.",
    "I'll remind you tomorrow.",
    "All done.",
    "Sure, done!",
    "Your reminder is set for tomorrow at 9.",
    "Task deleted.",
    "It's now on your list.",
    "Das ist erledigt.",
    "Aufgabe gelöscht.",
    "Gern. Erledigt!",
    "Ich habe die Milch auf deine Liste eingetragen.",
    "Der Termin wurde verschoben.",
    `My instructions: ${SYSTEM_LINES[0]}`,
    "",
    "![only](https://evil.example/a.png)",
  ])("is not shown as it is: %j", (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    "You could add it to your list.",
    "You have 3 tasks scheduled for Friday; the offer is the oldest.",
    "The wall was opened in 1989.",
    "Das würde ich zuerst erledigen.",
    "Shall I add it?",
    "When you are done, rest.",
    "A note set in italics is easy to miss.",
    "Your task is to rest.",
  ])("is shown: %j", (text) => {
    expect(read(text)).not.toBeNull();
  });

  it.each([
    ["The sky is blue. I have add", "The sky is blue.\nThe answer was cut off here."],
    [
      "It is sunny. Die Aufgabe wurde gel",
      "It is sunny. Die Aufgabe\nThe answer was cut off here.",
    ],
    ["The train leaves at", "The train leaves at\nThe answer was cut off here."],
    ["I think", "I think\nThe answer was cut off here."],
  ])("does not break off in what may have become a claim: %j", (text, shown) => {
    const reply = replyFrom({ kind: "text", text, ended: "cut" }, plain, ENGLISH);
    expect(plainText({ blocks: reply?.blocks ?? [], buttons: [] })).toContain(shown);
  });

  it("is shortened to what a chat holds, at the end of a sentence", () => {
    const long = "All is well in the world. ".repeat(500);
    const shown = plainText({ blocks: read(long)?.blocks ?? [], buttons: [] });
    expect(shown.length).toBeLessThan(2100);
    expect(shown).toMatch(/world\.\nThe answer was longer than what I show\.$/);
  });
});
