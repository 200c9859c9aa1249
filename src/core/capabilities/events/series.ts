import { momentToInstant } from "../../time/recurrence.ts";
import { formatRule, parseRule } from "../../time/rule-parts.ts";
import { addDays, formatWall, parseWall } from "../../time/zones.ts";
import type { EventContent } from "./event.ts";

/** What is said later of times of a series. */
export interface SeriesChange {
  changed: EventContent["changed"];
  /** Times by the rule that are called off, or are given in `changed`. */
  left: string[];
  /** From this time by the rule on the series is called off. */
  ends?: string;
}

/** The series with other times; what does not repeat has none. */
export function withChange(
  content: EventContent,
  { changed, left, ends }: SeriesChange,
): EventContent {
  const { series } = content;
  if (!series) return content;
  const onward = changed.filter((one) => one.onward).map(({ of }) => of);
  const others = content.changed.filter((one) => !(one.onward ? onward : left).includes(one.of));
  const exdates = [...new Set([...(series.exdates ?? []), ...left])];
  const next = { ...content, series: { ...series, exdates }, changed: [...others, ...changed] };
  return ends === undefined ? next : endedBefore(next, next.series, ends);
}

function endedBefore(
  content: EventContent,
  series: NonNullable<EventContent["series"]>,
  ends: string,
): EventContent {
  const parsed = parseRule(series.rrule);
  if (!parsed.ok) return content;
  const zone = content.zone ?? "UTC";
  const isBefore = (moment: string) => momentToInstant(moment, zone) < momentToInstant(ends, zone);
  const { until: before } = parsed.rule;
  const last = lastBefore(ends);
  const until = before !== undefined && before < last ? before : last;
  return {
    ...content,
    series: {
      ...series,
      rrule: formatRule({ ...parsed.rule, until }),
      rdates: (series.rdates ?? []).filter(isBefore),
    },
    changed: content.changed.filter(({ of }) => isBefore(of)),
  };
}

/** As UNTIL (RFC 5545, 3.3.10), which is inclusive. */
function lastBefore(moment: string): string {
  const local = moment.replace("Z", "");
  const last = local.length === 10 ? addDays(local, -1) : formatWall(parseWall(local) - 1000);
  return last.replace(/[-:]/g, "") + moment.slice(local.length);
}
