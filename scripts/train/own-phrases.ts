import { expand, roughen } from "./expand.ts";
import { createRandom } from "./learn-weights.ts";
import { calendarPhrases } from "./phrases/calendar.ts";
import { commandPhrases } from "./phrases/commands.ts";
import { everydayPhrases } from "./phrases/everyday.ts";
import { fillers } from "./phrases/fillers.ts";
import { listPhrases } from "./phrases/lists.ts";
import { moreFillers } from "./phrases/more-fillers.ts";
import { otherPhrases } from "./phrases/others.ts";
import { travelPhrases } from "./phrases/travel.ts";

export interface LabelledPhrase {
  text: string;
  label: string;
  weight: number;
}

/** How much a phrase of our own counts beside a real one. Found by trying. */
const OWN_WEIGHT = 0.4;
const COMMAND_WEIGHT = 0.5;
/** Everyday phrases fill thin labels; more of them would tilt the scale towards deeds. */
const EVERYDAY_WEIGHT = 0.25;
/** Sentences made from each template. */
const EACH = 20;
const EACH_COMMAND = 18;
const EACH_EVERYDAY = 8;

interface Template {
  label: string;
  line: string;
  count: number;
  weight: number;
}

/** Our own labelled phrases; the same on every run. */
export function ownPhrases(): LabelledPhrase[] {
  const random = createRandom(7_341);
  const all = { ...fillers, ...moreFillers };
  const seen = new Set<string>();
  const phrases: LabelledPhrase[] = [];
  for (const { label, line, count, weight } of templates()) {
    for (let index = 0; index < count; index += 1) {
      const text = roughen(expand(line, all, random), random);
      const key = text.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      phrases.push({ text, label, weight });
    }
  }
  return phrases;
}

function templates(): Template[] {
  const groups = [calendarPhrases, listPhrases, travelPhrases, { other: otherPhrases }];
  return [
    ...groups.flatMap((group) => labelled(group, EACH, OWN_WEIGHT)),
    ...labelled(commandPhrases, EACH_COMMAND, COMMAND_WEIGHT),
    ...labelled(everydayPhrases, EACH_EVERYDAY, EVERYDAY_WEIGHT),
  ];
}

function labelled(
  group: Readonly<Record<string, readonly string[]>>,
  count: number,
  weight: number,
): Template[] {
  return Object.entries(group).flatMap(([label, lines]) =>
    lines.map((line) => ({ label, line, count, weight })),
  );
}
