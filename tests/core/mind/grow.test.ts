import { describe, expect, it } from "vitest";
import { streamText } from "../../../src/channels/slack/streams/stream-text.ts";
import { renderParts } from "../../../src/channels/telegram/render.ts";
import { toHtml } from "../../../src/channels/telegram/split.ts";
import { plainText } from "../../../src/core/chat/reply.ts";
import { claimsDeed } from "../../../src/core/mind/answer/claims.ts";
import { growingBlocks } from "../../../src/core/mind/answer/grow.ts";
import { SYSTEM_LINES } from "../../../src/core/mind/context/prompt.ts";
import { HOSTS, MIRA } from "../../hostile/houses/house.ts";
import { judge } from "../../hostile/judge/judge.ts";
import { HOSTILE_WORDS } from "../../hostile/model/hostile-words.ts";

const textAt = (text: string, at: number) =>
  plainText({ blocks: growingBlocks(text.slice(0, at)), buttons: [] }).trim();
/** What is shown while the text comes, a character at a time. */
const steps = (text: string) => Array.from(text, (_, at) => textAt(text, at + 1));
const end = (text: string) => textAt(`${text} `, text.length + 1);

describe("an answer that is being written", () => {
  it.each([
    "The air scatters blue light most. So it comes from all sides.",
    "Try:\n- one **very** good thing\n- another, with `code` in it\n\nThen *rest*.",
    "## Plan\nFirst read, then write. Ich denke das ist so gut.",
    "I think I would start with the offer. It has to be out by Friday.",
  ])("only ever grows, in whole words: %s", (text) => {
    const whole = end(text);
    for (const [at, shown] of steps(text).entries()) {
      expect(whole.startsWith(shown), `${at}: ${shown}`).toBe(true);
      if (shown !== "") expect(`${whole.slice(shown.length)} `).toMatch(/^[\s.,:;!?]/);
    }
    expect(whole.length).toBeGreaterThan(text.length / 2);
  });

  it.each([
    "Sure. I have added milk to your list. Anything else?",
    "Done! I added it.",
    "It is sunny. I've gone ahead and scheduled that for you.",
    "All right, the task has now been deleted.",
    "Gern. Ich habe die Aufgabe hinzugefügt.",
    "Klar, die Erinnerung wurde für morgen um neun Uhr gesetzt.",
    "Das Meer ist blau.\nErledigt, das steht jetzt auf der Liste.",
    "Well.\nI will remind you tomorrow at nine.",
  ])("never says that something was done, nor begins to: %s", (text) => {
    const shown = steps(text);
    for (const one of shown) expect(claimsDeed(one), one).toBe(false);
    expect(shown.join()).not.toMatch(
      /\bi\b|\bich\b|added|scheduled|been|hinzu|gesetzt|Erledigt|remind/iu,
    );
  });

  it("beside tools grows by whole sentences, none of them a claim", () => {
    const text =
      "It is on the way. Milk has to be in by Friday!\nAnything else? Sure, done. Bye now. ";
    const seen = new Set(
      Array.from(text, (_, at) =>
        plainText({
          blocks: growingBlocks(text.slice(0, at + 1), { careful: true }),
          buttons: [],
        }).trim(),
      ),
    );
    expect([...seen]).toEqual([
      "",
      "It is on the way.",
      "It is on the way. Milk has to be in by Friday!",
      "It is on the way. Milk has to be in by Friday!\nAnything else?",
    ]);
  });

  it("does not repeat its own instructions", () => {
    const [, line = ""] = SYSTEM_LINES;
    expect(steps(`As told: ${line} And so on.`).join()).not.toContain(line.slice(0, 30));
    expect(steps(line).at(-1)).toBe("");
  });

  it.each(
    Object.keys(HOSTILE_WORDS).flatMap((kind) => [[kind, false] as const, [kind, true] as const]),
  )("is harmless at every step: %s, beside tools: %s", (kind, careful) => {
    const text = `It is so:\n${HOSTILE_WORDS[kind]?.(3)} and more. And more.`;
    const state = new Set<string>();
    for (let at = 1; at <= text.length; at++) {
      const blocks = growingBlocks(text.slice(0, at), { careful });
      const html = toHtml(renderParts({ blocks, buttons: [] })[0] ?? []);
      const slack = streamText(blocks);
      const calls = [
        {
          ...{ turn: 1, host: HOSTS.telegram, method: "sendMessageDraft" },
          body: { chat_id: String(MIRA.id), text: html, parse_mode: "HTML", draft_id: 1 },
        },
        {
          ...{ turn: 1, host: HOSTS.slack, method: "chat.appendStream" },
          body: { channel: "D0ANNA", ts: "1.1", markdown_text: slack },
        },
        {
          ...{ turn: 1, host: HOSTS.page, method: "growing" },
          body: { entry: { id: "t1", at: 1, blocks, ended: false } },
        },
      ];
      const states = { clean: state, planted: state, end: state };
      const breaches = judge({ calls, states, planted: { text: "-", isKept: false } });
      expect(breaches, `${at}: ${html} | ${slack}`).toEqual([]);
    }
  });
});
