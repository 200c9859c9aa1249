import * as z from "zod/mini";
import {
  type Block,
  type ListItem,
  note,
  paragraph,
  type Span,
  text,
} from "../../../chat/reply.ts";
import type { ShownItem } from "../../../understanding/interpretation.ts";
import * as common from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/firing.ts";
import { draft, press } from "../../../wording/draft.ts";
import { instant, type Moment } from "../../../wording/time.ts";
import { quoteShort } from "../../../wording/title.ts";
import { type Reader, rich, t } from "../../../wording/words.ts";
import type { CardFace, DrawnCard, DueOutcome } from "../../capability.ts";
import { shownReminder } from "../actions.ts";
import type { ReminderBook } from "../book.ts";
import type { Reminder } from "../reminder.ts";
import type { DigestEntry } from "./announce.ts";
import {
  countText,
  type FiredSubject,
  firedSubject,
  type Look,
  lookOf,
  stateOf,
} from "./fired-card.ts";

/** Lines of one digest; the rest is a count and a button. */
const MOST_LINES = 10;

const subject = z.object({
  /** Everything that came up, by when it was due. */
  fired: z.array(firedSubject),
  skipped: z.array(firedSubject),
});
type DigestSubject = z.infer<typeof subject>;

export function digestFace(book: Pick<ReminderBook, "get">): CardFace {
  return {
    name: "reminder.digest",
    entity: "reminder",
    draw: (data, moment) => drawDigest(subject.parse(data), book, moment),
  };
}

/** One message for several reminders that come late at the same time. */
export function createDigest(book: Pick<ReminderBook, "get">) {
  return (outcomes: DueOutcome[], moment: Moment): DueOutcome => {
    const [first] = outcomes;
    if (!first) throw new Error("a digest of nothing");
    const entries = outcomes.map((outcome) => outcome.entry as DigestEntry);
    const said = entries.filter((entry) => !entry.skipped).map(({ fired }) => fired);
    // Alone it is what it always is.
    const only = said.length === 1 && entries.length === 1 ? outcomes[0] : undefined;
    if (only) return only;
    const data: DigestSubject = {
      fired: [...newestOfEach(said)].sort((a, b) => a.occurrence - b.occurrence),
      skipped: entries.filter((entry) => entry.skipped).map(({ fired }) => fired),
    };
    const drawn = drawDigest(data, book, moment);
    const listed = data.fired.slice(0, MOST_LINES);
    const shown = listed.flatMap(({ id }) => shownOf(book.get(id)));
    return {
      address: first.address,
      reply: drawn.reply,
      shown,
      card: { face: "reminder.digest", items: listed.map(({ id }) => id), subject: data },
    };
  };
}

/** A reminder that came up again, or is said again, has one line: that of its newest occurrence. */
function newestOfEach(said: FiredSubject[]): Iterable<FiredSubject> {
  const newest = new Map<string, FiredSubject>();
  for (const fired of said) {
    const known = newest.get(fired.id);
    if (!known || known.occurrence <= fired.occurrence) newest.set(fired.id, fired);
  }
  return newest.values();
}

function shownOf(reminder: Reminder | null): ShownItem[] {
  return reminder ? [shownReminder(reminder)] : [];
}

function drawDigest(
  { fired, skipped }: DigestSubject,
  book: Pick<ReminderBook, "get">,
  moment: Moment,
): DrawnCard {
  const listed = fired.slice(0, MOST_LINES);
  const looks = listed.map((one) => lookOf(book.get(one.id), one.occurrence));
  const more = fired.length - listed.length;
  const closed = more === 0 && looks.every((look) => look.kind !== "open");
  const marked = looks.some((look) => look.kind === "done");
  const items = listed.map((one, index) => ({
    ...digestLine(one, looks[index] as Look, book.get(one.id), moment),
    ...(marked ? { done: looks[index]?.kind === "done" } : {}),
  }));
  const blocks: Block[] = [paragraph(heading(fired, moment)), { t: "list", items }];
  if (more > 0) blocks.push(paragraph(t(moment, common.andMore, { count: more })));
  if (skipped.length > 0) blocks.push(note(...skippedSpans(skipped, moment)));
  const untouched = looks.every((look) => look.kind === "open");
  return {
    reply: draft(blocks, closed ? [] : [buttons(fired, moment)]),
    state: untouched ? "open" : looks.map(stateOf).join(", "),
    closed,
  };
}

function heading(fired: FiredSubject[], to: Reader): string {
  const count = fired.length;
  const held = fired.filter((one) => one.held).length;
  if (held === count) return t(to, words.digestHeld, { count });
  return t(to, held === 0 ? words.digestLate : words.digestMixed, { count });
}

function digestLine(
  fired: FiredSubject,
  look: Look,
  reminder: Reminder | null,
  moment: Moment,
): ListItem {
  const number = reminder?.number ?? null;
  const spans: Span[] = [
    text(`${quoteShort(moment, fired.title)}, `),
    instant(fired.occurrence, moment),
  ];
  if (fired.earlier > 0) {
    const number = countText(fired.earlier, moment);
    spans.push(...rich(moment, words.digestBefore, { number }));
  }
  if (look.kind === "later") {
    spans.push(...rich(moment, words.digestLater, { when: instant(look.at, moment) }));
  }
  if (look.kind === "gone") spans.push(...rich(moment, words.digestDeleted));
  return { spans, ...(number === null ? {} : { number }) };
}

function skippedSpans(skipped: FiredSubject[], moment: Moment): Span[] {
  const names = skipped
    .slice(0, 3)
    .flatMap(({ title, occurrence }, index) => [
      text(`${index > 0 ? "; " : ""}${quoteShort(moment, title)}, `),
      instant(occurrence, moment),
    ]);
  const number = skipped.length - 3;
  return number > 0
    ? rich(moment, words.digestSkippedMore, { names, number })
    : rich(moment, words.digestSkipped, { names });
}

function buttons(fired: FiredSubject[], to: Reader) {
  const items = fired.map(({ id, occurrence }) => ({ id, occurrence }));
  return [
    press(
      t(to, fired.length === 1 ? common.done : common.doneAll),
      "reminders.done",
      { items },
      { tone: "primary" },
    ),
    press(t(to, common.show), "reminders.show-fired", { items }, { uses: "nothing" }),
  ];
}
