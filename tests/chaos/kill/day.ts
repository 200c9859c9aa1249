import { seededRandom } from "../../counterparts/telegram/faults.ts";

export type DeedKind = "add" | "add, then done" | "remind" | "series";

/** One thing that a person does, and what has to come of it. */
export interface Deed {
  person: number;
  kind: DeedKind;
  text: string;
  /** Keys of the messages that must arrive, as `Arrival.key` has them. */
  expected: string[];
  /** The key of the message whose Done button is to be pressed. */
  press?: string;
  /** Of a series: the title, and ms from one occurrence to the next. */
  series?: { title: string; everyMs: number };
}

/** Shares of the kinds, in this order; the rest are tasks that are added. */
export interface Mix {
  done: number;
  remind: number;
  series: number;
  /** A reminder is due so many seconds after it was asked for. */
  seconds: { least: number; spread: number };
}

export const OF_ALL_KINDS: Mix = {
  done: 0.3,
  remind: 0.35,
  series: 0,
  seconds: { least: 2, spread: 6 },
};
export const MOSTLY_REMINDERS: Mix = {
  done: 0.03,
  remind: 0.89,
  series: 0.05,
  seconds: { least: 2, spread: 90 },
};

const EVERY_MINUTES = 5;

/** The same seed gives the same deeds, in the same order per person. `shares[p]` is how much person p has to say. */
export function planDay(seed: number, messages: number, shares: number[], mix: Mix): Deed[] {
  const random = seededRandom(seed);
  const pick = picker(shares);
  return Array.from({ length: messages }, (_, index) => {
    const word = wordOf(index);
    const roll = random();
    const person = pick(random());
    const seconds = mix.seconds.least + Math.floor(random() * mix.seconds.spread);
    if (roll < mix.done) {
      const press = `Added task sell ${word}`;
      const expected = [press, `Done sell ${word}`];
      return { person, kind: "add, then done", text: `add sell ${word}`, expected, press };
    }
    const set = `Set reminder call ${word}`;
    if (roll < mix.done + mix.remind) {
      const text = `remind me in ${seconds} seconds to call ${word}`;
      return { person, kind: "remind", text, expected: [set, `Reminder call ${word}`] };
    }
    if (roll < mix.done + mix.remind + mix.series) {
      const text = `remind me every ${EVERY_MINUTES} minutes to call ${word}`;
      const series = { title: `call ${word}`, everyMs: EVERY_MINUTES * 60_000 };
      return { person, kind: "series", text, expected: [set], series };
    }
    const expected = [`Added task buy ${word}`];
    return { person, kind: "add", text: `add buy ${word}`, expected };
  });
}

/** A number from 0 to 1 to a person, by their shares. */
function picker(shares: number[]): (roll: number) => number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return (roll) => {
    let left = roll * total;
    const found = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return found < 0 ? shares.length - 1 : found;
  };
}

const CONSONANTS = "bcdfghklmnprstvz";
const VOWELS = "aeiou";

/** Something that can be said, occurs once and is no word of any language: "zabakox". */
export function wordOf(index: number): string {
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
