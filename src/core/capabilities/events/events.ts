import * as z from "zod";
import type { Restorer } from "../../ports/change-log.ts";
import { DAY_MS, instantToWall } from "../../time/zones.ts";
import { dateText } from "../../wording/time.ts";
import { quote } from "../../wording/title.ts";
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
    title: "Calendar files",
    examples: ["send me an .ics file, or paste its text"],
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
    ...(isLong || isOn ? [`until ${dateText(lastDay, moment)}`] : []),
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

const time = z.object({
  title: z.string(),
  place: z.string().nullable(),
  start: z.string(),
  zone: z.string().nullable(),
  length: z.number(),
});
const dates = z.array(z.string()).optional();
const series = z.object({ rrule: z.string(), exdates: dates, rdates: dates });
/** Fields as they were recorded; parsed because a log outlives the code that wrote it. */
const fieldsSchema = time.extend({
  uid: z.string(),
  sequence: z.number(),
  series: series.nullable(),
  changed: z.array(time.extend({ of: z.string() })),
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
    describe: (fields) => `event ${quote(String(fields["title"]))}`,
    tell(id, moment) {
      const row = events.get(id);
      return row && eventSpans(row, moment);
    },
  };
}
