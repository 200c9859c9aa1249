import { occurrencesBetween, validateRule } from "../../../time/recurrence.ts";
import { formatRule, parseRule } from "../../../time/rule-parts.ts";
import { DAY_MS, instantToWall, wallToInstant } from "../../../time/zones.ts";
import { guardedWords } from "../../../tools/policy/rendering.ts";
import { checkTitle, clip } from "../../../wording/title.ts";
import type { EventContent, EventTime } from "../event.ts";
import { type SeriesChange, withChange } from "../series.ts";
import { type IcsComponent, onlyValue, readComponents, textOf } from "./content.ts";
import { durationOf, type IcsTime, momentOf, timesOf, type ZoneOf } from "./values.ts";
import { createZones } from "./zones.ts";

/** Bytes of a file, and events in it. */
export const MAX_FILE = 1_000_000;
export const MAX_EVENTS = 1000;
/** Dates that are left out of one series, or added to it. */
const MAX_DATES = 500;
/** Occurrences that are counted for all rules with a COUNT together. */
const MAX_COUNTED = 50_000;
const MAX_UID = 500;
/** Code points. */
const MAX_TITLE = 200;
const MAX_PLACE = 80;
/** What takes longer than this is a mistake. */
const MAX_LENGTH = 400 * DAY_MS;
/** A rule that adds nothing to the first time, for what has a list of dates only. */
const ONCE = "FREQ=DAILY;COUNT=1";

const ONWARD = "THISANDFUTURE";

const SOME_DAY: IcsTime = { local: "2000-01-01", zone: null };

/** What a calendar file says. Its words are those of whoever made it. */
export interface CalendarFile {
  events: EventContent[];
  /** Changes of times of a series that is not in the file itself. */
  changes: ({ uid: string } & SeriesChange)[];
  /** UIDs of events that are called off. */
  cancelled: string[];
  /** Entries that cannot be read or kept. */
  skipped: number;
  /** Names of zones that nobody knows; their times are read in the person's. */
  assumed: string[];
}

export type FileProblem = "no-calendar" | "broken" | "too-large" | "too-many" | "empty";
export type CalendarRead = { ok: true; file: CalendarFile } | { ok: false; problem: FileProblem };

/** One VEVENT. */
interface Entry {
  uid: string;
  sequence: number;
  cancelled: boolean;
  /** The time of the series that this is about (3.8.4.4); null: the event itself. */
  of: string | null;
  /** This time and all that follow (3.2.13). */
  onward: boolean;
  time: EventTime;
  series: EventContent["series"];
}

/**
 * Reads the events of a calendar (RFC 5545, 3.6.1) as other programs write them. `zone` is that of the person, `now`
 * UTC milliseconds. Takes any text and never throws; the work is bounded by the limits above.
 */
export function readCalendar(text: string, moment: { zone: string; now: number }): CalendarRead {
  if (text.length > MAX_FILE) return { ok: false, problem: "too-large" };
  const calendars = readComponents(text);
  if (calendars === null) return { ok: false, problem: "broken" };
  if (calendars.length === 0) return { ok: false, problem: "no-calendar" };
  const zones = calendars.flatMap((one) => one.parts).filter(({ name }) => name === "VTIMEZONE");
  const assumed = new Set<string>();
  let counted = 0;
  const reading: Reading = {
    zoneOf: createZones(zones, moment, assumed),
    mayCount(count) {
      counted += count;
      return counted <= MAX_COUNTED;
    },
  };
  const written = calendars.flatMap(eventsOf);
  if (written.length > MAX_EVENTS) return { ok: false, problem: "too-many" };
  const entries = written.map((one) => readEntry(one, reading)).filter((entry) => entry !== null);
  if (entries.length === 0) return { ok: false, problem: "empty" };
  const skipped = written.length - entries.length;
  return { ok: true, file: { ...joined(entries), skipped, assumed: [...assumed].map(nameOf) } };
}

interface Reading {
  zoneOf(name: string): string;
  /** Counts occurrences, as long as there are not too many. */
  mayCount(count: number): boolean;
}

interface Written {
  part: IcsComponent;
  cancelled: boolean;
  /** What the calendar says of its times without a zone: no standard, but what Google and Apple write. */
  floating: string | undefined;
}

/** Those of a calendar that is published, sent or called off; the other methods are answers (RFC 5546, 1.4). */
function eventsOf(calendar: IcsComponent): Written[] {
  const method = onlyValue(calendar, "METHOD")?.toUpperCase() ?? "PUBLISH";
  if (!["PUBLISH", "REQUEST", "ADD", "CANCEL"].includes(method)) return [];
  const floating = onlyValue(calendar, "X-WR-TIMEZONE") || undefined;
  return calendar.parts
    .filter(({ name }) => name === "VEVENT")
    .map((part) => {
      const status = onlyValue(part, "STATUS")?.toUpperCase();
      return { part, floating, cancelled: method === "CANCEL" || status === "CANCELLED" };
    });
}

/** Null for what cannot be read, or not be kept as it is meant. */
function readEntry({ part, cancelled, floating }: Written, reading: Reading): Entry | null {
  const zoneOf: ZoneOf = (tzid = floating) => (tzid === undefined ? null : reading.zoneOf(tzid));
  const uid = onlyValue(part, "UID")?.slice(0, MAX_UID) ?? "";
  // What is called off needs no time of its own (RFC 5546, 3.2.5).
  const start = datesOf(part, "DTSTART", zoneOf)?.[0] ?? (cancelled && uid ? SOME_DAY : undefined);
  const of = datesOf(part, "RECURRENCE-ID", zoneOf);
  const range = part.lines.get("RECURRENCE-ID")?.[0]?.params.get("RANGE")?.toUpperCase();
  if (!start || !of || !(range === undefined || range === ONWARD)) return null;
  const length = lengthOf(part, start, datesOf(part, "DTEND", zoneOf)?.[0]);
  const series = of.length > 0 ? null : seriesOf(part, start, zoneOf, reading.mayCount);
  if (length === null || series === undefined) return null;
  const title = nameOf(onlyValue(part, "SUMMARY") ?? "");
  return {
    uid: uid || `${title} ${start.local}`,
    sequence: sequenceOf(part),
    cancelled,
    of: of[0] ? momentIn(start, of[0]) : null,
    onward: range === ONWARD,
    time: { title, place: placeOf(part), start: start.local, zone: start.zone, length },
    series,
  };
}

function sequenceOf(part: IcsComponent): number {
  return Number(/^\d{1,9}$/.exec(onlyValue(part, "SEQUENCE") ?? "")?.[0] ?? 0);
}

function placeOf(part: IcsComponent): string | null {
  return wordsOf(onlyValue(part, "LOCATION") ?? "", MAX_PLACE) || null;
}

/** All dates of a property, which may be there several times; null when one of them cannot be read. */
function datesOf(part: IcsComponent, name: string, zoneOf: ZoneOf): IcsTime[] | null {
  const all = (part.lines.get(name) ?? []).map((line) => timesOf(line, zoneOf));
  return all.every((times) => times !== null) ? all.flat() : null;
}

/** A time of a series of whole days is a day, however it is written. */
function momentIn({ local }: IcsTime, time: IcsTime): string {
  return local.length === 10 ? time.local.slice(0, 10) : momentOf(time);
}

/** Null when it does not repeat, undefined when it cannot be kept. */
function seriesOf(
  part: IcsComponent,
  start: IcsTime,
  zoneOf: ZoneOf,
  mayCount: Reading["mayCount"],
): EventContent["series"] | undefined {
  const left = datesOf(part, "EXDATE", zoneOf);
  const added = datesOf(part, "RDATE", zoneOf);
  if (!left || !added || left.length + added.length > MAX_DATES) return undefined;
  const written = onlyValue(part, "RRULE") ?? (added.length > 0 ? ONCE : null);
  if (written === null) return null;
  const rrule = keptRule(written, start, mayCount);
  const moments = (times: IcsTime[]) => times.map((time) => momentIn(start, time));
  return rrule === null ? undefined : { rrule, exdates: moments(left), rdates: moments(added) };
}

/** Of whole days at least one; null when it ends before it begins, or never. */
function lengthOf(part: IcsComponent, start: IcsTime, end: IcsTime | undefined): number | null {
  const day = start.local.length === 10;
  const said = onlyValue(part, "DURATION");
  const at = (time: IcsTime) => wallToInstant(time.local, time.zone ?? "UTC");
  const length = end ? at(end) - at(start) : said === undefined ? 0 : durationOf(said);
  if (length === null || length < 0 || length > MAX_LENGTH) return null;
  return day ? Math.max(1, Math.ceil(length / DAY_MS)) * DAY_MS : length;
}

/**
 * The rule as it is kept, its COUNT as the date of the last time, so that looking far ahead costs nothing; null when
 * it cannot be followed here.
 */
function keptRule(
  rrule: string,
  { local, zone }: IcsTime,
  mayCount: Reading["mayCount"],
): string | null {
  const parsed = parseRule(rrule);
  if (!parsed.ok || (rrule !== ONCE && !validateRule(rrule).ok)) return null;
  const { count, ...endless } = parsed.rule;
  const { until } = endless;
  // Programs write the end of whole days as a time in UTC, which may be another day here.
  if (until && local.length === 10) endless.until = until.slice(0, 8);
  if (count === undefined) return formatRule(endless);
  if (!mayCount(count)) return null;
  const schedule = { start: local, zone: zone ?? "UTC", rrule };
  const last = occurrencesBetween(schedule, Date.UTC(1900, 0, 1), Date.UTC(9900, 0, 1), count).at(
    -1,
  );
  if (last === undefined) return null;
  const wall = instantToWall(last, schedule.zone).slice(0, Math.max(10, local.length));
  return formatRule({ ...endless, until: wall.replace(/[-:]/g, "") });
}

/** Entries with one UID are one event. Of several that say the same the newest counts. */
function joined(entries: Entry[]): Pick<CalendarFile, "events" | "changes" | "cancelled"> {
  const byUid = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = byUid.get(entry.uid);
    if (same) same.push(entry);
    else byUid.set(entry.uid, [entry]);
  }
  const found: Pick<CalendarFile, "events" | "changes" | "cancelled"> = {
    events: [],
    changes: [],
    cancelled: [],
  };
  for (const [uid, all] of byUid) {
    // Stable, so that among equals the last one in the file comes last.
    const inOrder = all.toSorted((a, b) => a.sequence - b.sequence);
    const whole = inOrder.findLast(({ of }) => of === null);
    const newest = new Map(inOrder.map((entry) => [`${entry.onward} ${entry.of}`, entry]));
    const change = changeIn([...newest.values()].filter(({ of }) => of !== null));
    if (!whole) found.changes.push({ uid, ...change });
    else if (whole.cancelled) found.cancelled.push(uid);
    else found.events.push(withChange(contentOf(whole), change));
  }
  return found;
}

/** What entries about times of a series say of it. */
function changeIn(entries: Entry[]): SeriesChange {
  const ends = entries
    .filter(({ onward, cancelled }) => onward && cancelled)
    .map(({ of }) => of ?? "")
    .sort()[0];
  return {
    left: entries.filter(({ onward }) => !onward).map(({ of }) => of ?? ""),
    changed: entries
      .filter(({ cancelled }) => !cancelled)
      .map(({ of, onward, time }) => ({ of: of ?? "", ...time, ...(onward && { onward }) })),
    ...(ends !== undefined && { ends }),
  };
}

function contentOf({ uid, sequence, series, time }: Entry): EventContent {
  return { ...time, uid, sequence, series, changed: [] };
}

function nameOf(value: string): string {
  return wordsOf(value, MAX_TITLE) || "(no title)";
}

/** Words of others, fit to be shown wherever ours are: nothing in them can be pressed, and nothing is hidden. */
function wordsOf(value: string, limit: number): string {
  const check = checkTitle(textOf(value.slice(0, 10 * limit)), Number.POSITIVE_INFINITY);
  return check.ok ? clip(guardedWords(check.title), limit) : "";
}
