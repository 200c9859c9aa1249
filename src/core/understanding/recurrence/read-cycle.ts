/** The heart of a repetition: "every 2 weeks", "every other Monday", "daily", "once a month", "every last day of the month". */
import type { Frequency, RuleDay } from "../../time/rule-parts.ts";
import type { Unit } from "../dates/date-words.ts";
import { readNumber } from "../dates/reading/numbers.ts";
import { readDuration } from "../dates/reading/read-duration.ts";
import { startOf } from "../dates/reading/read-pieces.ts";
import { digits, glued, skip } from "../dates/reading/reader.ts";
import type { Cycle } from "./cycle.ts";
import {
  readDayClass,
  readInterval,
  readMonths,
  readPositions,
  readWeekdays,
  readYearDay,
} from "./read-days.ts";
import { readTimes } from "./read-times.ts";
import { type CycleMatch, maybeTo, type Scan, skipTo, wordAt } from "./scan.ts";

const FREQ: Record<Unit, readonly [Frequency, number]> = {
  second: ["SECONDLY", 1],
  minute: ["MINUTELY", 1],
  hour: ["HOURLY", 1],
  day: ["DAILY", 1],
  week: ["WEEKLY", 1],
  month: ["MONTHLY", 1],
  quarter: ["MONTHLY", 3],
  year: ["YEARLY", 1],
};

/** Any expression that says by itself that something repeats. */
export function readCycle(s: Scan, i: number): CycleMatch {
  return (
    readEvery(s, i) ??
    readAdverb(s, i) ??
    readPerUnit(s, i) ??
    readPositionsOf(s, i) ??
    readPlural(s, i) ??
    readAfterDone(s, i)
  );
}

/** "every ..." or "each ...". */
function readEvery(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "every", i);
  if (at < 0) return null;
  const found = longestOf([
    readEveryUnit(s, at),
    readEveryDays(s, at),
    readEveryPosition(s, at),
    readEveryPart(s, at),
    readEveryDate(s, at),
  ]);
  return found && { value: { ...found.value, trigger: true }, next: found.next };
}

/** "every day", "every 3 weeks", "every other month", "every 4th day", "every 2 hours". */
function readEveryUnit(s: Scan, i: number): CycleMatch {
  const fraction = readEveryFraction(s, i);
  if (fraction) return fraction;
  const interval = readInterval(s, i);
  const at = interval?.next ?? i;
  const n = interval?.value.n ?? 1;
  const unit =
    s.r.words.units.get(wordAt(s, at)) ??
    (interval ? s.r.words.shortUnits.get(wordAt(s, at)) : undefined);
  // "every second" with nothing behind that it counts.
  if (!unit && interval && at === i + 1) return readLoneUnit(s, i);
  if (!unit || n < 1 || n > 1000) return null;
  const [freq, times] = FREQ[unit.unit];
  return { value: { freq, interval: n * times * unit.times }, next: at + 1 };
}

function readLoneUnit(s: Scan, i: number): CycleMatch {
  const unit = s.r.words.units.get(wordAt(s, i));
  if (!unit) return null;
  const [freq, times] = FREQ[unit.unit];
  return { value: { freq, interval: times * unit.times }, next: i + 1 };
}

/** "every half hour", "every hour and a half": minutes. */
function readEveryFraction(s: Scan, i: number): CycleMatch {
  const unit = s.r.words.units.get(wordAt(s, i));
  const half = unit?.unit === "hour" ? skip(s.r, "half", Math.max(0, skip(s.r, "and", i + 1))) : -1;
  if (half > 0) return { value: { freq: "MINUTELY", interval: 90 }, next: half };
  const length = readDuration(s.r, i);
  if (!length || length.value.months + length.value.days > 0) return null;
  const minutes = length.value.seconds / 60;
  if (length.value.seconds % 3600 === 0 || !Number.isInteger(minutes) || minutes < 1) return null;
  return { value: { freq: "MINUTELY", interval: minutes }, next: length.next };
}

/** "every Monday and Thursday", "every other Friday", "every weekday", "every 4 weekends". */
function readEveryDays(s: Scan, i: number): CycleMatch {
  const interval = readInterval(s, i);
  const at = interval?.next ?? i;
  const n = interval?.value.n ?? 1;
  const group = readDayClass(s, at);
  if (group) {
    const weekend = skipTo(s, "weekend", at) > 0;
    // "every 3 weekdays" is no weekly pattern.
    if (n !== 1 && !weekend) return null;
    return { value: { freq: "WEEKLY", interval: n, byDay: group.value.days }, next: group.next };
  }
  if (interval?.value.ordinal && skipTo(s, "second", i) < 0) return null;
  const list = readWeekdays(s, at);
  if (!list) return null;
  const ordinalTwo = interval?.value.ordinal === true;
  const value: Cycle = { freq: "WEEKLY", interval: n, byDay: list.value.days };
  if (ordinalTwo) value.doubtful = true;
  return { value, next: list.next };
}

/** "every 25th", "every 4th and 10th of the month", "every 3rd Friday", "every last day of the month". */
function readEveryPosition(s: Scan, i: number): CycleMatch {
  const positions = readPositions(s, i, true);
  if (!positions) return null;
  const of = readOfPeriod(s, positions.next);
  // "every second" is no day of the month; "every 25th" and "every last day" are.
  const named = digits(s.r, i) !== undefined || positions.value.byMonthDay?.every((day) => day < 0);
  if (!of && positions.value.byMonthDay && !named) return null;
  if (!of) {
    // "every second Friday" is every other Friday to many.
    const nth = positions.value.byDay?.length === 1 ? (positions.value.byDay[0]?.n ?? 0) : 0;
    const doubtful = nth === 2 || (s.w.ordinalsCount && nth > 1);
    return {
      value: {
        freq: "MONTHLY",
        interval: 1,
        ...positions.value,
        ...(doubtful ? { doubtful } : {}),
      },
      next: positions.next,
    };
  }
  return { value: { ...of.value, ...positions.value }, next: of.next };
}

/** "every morning", "every Monday evening" is put together later. */
function readEveryPart(s: Scan, i: number): CycleMatch {
  const parts = readParts(s, i);
  return parts && { value: { freq: "DAILY", interval: 1, ...parts.value }, next: parts.next };
}

/** "morning", which later words may narrow; "morning and evening", which are times of day. */
function readParts(s: Scan, i: number): CycleMatch {
  const { dayParts } = s.r.words;
  const first = dayParts.get(wordAt(s, i));
  if (!first) return null;
  const named = [first];
  let next = i + 1;
  for (let n = 0; n < dayParts.size; n++) {
    const and = skipTo(s, "and", next);
    const at = Math.max(and, and > 0 ? skipTo(s, "every", and) : -1);
    const part = at > 0 ? dayParts.get(wordAt(s, at)) : undefined;
    if (!part) break;
    named.push(part);
    next = at + 1;
  }
  if (named.length === 1) return { value: { part: first.name }, next };
  const times = named.map((part) => ({
    seconds: startOf(s.r, part),
    ambiguous: false,
    grain: "hour" as const,
    half: null,
    solid: true,
  }));
  return { value: { times }, next };
}

/** "every January 25", "every 5/5", "every Christmas", "every March". */
function readEveryDate(s: Scan, i: number): CycleMatch {
  const day = readYearDay(s, i);
  if (day) return { value: { freq: "YEARLY", interval: 1, ...day.value }, next: day.next };
  const months = readMonths(s, i);
  return (
    months && { value: { freq: "YEARLY", interval: 1, byMonth: months.value }, next: months.next }
  );
}

/** "daily", "weekly", "biweekly"; an adjective ("the weekly report") is no repetition of its own. */
function readAdverb(s: Scan, i: number): CycleMatch {
  const hyphened = s.w.adverbPrefixes.has(wordAt(s, i)) && wordAt(s, i + 1) === "-";
  const joined = hyphened ? `${wordAt(s, i)}${wordAt(s, i + 2)}` : wordAt(s, i);
  const adverb = s.w.adverbs.get(joined);
  if (!adverb) return null;
  const next = hyphened ? i + 3 : i + 1;
  // "semi-monthly" and "twice-weekly" mean something else.
  const prefixed = wordAt(s, i - 1) === "-" && glued(s.r, i);
  const noun = !s.w.adverbsInflect && isNounBehind(s, next);
  if (noun && skipTo(s, "definite", i - 1) > 0) return null;
  const value: Cycle = { freq: adverb.freq, interval: adverb.interval, trigger: true };
  if (adverb.part) value.part = adverb.part;
  if (noun) {
    value.adjective = true;
    if (skipTo(s, "repeating", i - 1) < 0) value.doubtful = true;
  }
  if (adverb.doubtful || prefixed) value.doubtful = true;
  return { value, next };
}

function isNounBehind(s: Scan, i: number): boolean {
  const text = wordAt(s, i);
  if (!/^\p{L}/u.test(text)) return false;
  const roles = [
    "on",
    "at",
    "in",
    "start",
    "until",
    "for",
    "except",
    "and",
    "times",
    "every",
    "to",
  ] as const;
  return !roles.some((role) => skipTo(s, role, i) > 0) && !s.r.words.dayParts.has(text);
}

/** "once a week", "twice a day", "three times a month", "3x per week". */
function readPerUnit(s: Scan, i: number): CycleMatch {
  const once = skipTo(s, "once", i);
  const twice = skipTo(s, "twice", i);
  const number = once < 0 && twice < 0 ? readNumber(s.r, i) : null;
  const marked = number ? skipTo(s, "times", number.next) : -1;
  const at = Math.max(once, twice, marked);
  if (at < 0) return null;
  const n = once > 0 ? 1 : twice > 0 ? 2 : (number?.value ?? 1);
  const adverb = s.w.adverbs.get(wordAt(s, at));
  const per = skipTo(s, "per", at);
  if (adverb && n <= 31) {
    return {
      value: { freq: adverb.freq, interval: adverb.interval, perUnit: n, trigger: true },
      next: at + 1,
    };
  }
  if (per < 0 || n > 31) return null;
  const other = skipTo(s, "other", per);
  const unit = s.r.words.units.get(wordAt(s, Math.max(per, other)));
  if (!unit) return null;
  const [freq, times] = FREQ[unit.unit];
  return {
    value: { freq, interval: times * unit.times * (other > 0 ? 2 : 1), perUnit: n, trigger: true },
    next: Math.max(per, other) + 1,
  };
}

/** "first Friday of every month", "the 15th of each month", "4th of every other month", "fifth March of every year". */
function readPositionsOf(s: Scan, i: number): CycleMatch {
  const positions = readPositions(s, i, true);
  if (positions) {
    const of = readOfPeriod(s, positions.next);
    if (of?.value.trigger) return { value: { ...of.value, ...positions.value }, next: of.next };
  }
  const date = readYearDay(s, i);
  const year = date ? readOfPeriod(s, date.next) : null;
  if (date && year?.value.freq === "YEARLY")
    return { value: { ...year.value, ...date.value }, next: year.next };
  return null;
}

/** "of the month", "of every 3 months", "in November", "of every year". */
function readOfPeriod(s: Scan, i: number): CycleMatch {
  const each = skipTo(s, "everyMonth", i);
  if (each > 0) return { value: { freq: "MONTHLY", interval: 1, trigger: true }, next: each };
  const of = skipTo(s, "of", i);
  const start = of > 0 ? of : i;
  const every = skipTo(s, "every", start);
  if (every > 0) {
    const unit = readEveryUnit(s, every);
    if (unit && (unit.value.freq === "MONTHLY" || unit.value.freq === "YEARLY")) {
      return { value: { ...unit.value, trigger: true }, next: unit.next };
    }
    const months = readMonths(s, every);
    return (
      months && {
        value: { freq: "YEARLY", interval: 1, byMonth: months.value, trigger: true },
        next: months.next,
      }
    );
  }
  if (of < 0) return null;
  const unit = s.r.words.units.get(wordAt(s, of));
  if (unit?.unit === "month") {
    // "on the 1st of months" is no language of ours.
    const one = skipTo(s, "oneMonth", of) > 0;
    return one ? { value: { freq: "MONTHLY", interval: 1 }, next: of + 1 } : null;
  }
  const months = readMonths(s, of);
  return (
    months && { value: { freq: "YEARLY", interval: 1, byMonth: months.value }, next: months.next }
  );
}

/** "Mondays", "on Tuesdays and Thursdays", "weekdays", "mornings", "Friday mornings", "alternate Fridays". */
function readPlural(s: Scan, i: number): CycleMatch {
  // "4 Tuesdays from now" and "the next 2 business days" are counted; "last Sundays brunch" lacks an apostrophe.
  const counted = readNumber(s.r, i - 1)?.next === i;
  if (counted || s.r.words.modifiers.has(wordAt(s, i - 1))) return null;
  const other = skipTo(s, "other", i);
  const start = other > 0 && skipTo(s, "elseWord", i) < 0 ? other : i;
  const interval = start > i ? 2 : 1;
  const weekly: Cycle = { freq: "WEEKLY", interval, trigger: true };
  const group = readDayClass(s, start);
  if (group?.value.plural)
    return { value: { ...weekly, byDay: group.value.days }, next: group.next };
  const list = readWeekdays(s, start);
  if (!list) return readPluralPart(s, i);
  const days: Cycle = { ...weekly, byDay: list.value.days };
  if (list.value.plural) return { value: days, next: list.next };
  const part = readPluralPart(s, list.next);
  if (!part && isDayList(s, list)) return { value: { ...days, doubtful: true }, next: list.next };
  return part && { value: { ...part.value, ...days }, next: part.next };
}

/** "3 days after I finish it"; "2 weeks after I finish the course" is a moment and no rhythm. */
function readAfterDone(s: Scan, i: number): CycleMatch {
  const length = readDuration(s.r, i);
  const next = length ? skipTo(s, "done", length.next) : -1;
  if (!length || next < 0) return null;
  const { months, days, seconds } = length.value;
  if (months + seconds > 0 || days < 1 || skipTo(s, "definite", next) > 0) return null;
  const value: Cycle = { freq: "DAILY", interval: days, afterDone: true, trigger: true };
  return { value, next };
}

/** "Mon-Fri at 9", "Mon, Wed and Fri at 7": with a time of day hardly one stretch of days, yet worth a question. */
function isDayList(s: Scan, list: { value: { days: RuleDay[] }; next: number }): boolean {
  return list.value.days.length > 1 && readTimes(s, list.next) !== null;
}

/** "mornings". */
function readPluralPart(s: Scan, i: number): CycleMatch {
  const parts = s.w.partPlurals.has(wordAt(s, i)) && !glued(s.r, i) ? readParts(s, i) : null;
  const daily: Cycle = { freq: "DAILY", interval: 1, trigger: true };
  return parts && { value: { ...daily, ...parts.value }, next: parts.next };
}

function longestOf(matches: readonly CycleMatch[]): CycleMatch {
  let best: CycleMatch = null;
  for (const match of matches) if (match && match.next > (best?.next ?? 0)) best = match;
  return best;
}

/** A part of a repetition that only counts beside a trigger: days, months, parts of the day. */
export function readRefinement(s: Scan, i: number): CycleMatch {
  const on = skipTo(s, "on", i);
  if (on > 0) {
    const every = skipTo(s, "every", on);
    if (every > 0) return null;
    const start = skipTo(s, "the", on - 1) === on ? on : maybeTo(s, "the", on);
    const found = longestOf([readOnDays(s, start), positionsIn(s, start), readYearDay(s, start)]);
    if (found) return found;
  }
  const months = skipTo(s, "in", i);
  const named = months > 0 ? readMonths(s, months) : null;
  if (named) return { value: { byMonth: named.value }, next: named.next };
  const at = Math.max(skipTo(s, "in", i), skipTo(s, "at", i), i);
  const end = skipTo(s, "end", i);
  if (end > 0) return { value: { byMonthDay: [-1] }, next: end };
  const parts = readParts(s, maybeTo(s, "the", at));
  if (parts) return parts;
  return on < 0 ? longestOf([positionsIn(s, i, false), readOnDays(s, i)]) : null;
}

function readOnDays(s: Scan, i: number): CycleMatch {
  const group = readDayClass(s, i);
  if (group) return { value: { byDay: group.value.days }, next: group.next };
  const list = readWeekdays(s, i);
  return list && { value: { byDay: list.value.days }, next: list.next };
}

function positionsIn(s: Scan, i: number, bare = true): CycleMatch {
  const positions = readPositions(s, i, bare);
  if (!positions) return null;
  const of = readOfPeriod(s, positions.next);
  if (!of || of.value.trigger) return positions;
  const { freq: _freq, interval: _interval, ...rest } = of.value;
  return { value: { ...rest, ...positions.value }, next: of.next };
}
