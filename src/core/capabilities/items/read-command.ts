import type { Request } from "../../understanding/interpretation.ts";
import type { Carriers } from "../../understanding/locales/language.ts";
import { LANGUAGES, languageOf } from "../../understanding/locales/languages.ts";
import type { PlanContext } from "../capability.ts";

/** What is wrong with the sentence around the words says nothing about them. */
const OF_SENTENCE: ReadonlySet<string> = new Set(["which-intent", "which-item"]);

/**
 * What was typed behind a command, read as a sentence in the person's language, or in the first other one in which
 * it makes the one request that fits.
 */
export function readCommand(
  context: PlanContext,
  how: keyof Carriers,
  words: string,
  fits: (request: Request) => boolean,
): Request | undefined {
  const own = languageOf(context.profile.locale);
  for (const { talk } of [own, ...LANGUAGES.filter((language) => language !== own)]) {
    const { requests } = context.understand(talk.carry[how](words));
    const [only] = requests;
    if (!only || requests.length > 1 || !fits(only)) continue;
    const ambiguities = only.ambiguities.filter(({ reason }) => !OF_SENTENCE.has(reason));
    return { ...only, ambiguities };
  }
  return undefined;
}
