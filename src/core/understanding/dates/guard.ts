/**
 * Marks readings that leave words of a time unread: a half-understood time is asked about, never acted on.
 */

import type { Grain } from "../interpretation.ts";
import { isUnknownPlace } from "./reading/clock/read-zone.ts";
import { readNumber, readOrdinal } from "./reading/numbers.ts";
import { digits, glued, maybe, type Reader, skip, word } from "./reading/reader.ts";
import type { TimeFinding } from "./time-finding.ts";

/** A finding with the tokens that it covers, end exclusive. */
export interface Placed {
  finding: TimeFinding;
  from: number;
  to: number;
}

/** The findings, with a problem where they contradict or ignore the words beside them. */
export function guarded(r: Reader, placed: readonly Placed[]): TimeFinding[] {
  return placed.map((one, i) => {
    const before = placed[i - 1];
    const after = placed[i + 1];
    const clocked = !one.finding.when.dateOnly && isUnknownPlace(r, one.to);
    const unread =
      clocked ||
      (before && contradicts(r, before, one)) ||
      (after && contradicts(r, one, after)) ||
      hasCountBefore(r, one, before) ||
      hasChoice(r, one) ||
      hasMoreBefore(r, one) ||
      hasMoreBehind(r, one, after);
    return unread && !isStronger(one.finding)
      ? { ...one.finding, problem: "unread-time-words" }
      : one.finding;
  });
}

/** "31 February" beside something else stays the question that it is. */
function isStronger({ problem }: TimeFinding): boolean {
  return problem === "impossible-date" || problem === "weekday-mismatch";
}

/** Two days side by side ("Friday, tomorrow", "Monday after tomorrow") that were not one expression. */
function contradicts(r: Reader, first: Placed, second: Placed): boolean {
  const [a, b] = [first.finding, second.finding];
  // "2 hours before noon" is neither two hours nor noon.
  if (a.duration !== undefined && first.to === second.from && isRelation(r, second.from))
    return true;
  if (a.duration !== undefined || b.duration !== undefined) return false;
  if (a.when.timeOnly || b.when.timeOnly) return false;
  for (let i = first.to; i < second.from; i++) if (!/^[,(–-]$/.test(word(r, i))) return false;
  return true;
}

function isRelation(r: Reader, i: number): boolean {
  return skip(r, "before", i) > 0 || skip(r, "after", i) > 0;
}

/** "at 5 or 6", "5 or 6pm", "in 2-3 weeks": the other number was not read. */
function hasChoice(r: Reader, { finding, from, to }: Placed): boolean {
  if (isListed(r, to) || isRangeBefore(r, from)) return true;
  if (finding.when.dateOnly) return false;
  const behind = skip(r, "or", to) > 0 && readNumber(r, to + 1) !== null;
  const joined = skip(r, "or", from - 1) === from || skip(r, "to", from - 1) === from;
  return behind || (joined && readNumber(r, from - 2)?.next === from - 1);
}

/** "December 3rd [or 4th]", "Dec 3[, 4 and 5]", "tomorrow morning [or afternoon]". */
function isListed(r: Reader, to: number): boolean {
  const or = skip(r, "or", to);
  const next = Math.max(or, skip(r, "and", to));
  if (next < 0) return false;
  if (or > 0 && r.words.dayParts.has(word(r, next))) return true;
  const number = isMonthDay(r, to) ? readOrdinal(r, next, true) : null;
  if (!number || number.value > 31 || (digits(r, next) === undefined && or < 0)) return false;
  const after = word(r, number.next);
  return (
    !/^[\p{L}:%$€£/]/u.test(after) ||
    Math.max(skip(r, "and", number.next), skip(r, "or", number.next)) > 0
  );
}

/** What ends here is a month and a day. */
function isMonthDay(r: Reader, to: number): boolean {
  const number = r.words.ordinalSuffixes.has(word(r, to - 1)) ? to - 2 : to - 1;
  return digits(r, number) !== undefined && r.words.months.has(word(r, number - 1));
}

/** "1.-[8. December]", "2-[3 May]". */
function isRangeBefore(r: Reader, from: number): boolean {
  if (!/^[-–]$/.test(word(r, from - 1))) return false;
  return digits(r, word(r, from - 2) === "." ? from - 3 : from - 2) !== undefined;
}

/** "5 school days before Christmas": a counted unit that no finding covers stands right before. */
function hasCountBefore(r: Reader, { finding, from }: Placed, before: Placed | undefined): boolean {
  if (finding.duration !== undefined || (before && before.to >= from)) return false;
  if (!isUnit(r, word(r, from - 1))) return false;
  for (let i = from - 2; i >= Math.max(0, from - 4); i--) {
    if ((before && i < before.to) || /^[.,;:!?]$/.test(word(r, i))) return false;
    if (readNumber(r, i) || readOrdinal(r, i)) return true;
  }
  return false;
}

/** A unit, or a word that is joined from one ("Schultage"). */
function isUnit(r: Reader, text: string): boolean {
  const { units, grammar } = r.words;
  if (units.has(text)) return true;
  return (
    grammar.joinsWords && [...units.keys()].some((unit) => unit.length > 3 && text.endsWith(unit))
  );
}

/** "less than [3 days after tomorrow]", "2 [upcoming month]", "next [two week]", "second closest [Friday]". */
function hasMoreBefore(r: Reader, { finding, from }: Placed): boolean {
  const numbered = from > 0 && readNumber(r, from - 1)?.next === from;
  if (finding.duration !== undefined) return numbered || isModified(r, from);
  const led = ["bound", "closest", "thatTime"] as const;
  if (finding.when.dateOnly && isYearBefore(r, from)) return true;
  // "sat at 8" may be a day.
  if (finding.when.timeOnly && r.words.doubtfulWeekdays.has(word(r, from - 1))) return true;
  if (led.some((role) => endsAt(r, role, from)) || hasUnitBefore(r, from)) return true;
  if (readOrdinal(r, from - 1)?.next === from || readOrdinal(r, from - 2)?.next === from)
    return true;
  const meal = r.words.meals.has(word(r, from - 1)) && isRelation(r, from - 2);
  return (
    meal || (numbered && r.words.modifiers.has(word(r, from)) && finding.when.end !== undefined)
  );
}

/** "2027 [week 5]" */
function isYearBefore(r: Reader, from: number): boolean {
  const token = r.tokens[from - 1];
  const value = token?.value ?? 0;
  return token !== undefined && token.end - token.start === 4 && value >= 1900 && value < 2200;
}

/** "next [two week]", "past [3 weekends]"; "will last [2 hours]" is a verb. */
function isModified(r: Reader, from: number): boolean {
  return r.words.modifiers.has(word(r, from - 1)) && skip(r, "last", from - 1) < 0;
}

/** "the week [before Christmas]", "the first working day of [next month]". */
function hasUnitBefore(r: Reader, from: number): boolean {
  const linked = isRelation(r, from) ? from : skip(r, "ofMonth", from - 1) === from ? from - 1 : -1;
  if (linked < 0) return false;
  const before = word(r, linked - 1);
  if (linked === from && r.words.dayParts.has(before)) return true;
  return r.words.units.has(before) || skip(r, "weekend", linked - 1) === linked;
}

/** True when a phrase of a role ends right before a token. */
function endsAt(r: Reader, role: "bound" | "closest" | "thatTime", to: number): boolean {
  for (let i = Math.max(0, to - 4); i < to; i++) if (skip(r, role, i) === to) return true;
  return false;
}

/** "Saturday [2018]", "Thursday of [Mysteries]", "last Monday in April to [2019]", "5 to 6 April [22]". */
function hasMoreBehind(r: Reader, { finding, to }: Placed, after: Placed | undefined): boolean {
  // "7 days a week" is no length.
  if (finding.duration !== undefined)
    return r.words.units.has(word(r, skip(r, "a", to))) || isRelation(r, to);
  // "Friday fortnight"
  if (r.words.weekdays.has(word(r, to - 1)) && r.words.units.has(word(r, to))) return true;
  if (skip(r, "weekend", to) > 0) return true;
  if (skip(r, "afterNext", to) > 0 || isPartOf(r, to)) return true;
  if (after?.from === to) return false;
  if (finding.when.dateOnly && isLooseNumber(r, to, finding.when.grain)) return true;
  const end = skip(r, "to", to);
  return end > 0 && !glued(r, to) && isDateWord(r, end);
}

/** "Thursday of [Mysteries]", "the last week of [the year]", "week 3 of [January]". */
function isPartOf(r: Reader, i: number): boolean {
  const of = skip(r, "ofMonth", i);
  if (of < 0) return false;
  // "on the 5th of never"
  const last = word(r, i - 1);
  const ordinal = r.words.ordinalSuffixes.has(last) || r.words.ordinals.has(last);
  if (r.words.weekdays.has(last) || ordinal) return true;
  const text = word(r, maybe(r, "the", of));
  return r.words.units.has(text) || r.words.months.has(text) || r.words.modifiers.has(text);
}

/** A year behind a day that has none, or a number behind a month or its day that is no clock time. */
function isLooseNumber(r: Reader, i: number, grain: Grain): boolean {
  const token = r.tokens[i];
  const value = digits(r, i);
  if (token === undefined || value === undefined || glued(r, i)) return false;
  if (/^[\p{L}:%/]/u.test(word(r, i + 1))) return false;
  const length = token.end - token.start;
  if (length === 4) return r.words.weekdays.has(word(r, i - 1)) && value >= 1900 && value < 2200;
  const month = digits(r, i - 1) === undefined ? word(r, i - 1) : word(r, i - 2);
  return length <= 2 && (grain !== "day" || r.words.months.has(month));
}

function isDateWord(r: Reader, i: number): boolean {
  const { weekdays, namedDays, months, doubtfulMonths } = r.words;
  const text = word(r, i);
  const token = r.tokens[i];
  const year = token?.value !== undefined && token.end - token.start === 4;
  if (year && token.value !== undefined && token.value >= 1900 && token.value < 2200) return true;
  return (
    weekdays.has(text) || namedDays.has(text) || (months.has(text) && !doubtfulMonths.has(text))
  );
}
