/** Days with names that German speakers use. */

import type { Holiday } from "../../dates/date-words.ts";
import { table } from "../../dates/word-table.ts";
import { once } from "../once.ts";

const fixed = (month: number, day: number): Holiday => ({ month, day });

const entries = (): readonly (readonly [string, Holiday])[] => [
  [
    "weihnachten|weihnachtstag|erster weihnachtstag|erster weihnachtsfeiertag|ersten weihnachtstag|ersten weihnachtsfeiertag|christtag",
    fixed(12, 25),
  ],
  ["heiligabend|heiliger abend|heiligen abend|heilig abend|weihnachtsabend", fixed(12, 24)],
  [
    "zweiter weihnachtstag|zweiten weihnachtstag|zweiter weihnachtsfeiertag|zweiten weihnachtsfeiertag|stephanstag|stefanitag",
    fixed(12, 26),
  ],
  ["neujahr|neujahrstag|neujahrsmorgen", fixed(1, 1)],
  ["silvester|sylvester|silvesterabend", fixed(12, 31)],
  ["dreikönigstag|heilige drei könige|heiligen drei könige|dreikönig", fixed(1, 6)],
  ["valentinstag", fixed(2, 14)],
  ["frauentag|weltfrauentag", fixed(3, 8)],
  ["tag der arbeit|maifeiertag|staatsfeiertag", fixed(5, 1)],
  ["tag der deutschen einheit|deutsche einheit|nationalfeiertag der deutschen", fixed(10, 3)],
  ["nationalfeiertag", fixed(10, 26)],
  ["bundesfeiertag|schweizer nationalfeiertag", fixed(8, 1)],
  ["mariä himmelfahrt", fixed(8, 15)],
  ["mariä empfängnis", fixed(12, 8)],
  ["reformationstag", fixed(10, 31)],
  ["halloween", fixed(10, 31)],
  ["allerheiligen", fixed(11, 1)],
  ["allerseelen", fixed(11, 2)],
  ["martinstag|sankt martin|st martin|martini", fixed(11, 11)],
  ["nikolaus|nikolaustag|nikolo", fixed(12, 6)],
  ["barbaratag", fixed(12, 4)],
  ["muttertag", { month: 5, weekday: 7, nth: 2 }],
  ["erntedank|erntedankfest", { month: 10, weekday: 7, nth: 1 }],
  ["black friday", { month: 11, weekday: 4, nth: 4, plus: 1 }],
  ["rosenmontag", { easter: -48 }],
  ["faschingsdienstag|fastnacht|fastnachtsdienstag|veilchendienstag", { easter: -47 }],
  ["aschermittwoch", { easter: -46 }],
  ["weiberfastnacht|altweiber", { easter: -52 }],
  ["palmsonntag", { easter: -7 }],
  ["gründonnerstag", { easter: -3 }],
  ["karfreitag", { easter: -2 }],
  ["karsamstag|ostersamstag", { easter: -1 }],
  ["ostern|ostersonntag", { easter: 0 }],
  ["ostermontag", { easter: 1 }],
  ["weißer sonntag", { easter: 7 }],
  ["christi himmelfahrt|himmelfahrt|vatertag|auffahrt", { easter: 39 }],
  ["pfingsten|pfingstsonntag", { easter: 49 }],
  ["pfingstmontag", { easter: 50 }],
  ["fronleichnam", { easter: 60 }],
];

export const germanHolidays = once(() => table(entries()));
