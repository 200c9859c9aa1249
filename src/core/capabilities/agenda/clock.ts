import { paragraph, type Span, spansText, text } from "../../chat/reply.ts";
import { zoneOfCountry } from "../../time/zone-countries.ts";
import {
  addDays,
  canonicalZone,
  DAY_MS,
  instantToWall,
  parseWall,
  wallToInstant,
  weekdayOf,
} from "../../time/zones.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Request, When } from "../../understanding/interpretation.ts";
import type { PlaceWords } from "../../understanding/locales/language.ts";
import { LANGUAGES, languageOf } from "../../understanding/locales/languages.ts";
import * as words from "../../wording/catalogue/agenda.ts";
import { zoneUnknown } from "../../wording/catalogue/common.ts";
import { draft, sentence } from "../../wording/draft.ts";
import { dateText, durationText, type Moment, today, zonedInstant } from "../../wording/time.ts";
import { quoteShort } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
import type { Plan } from "../capability.ts";

const MOST_PLACES = 5;
const MINUTE = 60_000;

/** Questions about dates, times and zones: now or then, here or there, how long until, how far apart. */
export function planClock({ slots, text: said }: Request, moment: Moment): Plan {
  const { fact } = slots;
  const when = slots.when && !isNow(slots.when, moment) ? slots.when : undefined;
  if (fact === "week") return say(weekOf(when?.local ?? today(moment), moment));
  if (fact === "until")
    return say(when ? howLong(when, moment) : [text(t(moment, words.clockUnknown))]);
  const { zones, unknown } = zonesIn(said, moment);
  const [zone] = zones;
  if (fact === "difference" && zone) return say(difference(zone, moment));
  if (when && zone && !when.dateOnly) return say(elsewhere(when, zone, moment));
  if (when) return say(stopped(whenSpans(when, moment)));
  if (zones.length > 1) return say(clocksIn(zones, moment));
  const place = zone ?? unknown;
  return { kind: "call", call: { tool: "agenda.now", input: place ? { place } : {} } };
}

/** "right now". */
function isNow({ instant, zone, end }: When, { now }: Moment): boolean {
  return !zone && !end && instant !== undefined && Math.abs(instant - now) < MINUTE;
}

function say(spans: Span[]): Plan {
  return { kind: "say", outcome: { reply: draft([paragraph(...spans)]) } };
}

/** The time at a place, or here; for an unknown place a sentence that says so. */
export function tellTime(place: string | undefined, moment: Moment): Outcome {
  const { places } = languageOf(moment.profile.locale).talk;
  const zone = place === undefined ? moment.profile.zone : zoneOf(place, places, moment);
  if (zone === null)
    return sentence(t(moment, zoneUnknown, { zone: quoteShort(moment, place ?? "") }));
  return {
    reply: draft([paragraph(...rich(moment, words.clockIs, { when: clockIn(zone, moment) }))]),
    data: { local: instantToWall(moment.now, zone), zone },
  };
}

/** Plain text for another zone: a client with native times would show the reader's clock instead. */
function clockIn(zone: string, moment: Moment, at = moment.now): Span {
  const span = zonedInstant(at, zone, moment);
  return zone === moment.profile.zone ? span : text(spansText([span]));
}

function clocksIn(zones: readonly string[], moment: Moment): Span[] {
  const clocks = zones.map((zone) => spansText([clockIn(zone, moment)]));
  const then = clocks.pop() ?? "";
  return [text(t(moment, words.clockAnd, { when: clocks.join(", "), then }))];
}

interface Named {
  zones: string[];
  /** A place that is none of the world's, as said. */
  unknown?: string;
}

/** The zones of the places that a question names, in the person's language or the first other one that finds some. */
function zonesIn(said: string, moment: Moment): Named {
  const own = languageOf(moment.profile.locale);
  const found = [own, ...LANGUAGES.filter((language) => language !== own)].map(({ talk }) =>
    zonesBy(talk.places, said, moment),
  );
  const named = found.find(({ zones }) => zones.length > 0);
  return named ?? found.find(({ unknown }) => unknown !== undefined) ?? { zones: [] };
}

function zonesBy(words: PlaceWords, said: string, moment: Moment): Named {
  const perhaps = words.perhaps.exec(said)?.[1];
  const one = perhaps === undefined ? null : zoneOf(perhaps, words, moment);
  if (one) return { zones: [one] };
  const places = words.named.exec(said)?.[1];
  if (places === undefined) return { zones: [] };
  const whole = zoneOf(places, words, moment);
  if (whole) return { zones: [whole] };
  const names = places.split(words.between).filter((name) => name !== "");
  const zones = names.slice(0, MOST_PLACES).map((name) => zoneOf(name, words, moment));
  const known = zones.filter((zone) => zone !== null);
  // "Fredericksburg, Texas" is one place, of which the larger part is known.
  const all = known.length === names.length || (places.includes(",") && known.length === 1);
  return all ? { zones: known } : { zones: [], unknown: places };
}

function zoneOf(place: string, { around }: PlaceWords, { profile }: Moment): string | null {
  const bare = place.replace(around, "").trim();
  const direct = canonicalZone(place) ?? canonicalZone(bare);
  if (direct) return direct;
  const country = zoneOfCountry(bare, profile.locale);
  if (country) return country;
  // "Orlando Florida": the city first, then the land.
  const [first, ...rest] = bare.split(/\s+/);
  return rest.length > 0 ? (canonicalZone(first ?? "") ?? canonicalZone(rest.join(" "))) : null;
}

function instantOf(when: When, { profile }: Moment): number {
  return when.instant ?? wallToInstant(when.local, when.zone ?? profile.zone);
}

function whenSpans(when: When, moment: Moment): Span[] {
  if (when.dateOnly) return [text(dateText(when.local.slice(0, 10), moment))];
  return [zonedInstant(instantOf(when, moment), when.zone ?? moment.profile.zone, moment)];
}

/** With a full stop, unless what was said ends with one of its own ("25. Dez."). */
function stopped(spans: Span[]): Span[] {
  return spansText(spans).endsWith(".") ? spans : [...spans, text(".")];
}

/** A time here, on the clock of another zone; "5pm in Tokyo" is asked of 17:00 here. */
function elsewhere(when: When, zone: string, moment: Moment): Span[] {
  const isThere = when.zone === undefined || when.zone === zone;
  const own = isThere ? moment.profile.zone : (when.zone ?? zone);
  const at = instantOf({ ...when, zone: own }, moment);
  const here = zonedInstant(at, own, moment);
  return rich(moment, words.clockThere, { here, there: clockIn(zone, moment, at) });
}

function howLong(when: When, moment: Moment): Span[] {
  const [shown = text("")] = whenSpans(when, moment);
  if (!when.dateOnly) {
    const ms = instantOf(when, moment) - moment.now;
    const length = durationText(Math.abs(ms), moment);
    const said = ms >= 0 ? words.clockUntil : words.clockSince;
    return rich(moment, said, { length, when: shown });
  }
  const from = parseWall(today(moment));
  const days = Math.round((parseWall(when.local.slice(0, 10)) - from) / DAY_MS);
  if (days === 0) return rich(moment, words.clockToday, { when: shown });
  const count = Math.abs(days);
  return days > 0
    ? rich(moment, words.clockUntil, { length: t(moment, words.clockDays, { count }), when: shown })
    : rich(moment, words.clockSince, {
        length: t(moment, words.clockDaysAgo, { count }),
        when: shown,
      });
}

/** The week of a date, numbered by ISO 8601: the first is the one with the first Thursday of the year. */
function weekOf(local: string, moment: Moment): Span[] {
  const day = local.slice(0, 10);
  const monday = addDays(day, 1 - weekdayOf(day));
  const thursday = addDays(monday, 3);
  const start = parseWall(`${thursday.slice(0, 4)}-01-01`);
  const week = Math.floor((parseWall(thursday) - start) / (7 * DAY_MS)) + 1;
  const from = dateText(monday, moment);
  const to = dateText(addDays(monday, 6), moment);
  return [text(t(moment, words.clockWeek, { week, from, to }))];
}

function difference(zone: string, moment: Moment): Span[] {
  const own = moment.profile.zone;
  const wall = (there: string) => parseWall(instantToWall(moment.now, there));
  const ms = wall(zone) - wall(own);
  const there = instantToWall(moment.now, zone).slice(11, 16);
  const length = durationText(Math.abs(ms), moment);
  if (ms === 0) return [text(t(moment, words.clockSame, { zone, own, there }))];
  const said = ms > 0 ? words.clockAhead : words.clockBehind;
  return [text(t(moment, said, { zone, own, length, there }))];
}
