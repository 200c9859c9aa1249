import * as z from "zod/mini";
import type { Restorer } from "../../ports/change-log.ts";
import { DAY_MS, instantToWall } from "../../time/zones.ts";
import { eventUntil, undoEvent } from "../../wording/catalogue/events.ts";
import * as help from "../../wording/catalogue/help.ts";
import { dateText } from "../../wording/time.ts";
import { quote } from "../../wording/title.ts";
import { t } from "../../wording/words.ts";
import type { AgendaItem, Capability } from "../capability.ts";
import {
  type CalendarEvent,
  type EventFields,
  type EventStore,
  isWholeDay,
  timesBetween,
} from "./event.ts";
import { fieldsOf } from "./import.ts";
import { type EventsDeps, eventTools } from "./tools.ts";
import { eventSpans } from "./wording.ts";

/** Events that one look at the agenda goes through. */
const AGENDA_LIMIT = 500;

/** Events of calendar files that the person sends. They are shown in the agenda, and announce nothing. */
export function createEvents(deps: EventsDeps): Capability {
  const { events } = deps;
  return {
    name: "events",
    title: help.topicEvents,
    examples: help.examplesEvents,
    commands: [],
    tools: eventTools(deps),
    intents: {},
    restorers: [eventRestorer(events)],
    agenda(from, to, moment) {
      const span = { from, to, zone: moment.profile.zone };
      return events
        .between({ from, to, limit: AGENDA_LIMIT })
        .flatMap((event) =>
          timesBetween(event, span).map((time) => agendaItem(event, time, from, moment)),
        );
    },
  };
}

function agendaItem(
  { id }: CalendarEvent,
  { at, end, what }: ReturnType<typeof timesBetween>[number],
  from: number,
  moment: Parameters<NonNullable<Capability["agenda"]>>[2],
): AgendaItem {
  const isOn = at < from;
  const wholeDay = isWholeDay(what) || isOn;
  const lastDay = instantToWall(end - 1, moment.profile.zone).slice(0, 10);
  const firstDay = instantToWall(at, moment.profile.zone).slice(0, 10);
  const isLong = lastDay > firstDay && end - at > DAY_MS / 2;
  const details = [
    ...(isLong || isOn ? [t(moment, eventUntil, { day: dateText(lastDay, moment) })] : []),
    ...(what.place === null ? [] : [what.place]),
  ];
  return {
    at: Math.max(at, from),
    dateOnly: wholeDay,
    title: what.title,
    kind: "event",
    id,
    ...(wholeDay || isLong || end === at ? {} : { until: end }),
    ...(details.length > 0 ? { detail: details.join(", ") } : {}),
  };
}

const text = z.string();
const maybe = z.nullable(text);
const time = { title: text, place: maybe, start: text, zone: maybe, length: z.number() };
const dates = z.optional(z.array(text));
/** Fields as they were recorded; parsed because a log outlives the code that wrote it. */
const fieldsSchema = z.object({
  ...time,
  uid: text,
  sequence: z.number(),
  series: z.nullable(z.object({ rrule: text, exdates: dates, rdates: dates })),
  changed: z.array(z.object({ ...time, of: text, onward: z.optional(z.boolean()) })),
  createdAt: z.number(),
});

function eventRestorer(events: EventStore): Restorer {
  return {
    entity: "event",
    read(id) {
      const row = events.get(id);
      return row && { ...fieldsOf(row) };
    },
    write(id, fields) {
      if (fields === null) events.remove(id);
      else events.put(id, fieldsSchema.parse(fields) as EventFields);
    },
    describe: (fields, _id, to) => t(to, undoEvent, { title: quote(to, String(fields["title"])) }),
    tell(id, moment) {
      const row = events.get(id);
      return row && eventSpans(row, moment);
    },
  };
}
