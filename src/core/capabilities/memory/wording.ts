import { CHANNEL_NAMES, type ChannelName } from "../../chat/inbound.ts";
import { type Span, text } from "../../chat/reply.ts";
import { formatInstant } from "../../time/format.ts";
import { type QuietHours, readQuietHours } from "../../time/quiet-hours.ts";
import type { PreferenceName } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/memory.ts";
import { quietHours } from "../../wording/catalogue/reminders.ts";
import { languageName } from "../../wording/language-name.ts";
import { type Moment, timeOfDay } from "../../wording/time.ts";
import { clip, quote, quoteShort } from "../../wording/title.ts";
import { languageIn, type Reader, rich, t } from "../../wording/words.ts";
import type { Fact } from "./fact.ts";

const FACT_SHOWN = 200;
const SOURCE_SHOWN = 80;
const SOURCE_KEPT = 300;
const FEW_WORDS = 3;

export function factKept({ number, text: said }: Fact, to: Reader): Span[] {
  const title = quote(to, said);
  return number === null
    ? rich(to, words.factKept, { title })
    : rich(to, words.factKeptAs, { title, number });
}

/** A fact as it is, after an undo. */
export function factNow({ number, text: said }: Fact, to: Reader): Span[] {
  const title = quote(to, said);
  return number === null
    ? rich(to, words.factPlain, { title })
    : rich(to, words.factNumbered, { title, number });
}

/** A fact, and the message that it was taken from with its day. */
export function factRow({ text: said, createdAt, source }: Fact, moment: Moment): Span[] {
  const { now, profile } = moment;
  const title = quoteShort(moment, said, FACT_SHOWN);
  if (source === undefined) return [text(title)];
  const day = formatInstant(createdAt, profile.zone, "date", now, profile.locale);
  const quoted = quoteShort(moment, source, SOURCE_SHOWN);
  return rich(moment, words.factRow, { title, day, source: quoted });
}

/** The message behind a fact, as far as it says more than the fact with "remember that" in front. */
export function sourceOf(fact: string, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  const count = (said: string) => said.split(/\s+/).length;
  return count(message) - count(fact) > FEW_WORDS ? clip(message, SOURCE_KEPT) : undefined;
}

export function factForgotten(fact: Fact, to: Reader): Span[] {
  return rich(to, words.factForgotten, { title: quote(to, fact.text) });
}

/** How a setting is called within a sentence. */
export function settingName(name: PreferenceName, to: Reader): string {
  const label = t(to, words.settings[name]);
  // English writes only names with a capital letter, German every noun.
  return languageIn(to.profile.locale) === "de" ? label : label.toLowerCase();
}

/** A value as it would be, for a card. */
export function valueText(name: PreferenceName, value: string | null, to: Reader): string {
  if (name === "home") return homeText(value, to);
  if (name === "quietHours") return quietText(value === null ? null : readQuietHours(value), to);
  if (name === "confirm") return confirmText(value === "always", to);
  if (name === "locale" && value !== null) return localeText(value);
  return value ?? t(to, words.valueStart);
}

/** A language of ours by its own name, any other by its tag. */
function localeText(locale: string): string {
  const known = languageIn(locale);
  return known === locale ? languageName(known, known) : locale;
}

function homeText(value: string | null, to: Reader): string {
  return value === null ? t(to, words.valueWhere) : channelLabel(value, to);
}

function confirmText(always: boolean, to: Reader): string {
  return t(to, always ? words.valueAlways : words.valueUnsure);
}

/** What a preference says now, for a list of them. */
export function preferenceValue(
  name: PreferenceName,
  value: string | null,
  moment: Moment,
): Span[] {
  const { profile } = moment;
  switch (name) {
    case "zone": {
      const time = timeOfDay(moment.now, moment);
      return profile.zoneKnown
        ? rich(moment, words.valueZone, { zone: profile.zone, time })
        : rich(moment, words.valueNoZone);
    }
    case "dayStart":
      return [text(profile.dayStart)];
    case "quietHours":
      return [text(quietText(profile.quiet, moment))];
    case "confirm":
      return [text(confirmText(profile.confirm === "always", moment))];
    case "home":
      return [text(homeText(value, moment))];
    case "locale":
      return [text(localeText(profile.locale))];
  }
}

/** The sentence after a preference was set, from what is stored now. */
export function preferenceSet(name: PreferenceName, value: string | null, moment: Moment): Span[] {
  const { profile } = moment;
  switch (name) {
    case "zone": {
      const time = timeOfDay(moment.now, moment);
      return rich(moment, words.setZone, { zone: profile.zone, time });
    }
    case "dayStart":
      return rich(moment, words.setDayStart, { time: profile.dayStart });
    case "quietHours":
      return quietSet(moment);
    case "confirm":
      return rich(moment, profile.confirm === "always" ? words.setAlways : words.setUnsure);
    case "home":
      return value === null
        ? rich(moment, words.setWhere)
        : rich(moment, words.setHome, { channel: channelLabel(value, moment) });
    case "locale":
      return languageSet(profile.locale, moment);
  }
}

function languageSet(locale: string, to: Reader): Span[] {
  const known = languageIn(locale);
  return known === null
    ? rich(to, words.setDates, { locale })
    : rich(to, words.setLocale, { language: languageName(known, known) });
}

function quietSet(moment: Moment): Span[] {
  const { quiet, zone } = moment.profile;
  if (!quiet) return rich(moment, words.setNoQuiet);
  const hours = quietText(quiet, moment);
  return rich(moment, words.setQuiet, { hours, zone, end: quiet.to });
}

function quietText(quiet: QuietHours | null | undefined, to: Reader): string {
  if (!quiet) return t(to, words.valueNone);
  return t(to, quietHours, { from: quiet.from, to: quiet.to });
}

export function channelLabel(value: string, to: Reader): string {
  const known: ChannelName | undefined = CHANNEL_NAMES.find((name) => name === value);
  return known ? t(to, words.channels[known]) : value;
}
