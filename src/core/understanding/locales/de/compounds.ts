/** German words that are written as one and read as two: "Montagabend", "zehnmal", "Viertelstunde", "Monatsende". */
import { once } from "../once.ts";
import { multiples } from "./numbers.ts";

type Compound = readonly [string, readonly string[]];

const join = (first: string, second: string): Compound => [`${first}${second}`, [first, second]];
const each = <T, U>(items: readonly T[], make: (item: T) => readonly U[]): U[] =>
  items.flatMap((item) => make(item));

const DAYS = [
  "montag",
  "dienstag",
  "mittwoch",
  "donnerstag",
  "freitag",
  "samstag",
  "sonnabend",
  "sonntag",
];
const PARTS = ["morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht"];
const USUALLY = ["morgens", "vormittags", "mittags", "nachmittags", "abends", "nachts"];
const NAMED = ["heute", "gestern", "übermorgen", "vorgestern"];
const EDGES = ["anfang", "beginn", "mitte", "ende"];

export const compounds = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map<string, readonly string[]>([
      ...multiples(),
      ...each(DAYS, (day) => PARTS.map((part) => join(day, part))),
      ...each(DAYS, (day) => USUALLY.map((part): Compound => [`${day}${part}`, [`${day}s`, part]])),
      ...each(NAMED, (day) => PARTS.slice(1).map((part) => join(day, part))),
      ...each(["viertel", "dreiviertel"], (part) =>
        ["stunde", "stunden"].map((unit) => join(part, unit)),
      ),
      ...each(["monats", "jahres"], (unit) =>
        EDGES.map((edge): Compound => [`${unit}${edge}`, [edge, unit]]),
      ),
      ...["anfang", "beginn", "mitte"].map((edge): Compound => [`wochen${edge}`, [edge, "woche"]]),
      ...each(["zweit", "dritt", "viert", "fünft"], (nth) =>
        ["e", "en", "er", "es"].map(
          (ending): Compound => [`${nth}letzt${ending}`, [`${nth}en`, "letzten"]],
        ),
      ),
    ]),
);
