import { describe, expect, test } from "vitest";
import { inShort, only } from "./support.ts";

describe("calendar entries", () => {
  const ROWS: [text: string, intent: string, slots: object][] = [
    [
      "schedule lunch with Ingrid tomorrow",
      "calendar.add",
      { title: "lunch", people: "Ingrid", when: "2026-11-19" },
    ],
    ["put yoga on my calendar for Friday", "calendar.add", { title: "yoga", when: "2026-11-20" }],
    [
      "schedule dinner at Harbor House on Friday",
      "calendar.add",
      { title: "dinner", place: "Harbor House", when: "2026-11-20" },
    ],
    [
      "move my dentist appointment to Monday",
      "calendar.update",
      { title: "dentist appointment", when: "2026-11-23" },
    ],
    ["cancel my meeting with Bruno", "calendar.delete", { title: "meeting", people: "Bruno" }],
  ];
  test.each(ROWS)("%s", (text, intent, slots) => {
    expect(inShort(only(text))).toEqual({ intent, slots, asks: [] });
  });
});

describe("flights", () => {
  const ROWS: [text: string, flights: object][] = [
    [
      "find me a one way flight from Vienna to Oslo on Friday",
      { origin: "Vienna", destination: "Oslo", departureDate: "2026-11-20" },
    ],
    ["flights from Lisbon to New York", { origin: "Lisbon", destination: "New York" }],
    [
      "I need three economy tickets for a flight to Denver, CO with Delta",
      {
        destination: "Denver, CO",
        passengers: 3,
        seatingClass: "Economy",
        airline: "Delta Airlines",
      },
    ],
    [
      "book a flight to rome leaving tomorrow and returning on Monday",
      { destination: "rome", departureDate: "2026-11-19", returnDate: "2026-11-23" },
    ],
    ["search flights to Madrid, no checked bags", { destination: "Madrid", checkedBags: 0 }],
  ];
  test.each(ROWS)("%s", (text, flights) => {
    const { intent, slots } = only(text);
    expect(intent).toBe("flights.search");
    expect(slots.flights).toMatchObject(flights);
  });

  test("the state of a flight is another question", () => {
    expect(only("is my flight on time?").intent).toBe("flight.status");
  });
});
