import type { Capability, Offer } from "../../capabilities/capability.ts";
import type { Intent, Interpretation } from "../../understanding/interpretation.ts";
import { languageOf } from "../../understanding/locales/languages.ts";

/** A model that is shown more picks worse. */
const MOST_OFFERS = 4;
/** What each cue is worth; less than `ENOUGH` together, and an offer would only tempt the model. */
const WORTH = { reading: 4, nearest: 3, pointing: 2.5, words: 2, self: 3, timed: 2 };
const QUESTION = /[?？]\s*$/u;
const ENOUGH = 2;

export interface Cues {
  words: string;
  understood: Interpretation;
  /** A time that lies ahead is in the words. */
  timed: boolean;
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
  const { talk } = languageOf(cues.understood.locale);
  if (cues.tainted || talk.smallTalk.test(cues.words)) return [];
  return capabilities
    .flatMap(({ offers = [] }) => offers)
    .map((offer) => ({ offer, worth: worthOf(offer, cues) }))
    .filter(({ worth }) => worth >= ENOUGH)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_OFFERS)
    .map(({ offer }) => offer);
}

function worthOf(offer: Offer, { words, understood, inSight, timed }: Cues): number {
  const { talk } = languageOf(understood.locale);
  const intents: Intent[] = [offer.intent, ...(offer.near ?? [])];
  const leads = (intent: Intent | undefined) => intent !== undefined && intents.includes(intent);
  const read = understood.requests.flatMap(({ intent, ambiguities }) => [
    intent,
    ...ambiguities.flatMap(({ readings }) => readings.map((reading) => reading.intent)),
  ]);
  const rank = understood.nearest.findIndex(leads);
  const addsAtTime = offer.args.some((arg) => /^when\b/.test(arg)) && !offer.args.includes("item");
  const fitsTime = timed && addsAtTime && !offer.reads && !QUESTION.test(words);
  const pointsAtItem = offer.args.includes("item") && inSight && talk.pointing.test(words);
  return (
    (read.some(leads) ? WORTH.reading : 0) +
    (rank < 0 ? 0 : WORTH.nearest - rank * 0.5) +
    (fitsTime ? WORTH.timed : 0) +
    (pointsAtItem ? WORTH.pointing : 0) +
    (offer.intent === "memory.add" && talk.ofSelf.test(words) ? WORTH.self : 0) +
    (offer.reads && shareWord(offer.description, words) ? WORTH.words : 0)
  );
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
