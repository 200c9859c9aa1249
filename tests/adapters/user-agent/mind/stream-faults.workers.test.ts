import { describe, expect, it } from "vitest";
import type { PersonInWorld } from "../../../chaos/support/world.ts";
import { FAULTS, type FaultName } from "../../../counterparts/model/faults.ts";
import { type Act, events } from "../../../counterparts/model/scripted-model.ts";
import { delta } from "../../../counterparts/model/shapes.ts";
import { createMindBench } from "./rig.ts";

const bench = createMindBench();
const { world, script, asked } = bench;
const CHAT = "why is the sky blue in the daytime?";
const PUT = "the milk has to be in by next week, please keep an eye on it";
const NOT_UNDERSTOOD = "I did not understand that, so nothing was changed.";
const DAY = 86_400_000;

const stream = (...pieces: string[]): Act => ({
  do: "stream",
  packets: [...events(...pieces.map((piece) => delta(piece))), ...events("[DONE]")],
  everyMs: 45,
});

interface Row {
  say?: string;
  acts: readonly Act[];
  /** What stands there in the end. */
  reads: string | RegExp;
  /** What may be seen on the way. */
  meanwhile?: RegExp;
}
const of = (name: FaultName, reads: Row["reads"], more: Partial<Row> = {}): [string, Row] => [
  name,
  { acts: FAULTS[name], reads, ...more },
];

/** What goes wrong while an answer is on its way, and what its person sees of it. */
const MENU: [string, Row][] = [
  of("F25 everything twice", /^Hello$/m, { meanwhile: /^Hello$/ }),
  of("F28 call leaked as text deltas", NOT_UNDERSTOOD, { meanwhile: /^$/ }),
  of("F28 call leaked after a lead-in", NOT_UNDERSTOOD, { meanwhile: /^$/ }),
  of("F29 cut in the middle of a sentence", /^The train leaves at\nThe answer was cut off here\./),
  of("F30 untidy stream", /^Well done 🎉$/m, { meanwhile: /^Well( done)?$/ }),
  of("F31 error inside a stream", /^Hello$/m),
  of("F32 JSON instead of a stream", /^Hello$/m),
  of("F32 nothing, then an answer", /^Hello$/m),
  of("F32 only the end mark", /^Hello$/m),
  of("F33 busy once", /^Hello$/m),
  of("F45 special tokens", /^Sure, at noon\.$/m),
  of("F45 think block", /^At noon\.$/m),
  [
    "F28 call in the middle of a stream that offers none",
    {
      acts: [stream("Blue ", "light. ", '{"tool": "add_', 'task", "args": {"title": "A"}}')],
      reads: /^(?:Blue light\.|I did not understand)/,
      meanwhile: /^Blue( light\.)?$/,
    },
  ],
  [
    "F31 error after a few words",
    {
      acts: [
        {
          do: "stream",
          packets: events(...["Blue ", "light ", "is "].map((piece) => delta(piece)), {
            errors: [{ code: 3040, message: "3040: Capacity temporarily exceeded" }],
          }),
          everyMs: 45,
        },
      ],
      reads: /^Blue light is\nThe answer was cut off here\./,
      meanwhile: /^Blue( light)?$/,
    },
  ],
  [
    "F43 claims to have acted, as it comes",
    {
      acts: [stream("Of ", "course. ", "I ", "have ", "added ", "it ", "to ", "your ", "list.")],
      reads: NOT_UNDERSTOOD,
      meanwhile: /^Of( course\.)?$/,
    },
  ],
  [
    "F45 think block, special tokens and a leaked tag, as they come",
    {
      acts: [
        stream(
          ...["<thi", "nk>They ", "want a train.", "</thi", "nk>\n\nAt ", "noon ", "it ", "goes."],
          ...["<|eot", "_id|>", "<|start_header_id|>", "assistant", "<|end_header_id|>"],
        ),
      ],
      reads: /^At noon it goes\.$/m,
      meanwhile: /^At( noon)?( it)?$/,
    },
  ],
  [
    "an image and a link, as they come",
    {
      acts: [
        stream(
          "See ",
          "![a](https://evil.exam",
          "ple/p?d=1) ",
          "[here](https://e",
          "vil.example/",
          "x) now. ",
        ),
      ],
      reads: /^See .*\(evil\.example\) now\./,
      meanwhile: /^See( +\(evil\.example\))?( now\.)?$/,
    },
  ],
  [
    "text beside tools grows by whole sentences",
    {
      say: PUT,
      acts: [stream("Let ", "me ", "see. ", "It ", "is ", "about ", "the ", "milk.")],
      reads: /^Let me see\. It is about the milk\./,
      meanwhile: /^Let me see\.$/,
    },
  ],
  [
    "a claim beside tools, behind a sentence that is none",
    {
      say: PUT,
      acts: [stream("Of course. ", "Let me ", "see. ", "All ", "done! ", "Milk is ", "on it. ")],
      reads: NOT_UNDERSTOOD,
      meanwhile: /^Of course\.( Let me see\.)?$/,
    },
  ],
  [
    "a call beside tools, behind words",
    {
      say: PUT,
      acts: [stream("Let me see.\n", '{"tool": "delete_item", ', '"args": {"item": "T1"}}')],
      reads: /Delete: 1\. “buy bread”\?/,
      meanwhile: /^Let me see\.$/,
    },
  ],
  [
    "a call beside tools in the middle of words",
    {
      say: PUT,
      acts: [
        stream("One could send ", '{"tool": "delete_item", "args": {"item": "T1"}}', " now. "),
      ],
      reads: /^(?!Delete)/,
      meanwhile: /^$/,
    },
  ],
  [
    "a broken call beside tools, behind words, and a better one",
    {
      say: PUT,
      acts: [
        stream("Let me see.\n", '{"tool": "no_such_tool", ', '"args": {}}'),
        stream('{"tool": "delete_item", "args": {"item": "T1"}}'),
      ],
      reads: /Delete: 1\. “buy bread”\?/,
      meanwhile: /^Let me see\.$/,
    },
  ],
  [
    "talk of tools instead of an answer",
    {
      say: PUT,
      acts: [stream("The functions ", "are insufficient. ", "Sorry."), stream("By Friday, then.")],
      reads: /^By Friday, then\./,
      meanwhile: /^(By Friday, then\.)?$/,
    },
  ],
];

async function tell(anna: PersonInWorld, words: string): Promise<string> {
  await anna.say(words);
  await anna.settle(1_000);
  return anna.texts().at(-1) ?? "";
}

describe("an answer on its way", () => {
  it.each(MENU)("%s", async (_, { say = CHAT, acts, reads, meanwhile }) => {
    const anna = world.person();
    await tell(anna, "add buy bread");
    script(...acts);
    const answer = await tell(anna, say);
    if (typeof reads === "string") expect(answer).toContain(reads);
    else expect(answer).toMatch(reads);
    const drafts = world.api.drafts(anna.chatId).map(({ text }) => text);
    for (const text of drafts) expect(text).toMatch(meanwhile ?? /^/);
    expect(drafts.join("\n")).not.toMatch(/[<>{}|]|think|train\.|https?:/);
    expect(anna.texts()).toHaveLength(2);
    expect(asked().map(({ objection }) => objection)).toEqual(asked().map(() => undefined));
    expect(await tell(anna, "/tasks")).not.toMatch(/2\. /);
    world.pass(DAY);
  });

  it("F35 words that stop coming are told as what they are once the time is over", async () => {
    const anna = world.person();
    await tell(anna, "add buy bread");
    script({
      do: "stream",
      packets: events(delta("One "), delta("moment ")),
      hang: true,
      everyMs: 20,
    });
    await anna.say(CHAT);
    for (let tries = 0; tries < 12 && anna.texts().length < 2; tries++)
      await anna.settle(1_000).catch(() => undefined);
    expect(anna.texts().at(-1)).toMatch(/^One moment\nThe answer was cut off here\./);
  });
});
