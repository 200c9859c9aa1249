import * as z from "zod/mini";
import { CHANNEL_NAMES } from "../../chat/inbound.ts";
import type { Restorer } from "../../ports/change-log.ts";
import type { Clock } from "../../ports/clock.ts";
import { momentToInstant } from "../../time/recurrence.ts";
import { undoReminder } from "../../wording/catalogue/items.ts";
import { quote } from "../../wording/title.ts";
import { t } from "../../wording/words.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { nextNag } from "./firing/nag-steps.ts";
import { isPaused, nextAfterChange, repeatsAtAll, statusWith } from "./occurrences.ts";
import { ORDINARY, type ReminderFields, scheduleOf, ZONE_MODES } from "./reminder.ts";
import { fullReminder } from "./wording.ts";

const instant = z.nullable(z.number());

/** Fields as they were recorded; parsed because a log outlives the code that wrote it. */
const fieldsSchema = z.object({
  title: z.string(),
  status: z.enum(["active", "fired", "done"]),
  start: z.string(),
  zone: z.string(),
  series: z.nullable(
    z.object({
      rrule: z.string(),
      times: z.exactOptional(z.array(z.string())),
      exdates: z.exactOptional(z.array(z.string())),
      rdates: z.exactOptional(z.array(z.string())),
    }),
  ),
  afterDays: z.nullable(z.number()),
  nextAt: instant,
  firedAt: instant,
  doneAt: instant,
  // What came later than the first records.
  overrides: z._default(z.record(z.string(), z.string()), {}),
  pausedAt: z._default(instant, null),
  resumeAt: z._default(instant, null),
  urgent: z._default(z.boolean(), ORDINARY.urgent),
  late: z._default(
    z.discriminatedUnion("policy", [
      z.object({ policy: z.literal("fire") }),
      z.object({ policy: z.literal("skip") }),
      z.object({ policy: z.literal("within"), minutes: z.number() }),
    ]),
    ORDINARY.late,
  ),
  nag: z._default(z.nullable(z.object({ everyMinutes: z.number(), times: z.number() })), null),
  nagged: z._default(z.number(), 0),
  nagAt: z._default(instant, null),
  answers: z._default(
    z.array(
      z.object({ occurrence: z.number(), answer: z.enum(["done", "later"]), at: z.number() }),
    ),
    [],
  ),
  zoneMode: z._default(z.enum(ZONE_MODES), ORDINARY.zoneMode),
  channel: z._default(z.nullable(z.enum(CHANNEL_NAMES)), null),
  createdAt: z.number(),
  address: z.object({
    channel: z.enum(CHANNEL_NAMES),
    accountId: z.string(),
    conversationId: z.string(),
    threadId: z.exactOptional(z.string()),
    kind: z.enum(["dm", "group", "home"]),
    recipientId: z.exactOptional(z.string()),
  }),
});

export function reminderRestorer(book: ReminderBook, clock: Clock): Restorer {
  return {
    entity: "reminder",
    selfMoving: ["status", "nextAt", "firedAt", "nagged", "nagAt"],
    parse: (fields) => ({ ...fieldsSchema.parse(fields) }),
    read(id) {
      const reminder = book.get(id);
      return reminder && { ...fieldsOf(reminder) };
    },
    write(id, fields) {
      if (fields === null) return book.remove(id);
      const now = clock.now();
      const restored = settled(fieldsSchema.parse(fields), book.get(id), now);
      const { nag, nagAt } = restored;
      // It goes on being said again at its next step, not for the steps that were missed meanwhile.
      const missed = nag !== null && nagAt !== null && nagAt <= now;
      book.put(id, missed ? { ...restored, nagAt: nextNag(nagAt, nag, now) } : restored);
    },
    describe: (fields, _id, to) =>
      t(to, undoReminder, { title: quote(to, String(fields["title"])) }),
    tell(id, moment) {
      const reminder = book.get(id);
      return reminder && fullReminder(reminder, moment);
    },
  };
}

/**
 * What repeats goes on from now by the rule that was put back; what it would have said meanwhile is not said
 * afterwards, and what was said early is not said again. A one-off keeps its own time even when that has
 * passed: late is better than lost.
 */
function settled(
  fields: ReminderFields,
  current: ReminderFields | null,
  now: number,
): ReminderFields {
  if (!repeatsAtAll(fields)) return fields;
  // One that had come to its end by the rule of now may go on by the one that was put back.
  const isOver = fields.status !== "active" && (current === null || sameSeries(fields, current));
  if (isOver) return fields;
  const samePause = current === null || current.pausedAt === fields.pausedAt;
  if (fields.series === null && fields.nextAt !== null && samePause) return fields;
  const restored = current ? { ...fields, overrides: keptMoves(fields, current, now) } : fields;
  const sameRule = current !== null && sameSeries(restored, current);
  const stands = fields.nextAt !== null && fields.nextAt > now && !isPaused(fields, now);
  if (stands && (sameRule || fields.series === null)) return restored;
  const nextAt = nextAfterChange(restored, current ?? NOTHING_DUE, now);
  return { ...restored, nextAt, status: statusWith(restored, nextAt) };
}

function sameSeries(a: ReminderFields, b: ReminderFields): boolean {
  return JSON.stringify(scheduleOf(a)) === JSON.stringify(scheduleOf(b));
}

const NOTHING_DUE = { nextAt: null };

/** Moves as they were, and those of now by which an occurrence was said before its time. */
function keptMoves(
  fields: ReminderFields,
  current: ReminderFields,
  now: number,
): ReminderFields["overrides"] {
  const at = (moment: string) => momentToInstant(moment, current.zone);
  const saidEarly = Object.entries(current.overrides).filter(
    ([from, to]) => at(from) > now && at(to) <= (current.firedAt ?? 0),
  );
  return { ...fields.overrides, ...Object.fromEntries(saidEarly) };
}
