/**
 * How far the clocks of a zone are ahead of UTC. The runtime's zone data can be reached through `Intl` only,
 * where one question costs microseconds and a formatter a tenth of a millisecond: a zone has one formatter,
 * and what it has answered is kept by spans of time. Looking up a time of day then costs nanoseconds, and a
 * date nobody has asked about two questions.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shorter than the time between any two changes since 1970 (a week, in Brazil in 2000): a span holds one at most. */
const SPAN = 6 * DAY;
/** Spans kept over all zones: a few megabytes, and far more than the reminders of many people touch. */
const MAX_SPANS = 60_000;
/** Formatters kept; there are some 600 names of zones, and input cannot grow it. */
const MAX_FORMATTERS = 1000;
/** `Intl` and `Date` agree on the years between, in four digits. */
const MIN_MS = Date.UTC(1000, 0, 1);
const MAX_MS = Date.UTC(9999, 0, 1);

/** A change of a zone's clocks: from `at` on (UTC milliseconds) they are `after` instead of `before` ahead of UTC. */
export interface ZoneChange {
  at: number;
  before: number;
  after: number;
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();
/** By zone and number of the span: the offset all through it, or the change inside. */
const spans = new Map<string, Map<number, number | ZoneChange>>();
let keptSpans = 0;

/** Milliseconds that clocks in `zone` are ahead of UTC at an instant. @throws RangeError for an unknown zone. */
export function offsetAt(ms: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const span = spanOf(Math.floor(ms / SPAN), zone);
  if (typeof span === "number") return span;
  return ms < span.at ? span.before : span.after;
}

/** The changes of a zone's clocks with `fromMs <= at < toMs`, ascending. @throws RangeError for an unknown zone. */
export function changesBetween(zone: string, fromMs: number, toMs: number): ZoneChange[] {
  if (fixedOffset(zone) !== undefined) return [];
  const changes: ZoneChange[] = [];
  let before = probe(Math.floor(fromMs / SPAN) * SPAN, zone);
  for (let n = Math.floor(fromMs / SPAN); n * SPAN < toMs; n++) {
    const after = probe((n + 1) * SPAN, zone);
    if (after === before) continue;
    const at = findChange(n * SPAN, (n + 1) * SPAN, before, zone);
    if (at >= fromMs && at < toMs) changes.push({ at, before, after });
    before = after;
  }
  return changes;
}

/** The offset that a name such as `+05:30` or `UTC` stands for; undefined when the name is of another kind. */
export function fixedOffset(zone: string): number | undefined {
  if (zone === "UTC") return 0;
  const sign = zone.charCodeAt(0);
  if (sign !== 43 && sign !== 45) return undefined;
  const match = /^[+-](\d\d):(\d\d)$/.exec(zone);
  if (!match || Number(match[1]) > 14 || Number(match[2]) > 59) return undefined;
  const size = Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
  return sign === 45 ? -size : size;
}

/** True when the runtime has data for a zone of that name, in any letter case. */
export function hasZoneData(name: string): boolean {
  return formatterOf(name) !== null;
}

function spanOf(n: number, zone: string): number | ZoneChange {
  let known = spans.get(zone);
  const span = known?.get(n);
  if (span !== undefined) return span;
  if (keptSpans >= MAX_SPANS) {
    spans.clear();
    keptSpans = 0;
    known = undefined;
  }
  const read = readSpan(n, zone);
  if (!known) {
    known = new Map();
    spans.set(zone, known);
  }
  known.set(n, read);
  keptSpans++;
  return read;
}

function readSpan(n: number, zone: string): number | ZoneChange {
  const before = probe(n * SPAN, zone);
  const after = probe((n + 1) * SPAN, zone);
  if (before === after) return before;
  return { at: findChange(n * SPAN, (n + 1) * SPAN, before, zone), before, after };
}

/** The first instant in (low, high] with another offset than `before`, to the second. */
function findChange(low: number, high: number, before: number, zone: string): number {
  let left = low;
  let right = high;
  while (right - left > SECOND) {
    const middle = left + Math.floor((right - left) / 2 / SECOND) * SECOND;
    if (probe(middle, zone) === before) left = middle;
    else right = middle;
  }
  return right;
}

/** Asks `Intl`. Beyond the years that it can show, the nearest one of them stands. */
function probe(instant: number, zone: string): number {
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError(`unknown zone: ${zone.slice(0, 60)}`);
  const ms = Math.min(Math.max(instant, MIN_MS), MAX_MS);
  const fields = formatter.format(ms).match(/\d+/g) ?? [];
  const [month = 1, day = 1, year = 1, hour = 0, minute = 0, second = 0] = fields.map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(ms / SECOND) * SECOND;
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  if (formatters.size >= MAX_FORMATTERS) formatters.clear();
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch {
    // Not a zone; remembered as such.
  }
  formatters.set(zone, made);
  return made;
}
