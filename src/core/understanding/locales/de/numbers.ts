/** German numbers, which are written as one word each. */
import { once } from "../once.ts";

type Entries = readonly (readonly [string, number])[];

const UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
const SMALL = [
  "null",
  "eins",
  ...UNITS.slice(2),
  "zehn",
  "elf",
  "zwölf",
  "dreizehn",
  "vierzehn",
  "fünfzehn",
  "sechzehn",
  "siebzehn",
  "achtzehn",
  "neunzehn",
];
export const TENS: Entries = [
  ["zwanzig", 20],
  ["dreißig", 30],
  ["vierzig", 40],
  ["fünfzig", 50],
  ["sechzig", 60],
  ["siebzig", 70],
  ["achtzig", 80],
  ["neunzig", 90],
];

/** "null" to "neunundneunzig", the other words for two, and halves. */
export const numbers = once(
  (): Entries => [
    ...SMALL.map((word, value) => [word, value] as const),
    ["ein", 1],
    ["zwo", 2],
    ...TENS,
    ...TENS.flatMap(([ten, value]) =>
      UNITS.slice(1).map((unit, index) => [`${unit}und${ten}`, value + index + 1] as const),
    ),
    ["anderthalb|eineinhalb", 1.5],
    ["zweieinhalb", 2.5],
    ["dreieinhalb", 3.5],
    ["viereinhalb", 4.5],
  ],
);

const ordinalStems = (): Entries => [
  ["erst", 1],
  ["zweit", 2],
  ["dritt", 3],
  ["viert", 4],
  ["fünft", 5],
  ["sechst", 6],
  ["siebt", 7],
  ["siebent", 7],
  ["acht", 8],
  ...SMALL.slice(9).map((word, index) => [`${word}t`, index + 9] as const),
  ["zwanzigst", 20],
  ...UNITS.slice(1).map((unit, index) => [`${unit}undzwanzigst`, 21 + index] as const),
  ["dreißigst", 30],
  ["einunddreißigst", 31],
];
const ENDINGS = ["e", "er", "es", "en", "em"];

/** "erste" to "einunddreißigstem". */
export const ordinals = once(
  (): Entries =>
    ordinalStems().flatMap(([stem, value]) =>
      ENDINGS.map((ending) => [`${stem}${ending}`, value] as const),
    ),
);

/** "einmal" to "zwanzigmal" as two words. */
export const multiples = once((): readonly (readonly [string, readonly string[]])[] => [
  ["einmal", ["ein", "mal"]],
  ...[...SMALL.slice(2), "zwanzig"].map(
    (word) => [`${word}mal`, [word, "mal"]] as readonly [string, readonly string[]],
  ),
]);
