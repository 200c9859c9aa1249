import { type ChosenTime, chooseTime } from "../choose-time.ts";
import type { FrameMatch } from "../frames.ts";
import type { Ambiguity, Request, When } from "../interpretation.ts";
import type { Locale } from "../locale.ts";
import { createSegment, rangeText, type Segment, type Setting } from "../segment.ts";
import { isParallel, splitItems } from "../split.ts";
import { overlaps } from "../time-reading.ts";
import { readTitle } from "../titles.ts";

/** One sentence that asks for several things of the same kind. */

type Range = [number, number];

interface Item {
  title: string;
  range: Range;
  time: ChosenTime;
}

/** "add tasks: X, Y and Z" is three requests; a time belongs to the item it is said with, at either end to all. */
export function severalTasks(
  segment: Segment,
  { captures }: FrameMatch,
  request: Request,
  locale: Locale,
): Request[] {
  const { title } = request.slots;
  const range = captures["title"];
  if (request.intent !== "task.add" || !title || !range || request.slots.recurrence)
    return [request];
  const plural = segment.tokens
    .slice(segment.from, range[0])
    .some((token) => locale.plurals.has(token.norm));
  const items = captures["time"] ? [] : listItems(segment, range, plural, locale);
  if (items.length > 1 && !sharesTime(segment, range, items)) {
    return items.map((item) => ownRequest(request, item));
  }
  const titles =
    items.length > 1 ? items.map((item) => item.title) : splitItems(title, plural, locale);
  return titles.map((item) => ({ ...request, slots: { ...request.slots, title: item } }));
}

function listItems(segment: Segment, range: Range, plural: boolean, locale: Locale): Item[] {
  const pieces = splitRange(segment, range, locale);
  const commas = pieces.length > 2 || /[,;]/.test(rangeText(segment, ...range));
  if (!commas && !plural) return [];
  const items = pieces.flatMap((piece): Item[] => {
    const time = chooseTime(segment, { title: piece }, locale);
    const { title } = readTitle(segment, piece, time.spans, locale);
    return title === "" ? [] : [{ title, range: piece, time }];
  });
  const titles = items.map((item) => item.title);
  return plural || isParallel(titles, locale) ? items : [];
}

/** Cut at commas and semicolons, and in the last piece at the first "and"; never inside a time. */
function splitRange(segment: Segment, [from, to]: Range, locale: Locale): Range[] {
  const cuts: Range[] = [];
  let start = from;
  for (let at = from + 1; at < to; at += 1) {
    if (!/[,;]/.test(gapBefore(segment, at)) || isInsideTime(segment, at)) continue;
    cuts.push([start, at]);
    start = at;
  }
  if (locale.listAnd.has(segment.tokens[start]?.norm ?? "")) start += 1;
  const and = segment.tokens.findIndex(
    ({ norm }, at) => at > start && at < to - 1 && locale.listAnd.has(norm),
  );
  if (and < 0 || isInsideTime(segment, and)) return [...cuts, [start, to]];
  return [...cuts, [start, and], [and + 1, to]];
}

function gapBefore({ tokens, text }: Segment, at: number): string {
  return text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
}

/** The same time goes on over this place. */
function isInsideTime({ tokens, ...segment }: Segment, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at]];
  if (!before || !after) return false;
  const { findings } = segment.times();
  return findings.some(
    ({ span }) =>
      overlaps(span, [before.start, before.end]) && overlaps(span, [after.start, after.end]),
  );
}

/** One time at the very start or end of a list is meant for all of it. */
function sharesTime({ tokens }: Segment, [from, to]: Range, items: readonly Item[]): boolean {
  const timed = items.filter(({ time }) => time.spans.length > 0);
  const [only] = timed;
  if (!only) return true;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (timed.length > 1 || !first || !last) return false;
  return only.time.spans.some(
    (span) => overlaps(span, [first.start, first.end]) || overlaps(span, [last.start, last.end]),
  );
}

function ownRequest(request: Request, { title, time }: Item): Request {
  const { when: _when, recurrence: _recurrence, ...slots } = request.slots;
  const others = request.ambiguities.filter(({ reason }) => reason === "which-intent");
  return {
    ...request,
    slots: {
      ...slots,
      title,
      ...(time.when ? { when: time.when } : {}),
      ...(time.recurrence ? { recurrence: time.recurrence } : {}),
    },
    ambiguities: [...others, ...time.ambiguities],
  };
}

/** "remind me at 9, 13 and 18 to take the drops" is a reminder for each. */
export function eachTime(request: Request): Request[] {
  const list = request.ambiguities.find(({ listed }) => listed);
  if (!list || request.intent !== "reminder.add") return [request];
  const ambiguities = request.ambiguities.filter((one) => one !== list);
  return list.readings.map(({ slots }) => ({
    ...request,
    slots: { ...request.slots, ...slots },
    ambiguities,
  }));
}

/**
 * "remind me to call mum at 5 and to water the plants at 7" is two reminders: both sides of the "and" have a time of
 * their own, and the second begins like something to be reminded of. Null when it is one.
 */
export function severalReminders(
  segment: Segment,
  match: FrameMatch,
  setting: Setting,
  read: (segment: Segment) => Request[],
): Request[] | null {
  if (match.frame.intent !== "reminder.add" || !match.captures["title"]) return null;
  if (countTimes(segment, [segment.from, segment.to], setting.locale) < 2) return null;
  const opening = openingOf(segment, match, setting.locale);
  if (opening === "") return null;
  for (const [left, right] of halves(segment, setting.locale)) {
    const verb = setting.locale.taskVerbs.has(segment.tokens[right[0]]?.norm ?? "");
    const lead = verb ? `${opening} ${setting.locale.infinitive}` : opening;
    const first = read(createSegment(rangeText(segment, ...left), setting));
    const second = read(createSegment(`${lead} ${rangeText(segment, ...right)}`, setting));
    const day = first.at(-1)?.slots.when;
    if ([...first, ...second].every(isWhole))
      return [...first, ...second.map((one) => onDay(one, day))];
  }
  return null;
}

/** Times in a range; of repeating ones only the first is read, so that their words count too. */
function countTimes({ tokens, ...segment }: Segment, [from, to]: Range, locale: Locale): number {
  const inside: Range = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
  const { findings, recurrence } = segment.times();
  const words = tokens.slice(from, to).filter(({ norm }) => locale.time.repeating.has(norm));
  const repeats = recurrence && overlaps(recurrence.span, inside) ? 1 : 0;
  return (
    Math.max(repeats, words.length) + findings.filter(({ span }) => overlaps(span, inside)).length
  );
}

/** "remind me", without what leads to the title. */
function openingOf(segment: Segment, { captures }: FrameMatch, locale: Locale): string {
  let end = Math.min(...Object.values(captures).map(([from]) => from));
  const leads = (word: string) => word === locale.infinitive || locale.reference.about.has(word);
  while (end > segment.from && leads(segment.tokens[end - 1]?.norm ?? "")) end -= 1;
  return rangeText(segment, segment.from, end);
}

/** Token ranges on both sides of each "and" or comma that may part two reminders. */
function halves(segment: Segment, locale: Locale): [Range, Range][] {
  const { from, to, tokens } = segment;
  const found: [Range, Range][] = [];
  for (let at = from + 1; at < to - 1; at += 1) {
    const and = locale.listAnd.has(tokens[at]?.norm ?? "");
    if (!and && !/[,;]/.test(gapBefore(segment, at))) continue;
    const start = and ? at + 1 : at;
    const timed =
      countTimes(segment, [from, at], locale) > 0 && countTimes(segment, [start, to], locale) > 0;
    if (timed && !isInsideTime(segment, at) && beginsReminder(segment, start, locale))
      found.push([
        [from, at],
        [start, to],
      ]);
  }
  return found;
}

function beginsReminder(segment: Segment, at: number, locale: Locale): boolean {
  const word = segment.tokens[at]?.norm ?? "";
  if (word === locale.infinitive || locale.taskVerbs.has(word)) return true;
  const next = locale.time.leads.has(word) ? at + 1 : at;
  return countTimes(segment, [next, next + 1], locale) > 0;
}

function isWhole({ intent, slots, ambiguities }: Request): boolean {
  const timed = slots.when !== undefined || slots.recurrence !== undefined;
  const whole = !ambiguities.some(({ reason }) => reason === "which-day");
  return intent === "reminder.add" && slots.title !== undefined && timed && whole;
}

/** "tomorrow at 5 ... and at 7 ...": the day that was said goes on. */
function onDay(request: Request, day: When | undefined): Request {
  const { when } = request.slots;
  const said = day && !day.timeOnly && day.instant === undefined && day.end === undefined;
  if (!said || !when?.timeOnly) return request;
  const move = ({ timeOnly: _chosen, past: _past, ...time }: When): When => ({
    ...time,
    local: day.local.slice(0, 10) + time.local.slice(10),
  });
  const ambiguities = request.ambiguities.map((ambiguity) => moved(ambiguity, move));
  return { ...request, slots: { ...request.slots, when: move(when) }, ambiguities };
}

function moved(ambiguity: Ambiguity, move: (when: When) => When): Ambiguity {
  const readings = ambiguity.readings.map((reading) => {
    const when = reading.slots?.when;
    return when ? { ...reading, slots: { ...reading.slots, when: move(when) } } : reading;
  });
  return { ...ambiguity, readings };
}
