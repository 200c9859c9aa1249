import { wallToInstant } from "../../src/core/time/zones.ts";
import { findTimes } from "../../src/core/understanding/dates/find-times.ts";
import { readFlights } from "../../src/core/understanding/flights/read-flights.ts";
import type { UnderstandingContext } from "../../src/core/understanding/interpretation.ts";
import { english } from "../../src/core/understanding/locales/en/english.ts";
import { tokenize } from "../../src/core/understanding/tokens.ts";
import { understand } from "../../src/core/understanding/understand.ts";
import { predict as predictDatetime } from "./datetime.ts";
import { mainRequest } from "./intent.ts";
import { predict as predictRecurrence } from "./recurrence.ts";
import { predict as predictRule } from "./rule.ts";

/** A record of a labelled set; each set has more fields of its own. */
export interface SetRecord {
  id: string;
  text: string;
  /** Wall clock of the speaker, where the set has times. */
  reference?: string | undefined;
}

/** Texts without a time of their own are read at this one; no set depends on it. */
const SOME_TIME = "2026-11-18T10:00:00";

/** How a record of each set is read, in the form that its scorer takes. */
export const PREDICTORS: Record<string, (record: SetRecord) => object> = {
  intent: predictIntent,
  title: predictTitle,
  flights: predictFlights,
  datetime: (record) => predictDatetime({ ...record, reference: record.reference ?? SOME_TIME }),
  recurrence: (record) =>
    predictRecurrence({ ...record, reference: record.reference ?? SOME_TIME }),
  rrule: predictRule,
};

function contextOf({ reference }: SetRecord): UnderstandingContext {
  const now = wallToInstant((reference ?? SOME_TIME).slice(0, 19), "UTC");
  return { now, zone: "UTC", locale: "en", dayStart: "08:00", shown: [] };
}

function predictIntent(record: SetRecord) {
  const { intent, slots } = mainRequest(understand(record.text, contextOf(record)));
  return { label: intent, recurring: slots.recurrence !== undefined };
}

/** Existing items are looked for by words, new ones are called something: both are the title. */
function predictTitle(record: SetRecord) {
  const { slots } = mainRequest(understand(record.text, contextOf(record)));
  const { title, target } = slots;
  return { title: title ?? (target?.kind === "title" ? target.words : "") };
}

/** Most of the set answers a question about a trip, so that no sentence of it needs to ask for flights again. */
function predictFlights(record: SetRecord) {
  const { text } = record;
  const tokens = tokenize(text, english.spelling);
  const flights = readFlights(
    { text, tokens, findings: findTimes(text, contextOf(record)) },
    english.flights,
  );
  return {
    slots: {
      origin: flights.origin,
      destination: flights.destination,
      departure_date: flights.departureDate,
      return_date: flights.returnDate,
      seating_class: flights.seatingClass,
      airline: flights.airline,
      passengers: flights.passengers?.toString(),
      checked_bags: flights.checkedBags?.toString(),
    },
  };
}
