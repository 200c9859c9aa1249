import { expect, test } from "vitest";
import { understand } from "../../../src/core/understanding/understand.ts";
import { contextOf } from "./support.ts";

test.each([
  ["move 4 to 11:30pm", [4], "23:30"],
  ["move reminder 4 to 11:30pm", [4], "23:30"],
  ["reschedule task 12 for 9:15pm", [12], "21:15"],
])("%s: the first number is the item", (text, numbers, clock) => {
  const { requests } = understand(text, contextOf());
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request?.slots.target).toEqual({ kind: "number", numbers });
  expect(request?.slots.when?.local.slice(11, 16)).toBe(clock);
  expect(request?.slots.when?.end).toBeUndefined();
});

test("snooze 7 for 2 hours: the first number is the item, the second the duration", () => {
  const { requests } = understand("snooze 7 for 2 hours", contextOf());
  expect(requests).toMatchObject([
    {
      intent: "reminder.snooze",
      slots: { target: { kind: "number", numbers: [7] }, duration: 7200 },
    },
  ]);
});
