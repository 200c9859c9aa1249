import { type Block, type ListItem, note, paragraph, type Span, text } from "../../chat/reply.ts";
import type { FileProblem as AccessProblem } from "../../ports/file-source.ts";
import { describeRule } from "../../time/describe-rule.ts";
import { formatDuration } from "../../time/format.ts";
import { addDays, DAY_MS } from "../../time/zones.ts";
import { heading } from "../../wording/blocks.ts";
import { dateText, type Moment, today, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { type EventContent, type EventTime, isWholeDay, startOf } from "./event.ts";
import { type FileProblem, MAX_EVENTS } from "./ics/read-calendar.ts";
import type { Import } from "./import.ts";

/** Events that one message names; the others are counted. */
export const NAMED = 10;
const NAMED_ZONES = 3;

const PROBLEMS: Record<FileProblem | AccessProblem, string> = {
  "no-calendar": "That is not a calendar file.",
  broken: "That calendar breaks off in the middle; sending the whole file again may help.",
  "too-large": "That file is larger than 1 MB, which is the most I read.",
  "too-many": `That file has more than ${MAX_EVENTS} events, which is the most I read at once.`,
  empty: "That calendar has no event that I could read.",
  gone: "That file is not there any more; please send it again.",
  refused: "I am not allowed to read files here; whoever set me up can allow it.",
  unreachable: "I could not fetch that file just now; please send it again in a moment.",
};

export const fileProblem = (problem: FileProblem | AccessProblem): string =>
  `${PROBLEMS[problem]} Nothing was added.`;

export const CARD_GONE =
  "I do not have that file any more, so nothing was added. Please send it again.";

/** What a file holds, and what would come of it. */
export function importCard(
  plan: Import,
  { skipped, assumed }: { skipped: number; assumed: string[] },
  moment: Moment,
): Block[] {
  const { add, update, remove } = plan;
  const next = update.map((one) => one.next);
  return [
    ...section("New in this calendar", add, moment),
    ...section("Changed", next, moment),
    ...section("Called off", remove, moment),
    ...remarks({ ...plan, skipped, assumed }, moment),
    paragraph(
      onlyRemoves(plan)
        ? "Should it go from your agenda? Nothing has changed yet."
        : "Add this to your agenda? Nothing has changed yet.",
    ),
  ];
}

const onlyRemoves = ({ add, update }: Import): boolean => add.length + update.length === 0;

/** The label of the button that says yes. */
export const takeOver = (plan: Import): string => (onlyRemoves(plan) ? "Remove" : "Add");

/** When nothing is to be done. */
export function nothingNew({ same }: Import, skipped: number): string {
  const left = skipped > 0 ? ` ${leftOut(skipped)}` : "";
  const known =
    same === 0
      ? "Nothing of this calendar is in your agenda, and it adds nothing."
      : same === 1
        ? "The event of this calendar is in your agenda already."
        : `The ${same} events of this calendar are in your agenda already.`;
  return `${known} Nothing was changed.${left}`;
}

/** Said from the rows that were written. */
export function imported(
  rows: readonly EventContent[],
  { add, update, remove }: Import,
  moment: Moment,
): Block[] {
  const [only] = rows;
  if (only && rows.length === 1 && remove.length === 0) {
    const done = add.length === 1 ? "Added to your agenda: " : "Changed in your agenda: ";
    return [paragraph(done, ...eventSpans(only, moment), ".")];
  }
  const parts = [
    counted(add.length, "added"),
    counted(update.length, "changed"),
    counted(remove.length, "removed"),
  ].filter((part) => part !== null);
  return [paragraph(`Your agenda has it: ${parts.join(", ")}.`)];
}

const counted = (count: number, done: string): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? "event" : "events"} ${done}`;

function section(title: string, events: readonly EventContent[], moment: Moment): Block[] {
  if (events.length === 0) return [];
  const sorted = [...events].sort((a, b) => startOf(a, "UTC") - startOf(b, "UTC"));
  const items = sorted
    .slice(0, NAMED)
    .map((event): ListItem => ({ spans: eventSpans(event, moment) }));
  const rest = events.length - NAMED;
  const more = rest > 0 ? [note(`And ${rest} more.`)] : [];
  return [heading(`${title}: ${events.length}`), { t: "list", items }, ...more];
}

function remarks(
  { same, skipped, assumed }: { same: number; skipped: number; assumed: string[] },
  { profile }: Moment,
): Block[] {
  const blocks: Block[] = [];
  if (same > 0) blocks.push(note(`In your agenda already: ${same}.`));
  if (skipped > 0) blocks.push(note(leftOut(skipped)));
  if (assumed.length > 0) {
    const names = assumed.slice(0, NAMED_ZONES).map((name) => quoteShort(name, 40));
    const zones = `${names.join(", ")}${assumed.length > NAMED_ZONES ? ", and others" : ""}`;
    blocks.push(
      note(`I do not know the time zone ${zones}: are its times those of ${profile.zone}?`),
    );
  }
  return blocks;
}

const leftOut = (count: number): string =>
  `Left out, since I cannot keep ${count === 1 ? "it" : "them"} as meant: ${count}.`;

/** "“Team offsite”, Tue 24 Nov, 09:00 (Europe/Berlin), 2 h"; what repeats in words. */
export function eventSpans(event: EventContent, moment: Moment): Span[] {
  const place = event.place === null ? [] : [text(`, ${event.place}`)];
  return [text(`${quoteShort(event.title)}, `), ...whenSpans(event, moment), ...place];
}

function whenSpans(event: EventContent, moment: Moment): Span[] {
  const { series, start, changed, zone } = event;
  if (!series) return timeSpans(event, moment);
  const { rrule, exdates = [], rdates = [] } = series;
  const except = exdates.filter((date) => date.length === 10);
  const how = describeRule({ rrule, start, exdates: except }, moment.profile.locale);
  const clock = isWholeDay(event) ? "" : ` (${zone ?? moment.profile.zone})`;
  const first = start.slice(0, 10);
  const more = [
    ...(first > today(moment) ? [`from ${dateText(first, moment)}`] : []),
    ...lasting(event, moment),
    ...(rdates.length > 0 ? [`${rdates.length} more dates`] : []),
    ...(changed.length > 0 ? [`${changed.length} of them changed`] : []),
  ];
  return [text([`${how}${clock}`, ...more].join(", "))];
}

function timeSpans(event: EventTime, moment: Moment): Span[] {
  const { start, length: total, zone } = event;
  const { profile } = moment;
  if (isWholeDay(event)) {
    const last = addDays(start, total / DAY_MS - 1);
    const to = last === start ? "" : ` to ${dateText(last, moment)}`;
    return [text(`${dateText(start, moment)}${to}`)];
  }
  const there = zone === null || zone === "UTC" ? profile.zone : zone;
  const lasts = lasting(event, moment).map((length) => text(`, ${length}`));
  return [zonedInstant(startOf(event, profile.zone), there, moment), ...lasts];
}

/** How long it takes, where that says something. */
function lasting(event: EventTime, { profile }: Moment): string[] {
  const usual = isWholeDay(event) ? DAY_MS : 0;
  return event.length > usual ? [formatDuration(event.length / 1000, profile.locale)] : [];
}

export const eventDeleted = (event: EventContent): string =>
  `Deleted the event ${quote(event.title)}${event.series ? " with all its dates" : ""}.`;

export const isNoTask = (event: EventContent): string =>
  `${quote(event.title)} is an event, which is not marked as done. Nothing was changed.`;

export const changeAtHome = (title: string): string =>
  `${quote(title)} came with a calendar file. Change it there and send me the file again, or delete it here. Nothing was changed.`;
