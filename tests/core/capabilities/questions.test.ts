import { describe, expect, test } from "vitest";
import type { PlanContext } from "../../../src/core/capabilities/capability.ts";
import { questionFor } from "../../../src/core/capabilities/questions.ts";
import { plainText } from "../../../src/core/chat/reply.ts";
import type { Ambiguity, Request, When } from "../../../src/core/understanding/interpretation.ts";
import { SATURDAY_TEN, TELEGRAM } from "../../support/desk.ts";

const context: PlanContext = {
  now: SATURDAY_TEN,
  profile: {
    zone: "Europe/Vienna",
    zoneKnown: true,
    locale: "en",
    dayStart: "09:00",
    confirm: "when-unsure",
  },
  address: TELEGRAM,
  shown: [{ kind: "task", id: "t1", number: 1, title: "Buy milk" }],
  understand: () => ({ locale: "en", requests: [], nearest: [] }),
};
const when = (local: string): When => ({
  text: "then",
  local,
  grain: "day",
  dateOnly: local.length === 10,
});

function ask(ambiguity: Ambiguity, more: Partial<Request> = {}) {
  const request: Request = {
    intent: "reminder.add",
    score: 1,
    text: "…",
    slots: { title: "Call mom" },
    ...more,
    ambiguities: [ambiguity, ...(more.ambiguities ?? [])],
  };
  const plan = questionFor(request, ambiguity, context);
  if (plan.kind !== "ask") throw new Error(`a ${plan.kind} is no question`);
  const buttons = plan.question.buttons.flat();
  return {
    said: plainText({ blocks: plan.question.blocks, buttons: [] }),
    labels: buttons.map((button) => button.label),
    actions: buttons.map((button) => button.action),
    pending: plan.pending,
    request,
  };
}

test("a button lays its reading over the request and leaves the other questions open", () => {
  const next: Ambiguity = { reason: "which-day", readings: [] };
  const readings = [
    { slots: { when: when("2026-11-27T05:00:00") } },
    { slots: { when: when("2026-11-27T17:00:00") } },
  ];
  const { said, labels, actions, pending, request } = ask(
    { reason: "am-or-pm", readings },
    { ambiguities: [next] },
  );
  expect(said).toBe("Morning or evening for “Call mom”?");
  expect(labels).toEqual(["Fri 27 Nov, 05:00", "Fri 27 Nov, 17:00", "Cancel"]);
  expect(actions[1]).toMatchObject({
    kind: "request",
    request: {
      intent: "reminder.add",
      slots: { title: "Call mom", when: readings[1]?.slots.when },
      ambiguities: [next],
    },
  });
  expect(pending).toEqual({ request, reason: "am-or-pm" });
});

test("another intent is called by its name, a rule and an item in words", () => {
  const labels = ask({
    reason: "which-intent",
    readings: [
      { intent: "task.add" },
      { slots: { recurrence: { text: "", rrule: "FREQ=WEEKLY;BYDAY=MO", times: ["09:00"] } } },
      { intent: "task.delete", slots: { target: { kind: "number", numbers: [3] } } },
    ],
  }).labels;
  expect(labels).toEqual(["Add a task", "every Monday at 09:00", "Delete it, 3", "Cancel"]);
});

describe("without readings", () => {
  test.each([
    [
      "missing-time",
      "What time do you want for “Call mom”?",
      ["Sat 21 Nov, 11:00", "Sat 21 Nov, 18:00", "Sun 22 Nov, 09:00", "Cancel"],
    ],
    ["missing-title", "What should the reminder be called?", ["Cancel"]],
    [
      "which-item",
      "Which one do you mean? Its number or its title is enough.",
      ["1. “Buy milk”", "Cancel"],
    ],
    [
      "unknown-zone",
      "I know no time zone called “Atlantis”. Which large city is near it?",
      ["Cancel"],
    ],
    [
      "impossible-date",
      "There is no “Atlantis” in the calendar. Which date do you mean?",
      ["Cancel"],
    ],
  ] as const)("%s", (reason, question, labels) => {
    const asked = ask({ reason, text: "Atlantis", readings: [] });
    expect(asked.said).toBe(question);
    expect(asked.labels).toEqual(labels);
    expect(asked.pending?.reason).toBe(reason);
  });

  test("a time that has passed is answered with those that were probably meant", () => {
    const past = { ...when("2026-11-21T08:00:00"), past: true };
    const { said, labels } = ask(
      { reason: "in-the-past", readings: [{ slots: { when: past } }] },
      { slots: { when: past } },
    );
    expect(said).toBe("Sat 21 Nov, 08:00 has passed. When do you mean?");
    expect(labels).toEqual([
      "Sat 21 Nov, 20:00",
      "Sun 22 Nov, 08:00",
      "Sat 28 Nov, 08:00",
      "Cancel",
    ]);
  });
});
