import { seededRandom } from "../../counterparts/telegram/faults.ts";

/** One thing that a person does, and what has to come of it. */
export interface Deed {
  person: number;
  kind: "add" | "add, then done" | "remind";
  text: string;
  /** First lines of the messages that must arrive; those of the first two carry the item's number. */
  expected: RegExp[];
  /** What the message with the Done button says, when that is to be pressed. */
  press?: RegExp;
}

/** The same seed gives the same deeds, in the same order per person. */
export function planDay(seed: number, messages: number, people: number): Deed[] {
  const random = seededRandom(seed);
  return Array.from({ length: messages }, (_, index) => {
    const word = wordOf(index);
    const roll = random();
    const person = Math.floor(random() * people);
    const seconds = 2 + Math.floor(random() * 6);
    if (roll < 0.35) {
      const expected = [new RegExp(`^Added task (\\d+): “buy ${word}”`)];
      return { person, kind: "add", text: `add buy ${word}`, expected };
    }
    if (roll < 0.65) {
      const press = new RegExp(`^Added task (\\d+): “sell ${word}”`);
      const expected = [press, new RegExp(`^Done: “sell ${word}”`)];
      return { person, kind: "add, then done", text: `add sell ${word}`, expected, press };
    }
    const expected = [
      new RegExp(`^Set reminder (\\d+): “call ${word}”`),
      new RegExp(`^Reminder: “call ${word}”`),
    ];
    const text = `remind me in ${seconds} seconds to call ${word}`;
    return { person, kind: "remind", text, expected };
  });
}

const CONSONANTS = "bcdfghklmnprstvz";
const VOWELS = "aeiou";

/** Something that can be said, occurs once and is no word of any language: "zabakox". */
function wordOf(index: number): string {
  let left = index + 40_000;
  let word = "";
  while (left > 0) {
    word += CONSONANTS[left % CONSONANTS.length];
    left = Math.floor(left / CONSONANTS.length);
    word += VOWELS[left % VOWELS.length];
    left = Math.floor(left / VOWELS.length);
  }
  return `${word}x`;
}
