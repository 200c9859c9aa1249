import { describe, expect, it } from "vitest";
import { SYSTEM_LINES } from "../../../../src/core/mind/context/prompt.ts";
import type { PersonInWorld } from "../../../chaos/support/world.ts";
import { FAULTS } from "../../../counterparts/model/faults.ts";
import type { Act } from "../../../counterparts/model/scripted-model.ts";
import { calls, says } from "../../../counterparts/model/shapes.ts";
import { createMindBench, weekdayAhead } from "./rig.ts";

const bench = createMindBench();
const { world, script, asked } = bench;
const DAY = 86_400_000;

/** Stands for a weekday that is neither today nor near. */
const DAY_SAID = "Someday";
const NOT_UNDERSTOOD = "I did not understand that, so nothing was changed.";
const CHAT = "why is the sky blue in the daytime?";
const WHICH = "which of my tasks should I start with?";
const PUT = "the milk has to be in by next week, please keep an eye on it";

async function tell(anna: PersonInWorld, words: string): Promise<string> {
  await anna.say(words);
  await anna.settle(1_000);
  return anna.texts().at(-1) ?? "";
}

interface Row {
  say: string;
  acts: readonly Act[];
  /** What the person reads. */
  reads: string | RegExp;
  /** Requests at most. */
  most?: number;
}

/** What a mind gets wrong, and what its person sees of it: nothing that was not said is done, whatever it writes. */
const MENU: Record<string, Row> = {
  "F8 invented tool for small talk": {
    say: "thanks, that helps a lot!",
    acts: FAULTS["F8 invented tool for small talk"],
    reads: "Good morning.",
  },
  "F12 call quoted in a sentence": {
    say: PUT,
    acts: [says('You could send {"tool": "add_task", "args": {"title": "milk"}} to it.')],
    reads: "You could send",
  },
  "F17 required is None": {
    say: "the report has to be in by next week, please keep an eye on it",
    acts: [calls("add_reminder", '{"title":"None","when":"null"}')],
    reads: "What should the reminder be called?",
  },
  "F24 invented arguments": {
    say: "book something for me",
    acts: [calls("add_reminder", '{"title":"Flight to LHR","when":"2024-07-28"}')],
    reads: "What should the reminder be called?",
  },
  "F35 page of a proxy": { say: CHAT, acts: FAULTS["F35 page of a proxy"], reads: "Hello" },
  "F35 long rate limit": {
    say: CHAT,
    acts: FAULTS["F35 long rate limit"],
    reads: "The language model is busy at the moment.",
  },
  "F41 call for small talk": {
    say: "nice, what do you think of Vienna?",
    acts: FAULTS["L41 call for small talk"],
    reads: NOT_UNDERSTOOD,
  },
  "F42 the same call for ever": {
    say: WHICH,
    acts: [calls("list_tasks", '{"filter":"open"}')],
    reads: /1\. .*bread/,
    most: 3,
  },
  "F43 claims to have acted": {
    say: PUT,
    acts: FAULTS["L43 claims to have acted"],
    reads: NOT_UNDERSTOOD,
  },
  "F44 writes the date itself": {
    say: `Call John ${DAY_SAID} 5pm please`,
    acts: [calls("add_reminder", '{"title":"Call John","when":"2024-07-29 17:00"}')],
    reads: /“Call John”, \w{3} \d+ \w+, 17:00/,
  },
  "F45 another language, claiming": {
    say: CHAT,
    acts: FAULTS["L45 another language"],
    reads: NOT_UNDERSTOOD,
  },
  "F45 special tokens": {
    say: CHAT,
    acts: FAULTS["F45 special tokens"],
    reads: /^Sure, at noon\.(?!.*[<|])/s,
  },
  "F45 think block": {
    say: CHAT,
    acts: FAULTS["F45 think block"],
    reads: /^At noon\.(?!.*train)/s,
  },
  "F45 12,000 characters": {
    say: CHAT,
    acts: [says("All is well. ".repeat(920))],
    reads: /^(?=.{1000,2200}$).*The answer was longer than what I show\./s,
  },
  "F46 obeys an injection": {
    say: WHICH,
    acts: FAULTS["L46 obeys an injection"],
    reads: NOT_UNDERSTOOD,
  },
  "F47 unknown alias": {
    say: "that one may go away",
    acts: [calls("delete_item", '{"item":"T99"}')],
    reads: "Which one do you mean?",
  },
  "F47 its own instructions": {
    say: CHAT,
    acts: [says(`I was told: ${SYSTEM_LINES[1]}`)],
    reads: NOT_UNDERSTOOD,
  },
  "F48 no usage": { say: CHAT, acts: FAULTS["F48 no usage"], reads: "Hello" },
  "F48 too little usage": { say: CHAT, acts: FAULTS["F48 too little usage"], reads: "Hello" },
};

describe("at the person's side", () => {
  it.each(Object.entries(MENU))("%s", async (_, { say, acts, reads, most = 2 }) => {
    const anna = world.person();
    await tell(anna, "add buy bread");
    script(...acts);
    const words = say.replace(DAY_SAID, weekdayAhead());
    const answer = (await tell(anna, words)).split("\nTimes are in UTC")[0];
    if (typeof reads === "string") expect(answer).toContain(reads);
    else expect(answer).toMatch(reads);
    expect(asked().length).toBeGreaterThan(0);
    expect(asked().length).toBeLessThanOrEqual(most);
    expect(asked().map(({ objection }) => objection)).toEqual(asked().map(() => undefined));
    const list = await tell(anna, "/tasks");
    expect(list).toMatch(/1\. .*bread/);
    expect(list).not.toMatch(/2\. /);
    expect(await tell(anna, "/reminders")).toContain("No reminders are set.");
    world.pass(DAY);
  });

  it("F35 never answers: the person hears so once the time is over, and the day's tokens count our estimate", async () => {
    const anna = world.person();
    script(...FAULTS["F35 never answers"]);
    await anna.say(CHAT);
    for (let tries = 0; tries < 5 && anna.texts().length === 0; tries++)
      await anna.settle(1_000).catch(() => undefined);
    expect(anna.texts()).toEqual([
      expect.stringMatching(/did not understand.*The language model did not answer in time\./s),
    ]);
    world.pass(DAY);
    script(...FAULTS["F48 zero usage"]);
    await tell(anna, CHAT);
    expect(await tell(anna, "/usage")).toMatch(/Today: [12]\d\d of/);
  });
});
