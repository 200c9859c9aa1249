import * as z from "zod/mini";
import type { Slots } from "../../../understanding/interpretation.ts";
import { nagProblem } from "../../../wording/catalogue/firing.ts";
import { type Reader, t } from "../../../wording/words.ts";
import type { LatePolicy, ReminderFields } from "../reminder.ts";
import { boundedNag } from "./nag-steps.ts";

/** How a reminder is said, as tool input. */
export const mannerInput = z.object({
  urgent: z.optional(z.boolean()).check(z.describe("Said in quiet hours too")),
  late: z
    .optional(
      z.union([
        z.enum(["fire", "skip"]),
        z.object({ minutes: z.int().check(z.gte(1), z.lte(10_080)) }),
      ]),
    )
    .check(
      z.describe(
        "When it could not be said in time: say it late, skip it, or say it within minutes",
      ),
    ),
  nag: z
    .optional(
      z.nullable(
        z.object({
          everySeconds: z.int().check(z.gte(1)),
          times: z.optional(z.int().check(z.gte(1), z.lte(1000))),
        }),
      ),
    )
    .check(z.describe("Said again every so many seconds until done; null: once")),
});
export type MannerInput = z.infer<typeof mannerInput>;

export type MannerFields = Pick<ReminderFields, "urgent" | "late" | "nag">;

/** What the words said, as tool input; null when they said nothing of the kind. */
export function mannerOf({ manner = {}, priority }: Slots): MannerInput | null {
  const { late, nag } = manner;
  // A reminder has no order among others: what is important about one is that it comes through.
  const urgent = manner.urgent ?? (priority === undefined ? undefined : priority === "high");
  if (urgent === undefined && late === undefined && nag === undefined) return null;
  return {
    ...(urgent === undefined ? {} : { urgent }),
    ...(late === undefined ? {} : { late }),
    ...(nag === undefined ? {} : { nag }),
  };
}

/** The fields of this manner, laid over those that a reminder has. */
export function withManner(
  before: MannerFields,
  { urgent, late, nag }: MannerInput,
  to: Reader,
): MannerFields | { problem: string } {
  const bounded = nag ? boundedNag(nag.everySeconds, nag.times) : null;
  if (nag && !bounded) return { problem: t(to, nagProblem) };
  return {
    urgent: urgent ?? before.urgent,
    late: late === undefined ? before.late : latePolicy(late),
    nag: nag === undefined ? before.nag : bounded,
  };
}

function latePolicy(late: NonNullable<MannerInput["late"]>): LatePolicy {
  return typeof late === "string" ? { policy: late } : { policy: "within", minutes: late.minutes };
}
