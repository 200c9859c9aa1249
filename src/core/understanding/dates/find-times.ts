/** Finds the times that a text speaks of. */

import { languageOf } from "../locales/languages.ts";
import { guarded, type Placed } from "./guard.ts";
import { readMoment } from "./reading/read-moment.ts";
import { createReader, type Reader, skip } from "./reading/reader.ts";
import { possibleStarts } from "./reading/starts.ts";
import { secondReading } from "./second-reader.ts";
import { settle } from "./settle.ts";
import type { TimeContext, TimeFinding } from "./time-finding.ts";
import { tokenize } from "./tokens.ts";
import type { Moment } from "./values/moment.ts";

/** Nothing longer than this is read: no person says a time that late. */
const MAX_TEXT = 10_000;
/** No message speaks of more times, and no honest one has more words that may start one. */
const MAX_FINDINGS = 20;
const MAX_ATTEMPTS = 400;

/** All times said in a text, in the order said. Pure, never throws, bounded in time for any input. */
export function findTimes(text: string, context: TimeContext): TimeFinding[] {
  const words = languageOf(context.locale).dates;
  const source = text.slice(0, MAX_TEXT);
  const r = createReader(tokenize(source, words), words, context);
  const placed = readAll(r, source);
  if (placed.length > 0) return guarded(r, placed);
  const unread = r.tokens.find((token) => words.guarded.has(token.text));
  const second = unread ? secondReading(source, unread.start, context, words.library) : null;
  return second ? [second] : [];
}

function readAll(r: Reader, source: string): Placed[] {
  const starts = possibleStarts(r);
  const found: Placed[] = [];
  let attempts = 0;
  for (let i = 0; i < r.tokens.length && found.length < MAX_FINDINGS; ) {
    const named = skip(r, "notDay", i);
    if (named > 0 || !starts[i]) {
      i = Math.max(named, i + 1);
      continue;
    }
    if (++attempts > MAX_ATTEMPTS) break;
    const moment = readMoment(r, i);
    const finding = moment && toFinding(r, i, moment.next, moment.value, source);
    if (finding) found.push({ finding, from: i, to: moment.next });
    i = finding ? moment.next : i + 1;
  }
  return found;
}

function toFinding(
  r: Reader,
  i: number,
  next: number,
  moment: Moment,
  source: string,
): TimeFinding | null {
  const start = r.tokens[i]?.start ?? 0;
  const end = r.tokens[next - 1]?.end ?? start;
  const settled = settle(r, moment, source.slice(start, end));
  return settled && { span: [start, end], ...settled };
}
