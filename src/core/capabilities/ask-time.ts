import { paragraph, type Span } from "../chat/reply.ts";
import type { ButtonDraft } from "../tools/tool.ts";
import type { Request, When } from "../understanding/interpretation.ts";
import { askPast as askPastText } from "../wording/catalogue/questions.ts";
import { dismiss, draft, goOn, rows } from "../wording/draft.ts";
import { dateText, label, type Moment, today } from "../wording/time.ts";
import { t } from "../wording/words.ts";
import type { Plan } from "./capability.ts";
import { instantOf, likelyMeant, suggestedTimes, whenAt } from "./likely-times.ts";

/** The request with this time and nothing left to ask about it. */
function withWhen(request: Request, when: When): Request {
  return { ...request, slots: { ...request.slots, when }, ambiguities: [] };
}

/** How a time reads on a button. */
export function whenLabel(when: When, moment: Moment): string {
  return when.dateOnly
    ? dateText(when.local.slice(0, 10), moment)
    : label(instantOf(when, moment), moment);
}

/** Asks for a time of day (or any time); the next message may say it. */
export function askWhen(
  request: Request,
  moment: Moment,
  question: (string | Span)[],
  more: ButtonDraft[] = [],
): Plan {
  const date = request.slots.when?.dateOnly ? request.slots.when.local.slice(0, 10) : undefined;
  const zone = moment.profile.zone;
  const times = suggestedTimes(moment, date).map((at) => {
    const text = label(at, moment);
    return goOn(text, withWhen(request, whenAt(at, zone, text)));
  });
  return {
    kind: "ask",
    question: draft([paragraph(...question)], rows([...times, ...more, dismiss(moment)], 3)),
    pending: { request, reason: "missing-time" },
  };
}

/** A time that has passed is never taken: offers the times that were probably meant. */
export function askPast(request: Request, when: When, moment: Moment): Plan {
  const options = likelyMeant(when, moment).map((likely) =>
    goOn(whenLabel(likely, moment), withWhen(request, likely)),
  );
  const said = whenLabel(when, moment);
  return {
    kind: "ask",
    question: draft(
      [paragraph(t(moment, askPastText, { when: said }))],
      rows([...options, dismiss(moment)], 2),
    ),
    pending: { request, reason: "in-the-past" },
  };
}

/** True when nothing of the time lies ahead. */
export function isPast(when: When, moment: Moment): boolean {
  if (when.past) return true;
  if (!when.dateOnly) return instantOf(when, moment) <= moment.now;
  const last = when.end ?? when.local;
  return last.slice(0, 10) < today(moment);
}
