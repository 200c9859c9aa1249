import type { EventFields } from "../../src/core/capabilities/events/event.ts";
import { ORDINARY, type ReminderFields } from "../../src/core/capabilities/reminders/reminder.ts";
import type { TaskFields } from "../../src/core/capabilities/tasks/task.ts";

/** Rows of every kind, plain but for what a test gives. */

const HOUR = 3_600_000;
export const START = Date.UTC(2026, 10, 21, 9);

export function task(fields: Partial<TaskFields>): TaskFields {
  return {
    title: "Buy milk",
    status: "open",
    priority: "normal",
    due: null,
    createdAt: START,
    doneAt: null,
    ...fields,
  };
}

export const time = {
  title: "Kick-off",
  place: null,
  start: "2026-11-22T09:00:00",
  zone: "Europe/Vienna",
  length: HOUR,
};

export function event(fields: Partial<EventFields>): EventFields {
  return {
    ...time,
    uid: "u1",
    sequence: 0,
    series: null,
    changed: [],
    createdAt: START,
    ...fields,
  };
}

export function reminder(fields: Partial<ReminderFields>): ReminderFields {
  return {
    ...ORDINARY,
    title: "Call mom",
    status: "active",
    start: "2026-11-22T09:00:00",
    zone: "Europe/Vienna",
    series: null,
    afterDays: null,
    nextAt: START + HOUR,
    firedAt: null,
    doneAt: null,
    createdAt: START,
    address: { channel: "telegram", accountId: "bot", conversationId: "7", kind: "dm" },
    ...fields,
  };
}

export function strip<Row extends { id: string; number: number | null }>(row: Row | null) {
  if (!row) throw new Error("no such row");
  const { id: _id, number: _number, ...fields } = row;
  return fields;
}
