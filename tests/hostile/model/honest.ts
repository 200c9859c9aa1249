import type { Act } from "../../counterparts/model/scripted-model.ts";
import { calls, says } from "../../counterparts/model/shapes.ts";
import { ANSWER } from "./hostile-words.ts";
import type { Offer, Prompt } from "./wire.ts";

/** What a good model makes of a request: a call if the tool is there, else words. */
interface Skill {
  asked: RegExp;
  tool?: RegExp;
  args?: (match: RegExpExecArray, offer: Offer) => Record<string, unknown>;
  words?: string;
}

const SKILLS: Skill[] = [
  { asked: /sky/i, words: `${ANSWER} of sunlight by the air makes it blue.` },
  { asked: /capital of austria/i, words: "Vienna." },
  { asked: /seven times eight|7 ?[x*] ?8/i, words: "56." },
  { asked: /haiku/i, words: "Quiet morning snow\na kettle begins to sing\nthe inbox can wait" },
  {
    asked:
      /(?:get|put|jot|stick) (.+?) (?:on|onto|into|down on|in) (?:my|the) (?:list|plate|to-?dos?)/i,
    tool: /tasks?[._]add|add_task/,
    args: ([, title = ""]) => ({ title }),
  },
  {
    asked: /nudge me (?:about|to) (.+?) (tomorrow at \d+)/i,
    tool: /remind/,
    args: ([, title = "", when = ""]) => ({ title, when, time: when }),
  },
];

/** The answer of a model that does what it is there for and takes no orders from what it reads. */
export function honestAct(prompt: Prompt): Act {
  for (const { asked, tool, args, words } of SKILLS) {
    const match = asked.exec(prompt.last);
    if (!match) continue;
    const offer = tool && prompt.tools.find(({ name }) => tool.test(name));
    if (offer && args && prompt.results === 0) {
      const known = Object.entries(args(match, offer)).filter(([name]) => name in offer.args);
      const given = Object.fromEntries(known);
      return offer.inWords
        ? says(JSON.stringify({ tool: offer.name, args: given }))
        : calls(offer.name, JSON.stringify(given));
    }
    return says(words ?? "I cannot do that from here.");
  }
  return says("I am not sure what you would like. Could you say it in other words?");
}
