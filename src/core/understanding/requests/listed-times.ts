import type { TimeFinding } from "../dates/time-finding.ts";
import type { Ambiguity, When } from "../interpretation.ts";
import type { Locale } from "../locale.ts";
import type { Segment } from "../segment.ts";

/**
 * Several times where one is meant: which, or all of them ("at 9, 13 and 18")? What only one of them says counts for
 * all: the day of the first, the time of day of the last.
 */
export function severalTimes(
  segment: Segment,
  findings: readonly TimeFinding[],
  locale: Locale,
): Ambiguity {
  const joints = jointsOf(segment, findings);
  const { listAnd, time } = locale;
  const isJoined = joints?.every((word) => listAnd.has(word) || time.alternatives.has(word));
  const whens = (isJoined && shared(findings)) || findings.map(({ when }) => when);
  const text = findings.map(({ when }) => when.text).join(" / ");
  const ambiguity: Ambiguity = {
    reason: "which-day",
    text,
    readings: whens.map((when) => ({ slots: { when } })),
  };
  const sure = !findings.some(({ problem, when }) => problem || when.end);
  const all = sure && joints?.every((word) => listAnd.has(word)) && isAscending(whens);
  return all ? { ...ambiguity, listed: true } : ambiguity;
}

/** The words between the times; null where two of them have nothing between them. */
function jointsOf({ text, tokens }: Segment, findings: readonly TimeFinding[]): string[] | null {
  const words: string[] = [];
  for (const [index, { span }] of findings.slice(1).entries()) {
    const end = findings[index]?.span[1] ?? 0;
    const between = tokens.filter((token) => token.start >= end && token.end <= span[0]);
    if (between.length === 0 && !text.slice(end, span[0]).includes(",")) return null;
    words.push(...between.map(({ norm }) => norm));
  }
  return words;
}

function shared(findings: readonly TimeFinding[]): When[] {
  const [first, last] = [findings[0]?.when, findings.at(-1)?.when];
  return findings.map(({ when }) => {
    if (!first || !last || when === first) return last ? timed(when, last) : when;
    if (first.timeOnly || !when.timeOnly) return timed(when, last);
    const { timeOnly: _chosen, past: _past, ...rest } = when;
    return { ...rest, local: first.local.slice(0, 10) + when.local.slice(10) };
  });
}

/** A day at the time of day that was said behind it. */
function timed(day: When, time: When): When {
  if (!day.dateOnly || day.end || time.dateOnly || time.instant !== undefined) return day;
  return { ...time, text: day.text, local: day.local.slice(0, 10) + time.local.slice(10) };
}

function isAscending(whens: readonly When[]): boolean {
  return whens.every(({ local, past }, at) => !past && (whens[at - 1]?.local ?? "") < local);
}
