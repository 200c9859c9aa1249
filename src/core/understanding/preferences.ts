import type { FrameMatch } from "./frames.ts";
import type { Ambiguity, Slots } from "./interpretation.ts";
import { readQuietSpan } from "./manner/quiet-span.ts";
import { rangeText, type Segment, type Setting } from "./segment.ts";

/** Brings the value of a preference into its canonical form: an IANA zone, `HH:mm`, a channel, a language. */
export function readPreference(
  segment: Segment,
  { frame, captures }: FrameMatch,
  slots: Slots,
  ambiguities: Ambiguity[],
  { readers, context, locale }: Setting,
): void {
  if (frame.intent !== "preference.set" || slots.preference) return;
  const { zone, clock, channel, language } = captures;
  if (zone) {
    const words = rangeText(segment, ...zone);
    const value = readers.canonicalZone(words);
    if (value) slots.preference = { name: "zone", value };
    else ambiguities.push({ reason: "unknown-zone", text: words, readings: [] });
  }
  if (channel)
    slots.preference = { name: "home", value: rangeText(segment, ...channel).toLowerCase() };
  if (language) {
    const value = locale.languages.get(rangeText(segment, ...language).toLowerCase());
    if (value) slots.preference = { name: "locale", value };
  }
  readQuiet(segment, captures["quiet"], slots, locale);
  if (!clock) return;
  const words = rangeText(segment, ...clock);
  const [finding] = readers.findTimes(`${locale.time.at} ${words}`, context);
  const clocks = [finding?.when, ...(finding?.alternatives ?? [])].map(
    (when) => when?.local.slice(11, 16) ?? "",
  );
  const value = morning(
    clocks.find((clock) => clock !== "" && clock < "12:00") ?? clocks[0],
    words,
  );
  if (value) slots.preference = { name: "dayStart", value };
  else ambiguities.push({ reason: "unread-time-words", text: words, readings: [] });
}

function readQuiet(
  segment: Segment,
  range: [number, number] | undefined,
  slots: Slots,
  locale: Setting["locale"],
): void {
  const value = range && readQuietSpan(segment.tokens.slice(...range), locale);
  if (value) slots.preference = { name: "quietHours", value };
}

/** A day starts in the morning: a bare "7" is 07:00 whatever the clock says now. */
function morning(found: string | undefined, words: string): string | null {
  const bare = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(words);
  if (bare && Number(bare[1]) < 24 && Number(bare[2] ?? 0) < 60) {
    return `${(bare[1] ?? "").padStart(2, "0")}:${bare[2] ?? "00"}`;
  }
  return found && found !== "" ? found : null;
}
