import type { Capability, Offer } from "../../capabilities/capability.ts";
import type { Intent, Interpretation } from "../../understanding/interpretation.ts";
import { languageOf } from "../../understanding/locales/languages.ts";

/** A model that is shown more picks worse. */
const MOST_OFFERS = 4;
/** What each cue is worth; less than `ENOUGH` together, and an offer would only tempt the model. */
const WORTH = { reading: 4, nearest: 3, pointing: 2.5, words: 2, self: 3, time: 1, needsTime: 2.5 };
const QUESTION = /[?？]\s*$/u;
const ENOUGH = 2;

export interface Cues {
  words: string;
  understood: Interpretation;
  /** Whether a time that lies ahead is in the words; asked only when it matters. */
  timed(): boolean;
  /** Something was shown or spoken of that can be pointed at. */
  inSight: boolean;
  /** Words of others have entered the turn. */
  tainted: boolean;
}

/**
 * What may be proposed for a message: the few calls that its words lead to. None for small talk and opinions, since
 * a model that has tools uses them; none at all once words of others are in the turn.
 */
export function route(cues: Cues, capabilities: readonly Capability[]): Offer[] {
  if (cues.tainted || isSmallTalk(cues.words, cues.understood.locale)) return [];
  const timed = !QUESTION.test(cues.words) && cues.timed();
  return capabilities
    .flatMap(({ offers = [] }) => offers)
    .map((offer) => ({ offer, worth: worthOf(offer, cues, timed) }))
    .filter(({ worth }) => worth >= ENOUGH)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_OFFERS)
    .map(({ offer }) => offer);
}

/** Thanks, opinions, jokes. */
export function isSmallTalk(words: string, locale: string): boolean {
  return languageOf(locale).talk.smallTalk.test(words);
}

function worthOf(offer: Offer, cues: Cues, timed: boolean): number {
  const { words, understood } = cues;
  const { talk } = languageOf(understood.locale);
  const intents: Intent[] = [offer.intent, ...(offer.near ?? [])];
  const leads = (intent: Intent | undefined) => intent !== undefined && intents.includes(intent);
  const read = understood.requests.flatMap(({ intent, ambiguities }) => [
    intent,
    ...ambiguities.flatMap(({ readings }) => readings.map((reading) => reading.intent)),
  ]);
  const rank = understood.nearest.findIndex(leads);
  return (
    (read.some(leads) ? WORTH.reading : 0) +
    (rank < 0 ? 0 : WORTH.nearest - rank * 0.5) +
    sightWorth(offer, cues) +
    (timed ? timeWorth(offer) : 0) +
    (offer.intent === "memory.add" && talk.ofSelf.test(words) ? WORTH.self : 0) +
    (offer.reads && shareWord(offer.description, words) ? WORTH.words : 0)
  );
}

/** Of what is in sight, a question wants to know; anything else wants something done. */
function sightWorth(offer: Offer, { words, understood, inSight }: Cues): number {
  if (!inSight || !languageOf(understood.locale).talk.pointing.test(words)) return 0;
  if (QUESTION.test(words))
    return offer.reads && offer.intent !== "memory.list" ? WORTH.pointing : 0;
  return offer.args.includes("item") ? WORTH.pointing : 0;
}

/** A time that lies ahead wants to be kept; in a question it may be about anything. */
function timeWorth({ args, reads }: Offer): number {
  if (reads) return 0;
  if (args.includes("when")) return WORTH.needsTime;
  return args.includes("when?") ? WORTH.time + (args.includes("item") ? 0 : 1) : 0;
}

/** Words of four letters and more say what is talked about. */
function shareWord(description: string, words: string): boolean {
  const said = new Set(stems(words));
  return stems(description).some((word) => said.has(word));
}

function stems(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return [...words].map((word) => word.replace(/s$/, ""));
}
