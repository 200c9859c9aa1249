import { type Block, type ListItem, note, paragraph, type Span, text } from "../../chat/reply.ts";
import type { FileProblem as AccessProblem } from "../../ports/file-source.ts";
import { describeRule } from "../../time/describe-rule.ts";
import { formatDuration } from "../../time/format.ts";
import { addDays, DAY_MS } from "../../time/zones.ts";
import { heading } from "../../wording/blocks.ts";
import { andMore } from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/events.ts";
import type { Label } from "../../wording/catalogue/text.ts";
import { firstNames } from "../../wording/names.ts";
import { dateText, type Moment, today, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import { type EventContent, type EventTime, isWholeDay, startOf } from "./event.ts";
import type { FileProblem } from "./ics/read-calendar.ts";
import type { Import } from "./import.ts";

/** Events that one message names; the others are counted. */
export const NAMED = 10;
const NAMED_ZONES = 3;

export function fileProblem(to: Reader, problem: FileProblem | AccessProblem): string {
  return t(to, words.nothingAdded, { problem: t(to, words.fileProblems[problem]) });
}

/** What a file holds, and what would come of it. */
export function importCard(
  plan: Import,
  { skipped, assumed }: { skipped: number; assumed: string[] },
  moment: Moment,
): Block[] {
  const changed = plan.update.map(({ next }) => next);
  const zones = assumed.map((name) => quoteShort(moment, name, 40));
  const named = { zones: firstNames(moment, zones, NAMED_ZONES), zone: moment.profile.zone };
  return [
    ...section(words.eventsNew, plan.add, moment),
    ...section(words.eventsChanged, changed, moment),
    ...section(words.eventsOff, plan.remove, moment),
    ...counted(words.eventsKnown, plan.same, moment),
    ...counted(words.eventsLeftOut, skipped + plan.lost, moment),
    ...(assumed.length > 0 ? [note(t(moment, words.zoneAssumed, named))] : []),
    paragraph(t(moment, onlyRemoves(plan) ? words.removeAsk : words.addAsk)),
  ];
}

export const onlyRemoves = ({ add, update }: Import): boolean => add.length + update.length === 0;

/** When nothing is to be done. */
export function nothingNew(skipped: number, to: Reader): Block[] {
  return [paragraph(t(to, words.nothingNew)), ...counted(words.eventsLeftOut, skipped, to)];
}

const counted = (what: Label, count: number, to: Reader): Block[] =>
  count > 0 ? [note(`${t(to, what)}: ${count}`)] : [];

/** Said from the rows that were written. */
export function imported(
  rows: readonly EventContent[],
  { add, update, remove }: Import,
  moment: Moment,
): Block[] {
  const [only] = rows;
  if (only && rows.length === 1 && remove.length === 0) {
    const done = add.length === 1 ? words.eventAdded : words.eventChanged;
    return [paragraph(...rich(moment, done, { event: eventSpans(only, moment) }))];
  }
  const [added, changed, removed] = [add.length, update.length, remove.length];
  return [paragraph(t(moment, words.eventsDone, { added, changed, removed }))];
}

function section(title: Label, events: readonly EventContent[], moment: Moment): Block[] {
  const count = events.length;
  if (count === 0) return [];
  const items = [...events]
    .sort((a, b) => startOf(a, "UTC") - startOf(b, "UTC"))
    .slice(0, NAMED)
    .map((event): ListItem => ({ spans: eventSpans(event, moment) }));
  const more = count > NAMED ? [note(t(moment, andMore, { count: count - NAMED }))] : [];
  return [heading(`${t(moment, title)}: ${count}`), { t: "list", items }, ...more];
}

/** "“Team offsite”, Tue 24 Nov, 09:00 (Europe/Berlin), 2 h"; what repeats in words. */
export function eventSpans(event: EventContent, moment: Moment): Span[] {
  const place = event.place === null ? [] : [text(`, ${event.place}`)];
  return [text(`${quoteShort(moment, event.title)}, `), ...whenSpans(event, moment), ...place];
}

function whenSpans(event: EventContent, moment: Moment): Span[] {
  const { series, start, changed, zone } = event;
  if (!series) return timeSpans(event, moment);
  const { rrule, exdates = [], rdates = [] } = series;
  const except = exdates.filter((date) => date.length === 10);
  const how = describeRule({ rrule, start, exdates: except }, moment.profile.locale);
  const clock = isWholeDay(event) ? "" : ` (${zone ?? moment.profile.zone})`;
  const day = start.slice(0, 10);
  const single = changed.filter((one) => !one.onward);
  const onward = changed
    .filter((one) => one.onward)
    .map(({ of }) => of.slice(0, 10))
    .sort();
  const more = [
    ...(day > today(moment) ? [t(moment, words.eventFrom, { day: dateText(day, moment) })] : []),
    ...lasting(event, moment),
    ...(rdates.length > 0 ? [t(moment, words.eventDates, { count: rdates.length })] : []),
    ...(single.length > 0 ? [t(moment, words.eventMoved, { count: single.length })] : []),
    ...onward.slice(0, 1).map((of) => t(moment, words.eventOnward, { day: dateText(of, moment) })),
  ];
  return [text([`${how}${clock}`, ...more].join(", "))];
}

function timeSpans(event: EventTime, moment: Moment): Span[] {
  const { start, zone } = event;
  if (isWholeDay(event)) {
    const end = addDays(start, event.length / DAY_MS - 1);
    const [first, last] = [dateText(start, moment), dateText(end, moment)];
    return [text(end === start ? first : t(moment, words.eventSpan, { first, last }))];
  }
  const own = moment.profile.zone;
  const there = zone === null || zone === "UTC" ? own : zone;
  const lasts = lasting(event, moment).map((length) => text(`, ${length}`));
  return [zonedInstant(startOf(event, own), there, moment), ...lasts];
}

/** How long it takes, where that says something. */
function lasting(event: EventTime, { profile }: Reader): string[] {
  const usual = isWholeDay(event) ? DAY_MS : 0;
  return event.length > usual ? [formatDuration(event.length / 1000, profile.locale)] : [];
}

export function eventDeleted({ title, series }: EventContent, to: Reader): Span[] {
  const gone = series ? words.seriesDeleted : words.eventDeleted;
  return rich(to, gone, { title: quote(to, title) });
}

export function isNoTask({ title }: EventContent, to: Reader): Span[] {
  return rich(to, words.eventNoTask, { title: quote(to, title) });
}
