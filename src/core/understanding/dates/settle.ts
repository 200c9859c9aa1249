/** Turns what was read into wall clock values, other readings and doubts. */
import { addMonths, DAY_MS, formatWall, instantToWall, parseWall } from "../../time/zones.ts";
import type { AmbiguityReason, Grain, When } from "../interpretation.ts";
import { isOpenHour } from "./reading/clock/clock.ts";
import type { Clock } from "./reading/read-clock.ts";
import { secondsOf, shift } from "./reading/read-duration.ts";
import { inPart } from "./reading/read-pieces.ts";
import type { Reader } from "./reading/reader.ts";
import { sureDay } from "./values/day.ts";
import type { Moment } from "./values/moment.ts";
import type { Period } from "./values/period.ts";

export interface Settled {
  when: When;
  alternatives: When[];
  problem?: AmbiguityReason;
  duration?: number;
  lastPart?: string;
  justOver?: true;
}

const HALF_DAY = 12 * 3600;
/** Minutes from the start of the day after which nobody means the evening ("at 10" at half past ten). */
const DAY_LENGTH = 14 * 60;

/** The best reading of a moment. Null when nothing in it is a time. */
export function settle(r: Reader, moment: Moment, text: string): Settled | null {
  const settled = settleAny(r, moment, text);
  if (settled && moment.day?.justOver) settled.justOver = true;
  return settled && moment.sinceNow ? startingNow(r, settled) : settled;
}

/** "between now and Friday": what was read is where it ends. */
function startingNow(r: Reader, settled: Settled): Settled | null {
  const local = formatWall(r.now);
  const until = ({ end: last, instant: _instant, ...when }: When): When => {
    const own = when.dateOnly ? date(parseWall(when.local) + DAY_MS) : when.local;
    return { ...when, local, end: last ?? own, grain: "minute", dateOnly: false };
  };
  if (settled.duration !== undefined || settled.when.past) return null;
  return { ...settled, when: until(settled.when), alternatives: settled.alternatives.map(until) };
}

function settleAny(r: Reader, moment: Moment, text: string): Settled | null {
  if (moment.elapsed !== undefined) return settleElapsed(r, moment, text);
  if (moment.clock) return settleClock(r, moment, moment.clock, text);
  if (moment.endOfDay) return settleEndOfDay(r, moment, text);
  if (moment.part) return settlePart(r, moment, text);
  if (moment.day) return settleDay(r, moment, text);
  if (moment.period) return settlePeriod(r, moment, text);
  return moment.length ? settleLength(r, moment, text) : null;
}

function settleElapsed(r: Reader, moment: Moment, text: string): Settled {
  const instant = r.context.now + (moment.elapsed ?? 0);
  const local = instantToWall(instant, r.context.zone);
  const when: When = { text, local, grain: moment.grain ?? "minute", instant, dateOnly: false };
  return checked(r, { when: marked(when, moment), alternatives: [] });
}

/** Clock times: the day they fall on, the half of the day, and the next time round. */
function settleClock(r: Reader, moment: Moment, clock: Clock, text: string): Settled {
  const inHalf = moment.part ? inPart(clock, moment.part) : clock;
  const placed = moment.clockEnd ? before(inHalf, moment.clockEnd, moment) : inHalf;
  const bare = baseDay(moment) === undefined;
  // "from 9 to 5" is a working day, whatever the time is now.
  const halves = halvesOf(r, placed, bare && !moment.clockEnd);
  const [best = placed.seconds, ...rest] = halves;
  const make = (day: number, seconds: number) => clockWhen(r, moment, placed, day, seconds, text);
  const now = clockNow(r, moment);
  const chosen = dayFor(r, moment, best, now);
  const rolled = rollOver(r, moment, chosen, best);
  const alternatives = rest.map((seconds) =>
    make(bare && r.today + seconds * 1000 > now ? r.today : rolled, seconds),
  );
  for (const other of moment.day?.others ?? []) alternatives.push(make(other, best));
  const settled: Settled = { when: make(rolled, best), alternatives };
  const problem = moment.day?.problem ?? (isLoose(moment) ? "which-day" : undefined);
  if (problem && !(problem === "which-day" && rolled !== chosen)) settled.problem = problem;
  else if (moment.part?.half === "am" && clock.ambiguous && clock.seconds >= HALF_DAY) {
    // "12 in the morning" is midnight to some and noon to others.
    settled.problem = "am-or-pm";
    settled.alternatives.unshift(make(rolled, HALF_DAY));
  } else if (isHalfOpen(r, moment, placed, settled)) settled.problem = "am-or-pm";
  return checked(r, settled, moment);
}

/** Whether the half of the day that was chosen has to be asked about. */
function isHalfOpen(
  r: Reader,
  moment: Moment,
  clock: Clock,
  { when, alternatives }: Settled,
): boolean {
  if (!clock.ambiguous || clock.asShown || moment.clockEnd) return false;
  const isOver = [when, ...alternatives].every(({ local }) => local <= formatWall(r.now));
  if (isOver) return false;
  if (baseDay(moment) !== undefined) return !moment.part && isOpenHour(r, clock);
  if (when.local < formatWall(r.today + DAY_MS)) return false;
  // "at 10" said at half past ten: tomorrow, or late this evening? "At 5" said at ten: tonight, or tomorrow evening?
  return alternatives.some(isLater(r)) || when.local.slice(11) >= "12:00";
}

/** "next week at 5", "in March at noon": which day of it is left open. */
function isLoose({ period, day }: Moment): boolean {
  return period !== undefined && day === undefined && period.end - period.start > 3 * DAY_MS;
}

function isLater(r: Reader): (when: When) => boolean {
  const tomorrow = formatWall(r.today + DAY_MS);
  return ({ local, zone }) => zone === undefined && local > formatWall(r.now) && local < tomorrow;
}

/** "between 6 and 7am": the open hour is the one that lies closer before the sure end. */
function before(start: Clock, end: Clock, moment: Moment): Clock {
  if (!start.ambiguous || end.ambiguous || moment.lastDay) return start;
  const early = start.seconds % HALF_DAY;
  const gap = (seconds: number) => (end.seconds - seconds + 2 * HALF_DAY - 1) % (2 * HALF_DAY);
  const seconds = gap(early) <= gap(early + HALF_DAY) ? early : early + HALF_DAY;
  return { ...start, seconds, ambiguous: false };
}

/** The day of a clock time: the one said, else the next on which it is still to come. */
function dayFor(r: Reader, moment: Moment, seconds: number, now: number): number {
  const said = baseDay(moment);
  if (said === undefined) {
    if (moment.zone) return zonedDay(r, moment, seconds);
    return r.today + seconds * 1000 <= now ? r.today + DAY_MS : r.today;
  }
  // "tonight at 1am" lies behind midnight.
  const night = moment.part?.name === "night" && said === r.today && moment.day === undefined;
  const over = night && seconds < 5 * 3600 && said + seconds * 1000 <= now;
  return over ? said + DAY_MS : said;
}

/** Wall clock now in the zone of the words. */
function clockNow(r: Reader, moment: Moment): number {
  return moment.zone ? parseWall(instantToWall(r.context.now, moment.zone)) : r.now;
}

function zonedDay(r: Reader, moment: Moment, seconds: number): number {
  const now = clockNow(r, moment);
  const today = now - (((now % DAY_MS) + DAY_MS) % DAY_MS);
  return today + seconds * 1000 <= now ? today + DAY_MS : today;
}

function baseDay(moment: Moment): number | undefined {
  return moment.day?.wall ?? moment.partDay ?? moment.period?.start;
}

/** A weekday or yearly date whose time today is over means the next one. */
function rollOver(r: Reader, moment: Moment, day: number, seconds: number): number {
  const { day: said } = moment;
  if (!said || said.roll === "none" || day !== r.today || day + seconds * 1000 > r.now) return day;
  if (said.roll === "week") return day + 7 * DAY_MS;
  return parseWall(addMonths(formatWall(day), said.roll === "month" ? 1 : 12));
}

/** Both halves of the day for an open hour, the likelier first. */
function halvesOf(r: Reader, clock: Clock, bare: boolean): number[] {
  if (!clock.ambiguous) return [clock.seconds];
  const early = clock.seconds % HALF_DAY;
  const late = early + HALF_DAY;
  // "10:30" is what a clock of 24 hours shows.
  if (clock.asShown) return clock.seconds === late ? [late, early] : [early, late];
  // An hour before the day starts belongs to its end: "at 5" is 17:00, "at 7" is 7:00.
  const { waking } = r;
  const likely = early >= waking ? [early, late] : [late, early];
  if (!bare) return likely;
  const sinceMidnight = (r.now - r.today) / 1000;
  const evening = late < (r.dayStart + DAY_LENGTH) * 60;
  // Said without a day, the next one that falls into the day is meant.
  if (early >= waking && early <= sinceMidnight && late > sinceMidnight && evening)
    return [late, early];
  // Before the day starts, the coming morning hour is meant.
  if (
    early > sinceMidnight &&
    sinceMidnight >= 4 * 3600 &&
    early < waking &&
    early - sinceMidnight <= 3 * 3600
  )
    return [early, late];
  return likely;
}

function clockWhen(
  r: Reader,
  moment: Moment,
  clock: Clock,
  day: number,
  seconds: number,
  text: string,
): When {
  const start = day + seconds * 1000;
  const when: When = { text, local: formatWall(start), grain: clock.grain, dateOnly: false };
  if (baseDay(moment) === undefined) when.timeOnly = true;
  const end = clockEnd(moment, start, day);
  if (end !== undefined) when.end = formatWall(end);
  if (moment.zone && moment.zone !== r.context.zone) when.zone = moment.zone;
  return marked(when, moment);
}

function clockEnd(moment: Moment, start: number, day: number): number | undefined {
  if (moment.length) return shift(start, moment.length);
  const { clockEnd: end } = moment;
  if (!end) return undefined;
  const placed = moment.part ? inPart(end, moment.part) : end;
  const lastDay = moment.lastDay?.wall ?? day;
  const at = lastDay + placed.seconds * 1000;
  if (at > start && (!placed.ambiguous || at - start <= HALF_DAY * 1000)) return at;
  if (placed.ambiguous) {
    const base = lastDay + (placed.seconds % HALF_DAY) * 1000;
    for (let k = 0; k < 4; k++)
      if (base + k * HALF_DAY * 1000 > start) return base + k * HALF_DAY * 1000;
  }
  return at <= start ? at + DAY_MS : at;
}

/** The end of a day: its last minute as a deadline, else the end of the working hours. */
function settleEndOfDay(r: Reader, moment: Moment, text: string): Settled {
  const day = moment.day ?? sureDay(r.today);
  const last = day.wall + DAY_MS - 60_000;
  const work = day.wall + (r.dayStart + 10 * 60) * 60_000;
  const make = (wall: number): When =>
    marked({ text, local: formatWall(wall), grain: "hour", dateOnly: false }, moment);
  const walls = moment.deadline ? [last, work] : [work, last];
  const settled: Settled = {
    when: make(walls[0] as number),
    alternatives: [make(walls[1] as number)],
  };
  if (day.problem) settled.problem = day.problem;
  return checked(r, settled, moment);
}

function settlePart(r: Reader, moment: Moment, text: string): Settled {
  const { part } = moment;
  const day = baseDay(moment) ?? r.today;
  const make = (wall: number): When => {
    const local = formatWall(wall + (part?.from ?? 0) * 60_000);
    const end = formatWall(wall + (part?.to ?? 0) * 60_000);
    return marked({ text, local, end, grain: "hour", dateOnly: false }, moment);
  };
  const over = baseDay(moment) === undefined && day + (part?.to ?? 0) * 60_000 <= r.now;
  const settled: Settled = {
    when: make(over ? day + DAY_MS : day),
    alternatives: (moment.day?.others ?? []).map(make),
  };
  if (moment.day?.problem) settled.problem = moment.day.problem;
  return checked(r, settled, moment);
}

function settleDay(r: Reader, moment: Moment, text: string): Settled {
  const { day, lastDay, length } = moment;
  if (!day) throw new Error("no day");
  const make = (wall: number): When => {
    const when: When = { text, local: date(wall), grain: "day", dateOnly: true };
    if (lastDay) when.end = date(lastDay.wall + DAY_MS + (wall - day.wall));
    else if (day.days) when.end = date(wall + day.days * DAY_MS);
    else if (length)
      when.end = length.seconds > 0 ? formatWall(shift(wall, length)) : date(shift(wall, length));
    return marked(when, moment);
  };
  // "since Monday" looks back.
  const back = moment.backward && day.roll === "week" && day.wall > r.today;
  const settled: Settled = {
    when: make(back ? day.wall - 7 * DAY_MS : day.wall),
    alternatives: day.others.map(make),
  };
  if (day.problem) settled.problem = day.problem;
  return checked(r, settled, moment);
}

function settlePeriod(r: Reader, moment: Moment, text: string): Settled {
  const { lastPeriod } = moment;
  if (!moment.period) throw new Error("no period");
  const period = moment.backward ? lastTimeRound(r, moment.period) : moment.period;
  const clocked = period.grain === "second" || period.grain === "minute" || period.grain === "hour";
  const show = clocked ? formatWall : date;
  const end = lastPeriod?.end ?? period.end;
  const when: When = { text, local: show(period.start), grain: period.grain, dateOnly: !clocked };
  // "before March" and "until May" are over when it starts.
  if (moment.upTo && !period.edge) when.grain = clocked ? period.grain : "day";
  else when.end = show(end);
  const settled: Settled = { when: marked(when, moment), alternatives: [] };
  if (lastPeriod && !lastPeriod.edge && lastPeriod.start > period.start)
    settled.lastPart = show(lastPeriod.start);
  return checked(r, settled, moment);
}

/** "since January" looks back. */
function lastTimeRound(r: Reader, period: Period): Period {
  if (!period.open || period.start <= r.today) return period;
  const back = (wall: number) => parseWall(addMonths(formatWall(wall), -12));
  return { ...period, start: back(period.start), end: back(period.end) };
}

function settleLength(r: Reader, moment: Moment, text: string): Settled {
  const { length } = moment;
  if (!length) throw new Error("no length");
  const local = formatWall(r.now);
  // Whole days end with a day ("within 2 weeks"), hours at a time.
  const calendar = moment.fromNow && length.seconds === 0;
  const end = formatWall(shift(calendar ? r.today : r.now, length));
  const when: When = { text, local, end, grain: smallest(length.units), dateOnly: false };
  if (moment.fromNow) return { when: { ...when, deadline: true }, alternatives: [] };
  return { when, alternatives: [], duration: secondsOf(length) };
}

function smallest(units: readonly Grain[]): Grain {
  return units[units.length - 1] ?? "minute";
}

function marked(when: When, moment: Moment): When {
  return moment.deadline ? { ...when, deadline: true } : when;
}

/** Marks what lies wholly in the past, and offers the next time round where there is one. */
function checked(r: Reader, settled: Settled, moment: Moment = {}): Settled {
  const when = pastOrNot(r, settled.when);
  const alternatives = distinct(settled.alternatives, when).map((other) => pastOrNot(r, other));
  const out: Settled = { ...settled, when, alternatives };
  if (!when.past) return out;
  out.problem = settled.problem ?? "in-the-past";
  const backward = moment.backward || moment.day?.backward || moment.period?.backward;
  const next = backward ? null : nextTime(r, when, moment);
  if (next) out.alternatives = [next, ...alternatives.filter((other) => !other.past)];
  return out;
}

/** Other readings that are neither the best one nor each other. */
function distinct(others: readonly When[], best: When): When[] {
  const seen = new Set([best.local]);
  return others.filter(({ local }) => !seen.has(local) && seen.add(local));
}

function pastOrNot(r: Reader, when: When): When {
  const zone = when.zone;
  const now = zone ? parseWall(instantToWall(r.context.now, zone)) : r.now;
  const end = when.end ?? when.local;
  const over =
    when.dateOnly && !when.end
      ? parseWall(when.local) + DAY_MS <= now
      : parseWall(end) < now - (when.instant === undefined ? 0 : 999);
  return over ? { ...when, past: true } : when;
}

/** The same clock time tomorrow, the same date next year. */
function nextTime(r: Reader, when: When, moment: Moment): When | null {
  const { past: _past, instant: _instant, ...rest } = when;
  const today = moment.day ? moment.day.wall === r.today : true;
  if (!when.dateOnly && today && !moment.period) {
    const by = (local: string) => formatWall(parseWall(local) + DAY_MS);
    return { ...rest, local: by(when.local), ...(when.end ? { end: by(when.end) } : {}) };
  }
  return null;
}

function date(wall: number): string {
  return formatWall(wall).slice(0, 10);
}
