/** What a language has to say about recurrence rules. */
import type { Rule } from "./rule-parts.ts";

/** The words of one language. Each function returns a phrase that is put together with spaces. */
export interface RuleWords {
  /** "every 2 weeks on Monday", without times, end and exceptions. Null when the rule is too unusual for words. */
  rule(rule: Rule): string | null;
  /** "at 09:00 and 21:00". */
  times(times: readonly string[]): string;
  /** "until 1 March 2027"; a local date `YYYY-MM-DD`. */
  until(date: string): string;
  /** "10 times". */
  count(n: number): string;
  /** "except 23 December 2026". */
  except(dates: readonly string[]): string;
  /** Around a rule that has no words of its own. */
  custom(rrule: string): string;
}
