import type { ChannelName } from "../../chat/inbound.ts";
import { type Span, text } from "../../chat/reply.ts";
import { formatInstant } from "../../time/format.ts";
import { type QuietHours, readQuietHours } from "../../time/quiet-hours.ts";
import type { PreferenceName } from "../../understanding/interpretation.ts";
import { type Moment, timeOfDay } from "../../wording/time.ts";
import { clip, quote, quoteShort } from "../../wording/title.ts";
import type { Fact } from "./fact.ts";

const FACT_SHOWN = 200;
const SOURCE_SHOWN = 80;
const SOURCE_KEPT = 300;
const FEW_WORDS = 3;

const CHANNEL_LABELS: Record<ChannelName, string> = {
  telegram: "Telegram",
  slack: "Slack",
  web: "the web page",
  api: "the API",
};

export const PREFERENCE_LABELS: Record<PreferenceName, string> = {
  zone: "Time zone",
  dayStart: "Day starts at",
  quietHours: "Quiet hours",
  confirm: "Ask before changes",
  home: "Reminders go to",
  locale: "Language",
};

export function factKept(fact: Fact): Span[] {
  const number = fact.number === null ? "" : ` as ${fact.number}`;
  return [text(`I will remember${number}: ${quote(fact.text)}.`)];
}

/** A fact, and the message that it was taken from with its day. */
export function factRow(
  { text: words, createdAt, source }: Fact,
  { now, profile }: Moment,
): Span[] {
  const said = quoteShort(words, FACT_SHOWN);
  if (source === undefined) return [text(said)];
  const day = formatInstant(createdAt, profile.zone, "date", now, profile.locale);
  return [text(`${said} (${day}, from ${quoteShort(source, SOURCE_SHOWN)})`)];
}

/** The message behind a fact, as far as it says more than the fact with "remember that" in front. */
export function sourceOf(fact: string, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  const words = (said: string) => said.split(/\s+/).length;
  return words(message) - words(fact) > FEW_WORDS ? clip(message, SOURCE_KEPT) : undefined;
}

export function factForgotten(fact: Fact): Span[] {
  return [text(`Forgotten: ${quote(fact.text)}.`)];
}

/** A value as it would be, for a card. */
export function valueText(name: PreferenceName, value: string | null): string {
  if (name === "home") return value === null ? "where they were set" : channelLabel(value);
  if (name === "quietHours") return value === null ? "none" : quietText(readQuietHours(value));
  if (name === "confirm") return value === "always" ? "always" : "only when I am not sure";
  return value ?? "as at the start";
}

/** What a preference says now, for a list of them. */
export function preferenceValue(
  name: PreferenceName,
  value: string | null,
  moment: Moment,
): Span[] {
  const { profile } = moment;
  switch (name) {
    case "zone":
      return profile.zoneKnown
        ? [text(`${profile.zone}, where it is `), timeOfDay(moment.now, moment)]
        : [text("not known yet, so times are in UTC")];
    case "dayStart":
      return [text(profile.dayStart)];
    case "quietHours":
      return [text(quietText(profile.quiet))];
    case "confirm":
      return [text(profile.confirm === "always" ? "always" : "only when I am not sure")];
    case "home":
      return [text(value === null ? "where they were set" : channelLabel(value))];
    case "locale":
      return [text(profile.locale)];
  }
}

/** The sentence after a preference was set, from what is stored now. */
export function preferenceSet(name: PreferenceName, value: string | null, moment: Moment): Span[] {
  const { profile } = moment;
  switch (name) {
    case "zone":
      return [
        text(`Your time zone is ${profile.zone}; it is `),
        timeOfDay(moment.now, moment),
        text(" there."),
      ];
    case "dayStart":
      return [text(`Your day starts at ${profile.dayStart}.`)];
    case "quietHours":
      return [text(quietSet(moment))];
    case "confirm":
      return [
        text(
          profile.confirm === "always"
            ? "I ask before every change from now on."
            : "I ask before a change only when I am not sure.",
        ),
      ];
    case "home":
      return [
        text(
          value === null
            ? "Reminders come to where they were set."
            : `Reminders come to you on ${channelLabel(value)}.`,
        ),
      ];
    case "locale":
      return [text(`Dates are written for ${profile.locale}.`)];
  }
}

function quietSet({ profile }: Moment): string {
  const { quiet, zone } = profile;
  if (!quiet) return "No quiet hours: reminders come at their time, also at night.";
  return `Quiet hours: ${quietText(quiet)} (${zone}). What comes up then waits until ${quiet.to}, except what is urgent.`;
}

function quietText(quiet: QuietHours | null | undefined): string {
  return quiet ? `${quiet.from} to ${quiet.to}` : "none";
}

export function channelLabel(value: string): string {
  return Object.hasOwn(CHANNEL_LABELS, value) ? CHANNEL_LABELS[value as ChannelName] : value;
}
