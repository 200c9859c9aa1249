import type { DueHandler } from "../../capability.ts";
import { fieldsOf, type ReminderBook } from "../book.ts";
import { NAG_DUE, type Nag, type Reminder } from "../reminder.ts";
import type { Announce } from "./announce.ts";
import { isWaiting } from "./answers.ts";
import { verdictOn } from "./late.ts";
import { nextNag } from "./nag-steps.ts";

/** Says what has come up again until it is answered or the bound is reached. */
export function createNagging(book: ReminderBook, announce: Announce): DueHandler {
  return {
    kind: NAG_DUE,
    fire(item, context) {
      const reminder = book.get(item.itemId);
      if (!reminder?.nag || reminder.nagAt !== item.occurrence || !isWaiting(reminder)) return null;
      const verdict = verdictOn(
        item.occurrence,
        { ...reminder, late: { policy: "fire" } },
        context,
      );
      if (verdict.kind === "hold") return { holdUntil: verdict.until };
      const number = reminder.nagged + 1;
      const { nag } = reminder;
      const nagAt = number < nag.times ? nextNag(item.occurrence, nag, context.now) : null;
      const row = book.put(reminder.id, { ...fieldsOf(reminder), nagged: number, nagAt });
      const held = item.dueAt > item.occurrence;
      return announce(row, subjectOf(row, number, nag, held, context.now), context);
    },
  };
}

function subjectOf(row: Reminder, number: number, nag: Nag, held: boolean, now: number) {
  const { id, title, firedAt } = row;
  const repeat = { number, of: nag.times };
  return { id, title, occurrence: firedAt ?? now, saidAt: now, held, earlier: 0, repeat };
}
