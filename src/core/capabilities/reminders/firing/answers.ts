import type { Answer, Reminder, ReminderFields } from "../reminder.ts";

/** Older cards than those of so many occurrences are answered by what the reminder is now. */
const MOST_ANSWERS = 30;

/** Its newest occurrence was announced and nobody has said anything about it yet. */
export function isWaiting(fields: ReminderFields): boolean {
  const { firedAt, doneAt, status, series } = fields;
  if (firedAt === null || answerTo(fields, firedAt)) return false;
  if (doneAt !== null && doneAt >= firedAt) return false;
  return status === "fired" || (status === "active" && series !== null);
}

export function answerTo(
  { answers }: Pick<ReminderFields, "answers">,
  occurrence: number,
): Answer | undefined {
  return answers.find((answer) => answer.occurrence === occurrence);
}

/** The fields with one more answer. */
export function answered(fields: ReminderFields, answer: Answer): ReminderFields {
  const others = fields.answers.filter(({ occurrence }) => occurrence !== answer.occurrence);
  return { ...fields, answers: [...others, answer].slice(-MOST_ANSWERS) };
}

/**
 * What a change says about the occurrence that was waiting for an answer: it was done, or put off to another
 * time. Nothing is said again once it is answered.
 */
export function withAnswer(before: Reminder | null, after: ReminderFields): ReminderFields {
  const noted = before && isWaiting(before) ? noteAnswer(before, after) : after;
  const waits = isWaiting(noted) && noted.pausedAt === null;
  return waits || noted.nagAt === null ? noted : { ...noted, nagAt: null };
}

function noteAnswer(before: Reminder, after: ReminderFields): ReminderFields {
  const occurrence = before.firedAt;
  if (occurrence === null || after.firedAt !== occurrence) return after;
  if (answerTo(after, occurrence)) return after;
  const { doneAt, nextAt, status } = after;
  if (doneAt !== null && doneAt >= occurrence) {
    return answered(after, { occurrence, answer: "done", at: doneAt });
  }
  const putOff = status === "active" && nextAt !== null && before.status === "fired";
  return putOff ? answered(after, { occurrence, answer: "later", at: nextAt }) : after;
}
