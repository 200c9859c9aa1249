import type { RuleWords } from "../../time/rule-words.ts";
import type { DateWords } from "../dates/date-words.ts";
import type { ModelFile } from "../intent/model.ts";
import type { Locale } from "../locale.ts";
import type { RecurrenceWords } from "../recurrence/recurrence-words.ts";

/** All that Adjutant knows of one language. A folder beside this file holds it, and nothing else does. */
export interface Language {
  locale: Locale;
  dates: DateWords;
  recurrence: RecurrenceWords;
  /** How repeating schedules are put into words. */
  rules: RuleWords;
  /** The trained part; null where rules decide alone, and then only frames that name what they are about act unasked. */
  model: ModelFile | null;
}
