import { foreignTimeWord, isTold, likelyLanguages } from "./detect-language.ts";
import { readAnswer } from "./dialogue.ts";
import { matchAllFrames } from "./frames.ts";
import { mostLikely } from "./intent/decide.ts";
import type { Classify } from "./intent/model.ts";
import type {
  Intent,
  Interpretation,
  Request,
  Understand,
  UnderstandingContext,
} from "./interpretation.ts";
import { type Locale, primaryTag } from "./locale.ts";
import { takeManner, withManner } from "./manner/read-manner.ts";
import { readSentence, unknown } from "./read-request.ts";
import { createSegment, type Setting } from "./segment.ts";
import { type Part, splitParts } from "./split.ts";
import type { TimeReaders } from "./time-reading.ts";
import { tokenize } from "./tokens.ts";

/** Longer messages are read up to here; nobody types a command of this length. */
const MOST_CHARACTERS = 10_000;
/** A message up to this length can be read in one piece. */
const LONGEST_WHOLE = 1500;
/** Probability from which an intent is worth suggesting. */
const WORTH_SUGGESTING = 0.15;
/** A sentence that is less certain than this has to fit the message that it stands in. */
const LEAST_BESIDE_OTHERS = 0.6;
/** Suggestions for unknown input. */
const MOST_NEAREST = 3;

/** A language to read messages in, with its trained part; null where rules decide alone. */
export interface Readable {
  locale: Locale;
  classify: Classify | null;
}

/** Builds the reader of messages from languages and the abilities to read times. */
export function createUnderstand(languages: readonly Readable[], readers: TimeReaders): Understand {
  return (text: string, context: UnderstandingContext): Interpretation => {
    const clipped = text.slice(0, MOST_CHARACTERS);
    const likely = likelyLanguages(clipped, languages, context);
    const settings = likely
      .filter(
        ({ words }, index) => index === 0 || (words > 0 && 2 * words >= (likely[0]?.words ?? 0)),
      )
      .map(({ language }) => settingOf(language, readers, context));
    const [first] = settings;
    if (!first) return { locale: context.locale, requests: [unknown(text)], nearest: [] };
    const answer = readAnswer(clipped, first);
    if (answer) return answer;
    const read = readWithManner(clipped, first);
    if (isUnderstood(read)) return withForeignTimes(clipped, read, first.locale, languages);
    return readInOther(clipped, settings, languages) ?? read;
  };
}

/** A sentence of two languages is read in the one in which all of it makes sense. */
function readInOther(
  text: string,
  settings: readonly Setting[],
  languages: readonly Readable[],
): Interpretation | null {
  const [first, ...others] = settings;
  for (const setting of others) {
    if (!first || !isTold(text, setting.locale, first.locale)) continue;
    if (foreignTimeWord(text, setting.locale, languages) !== null) continue;
    const read = readWithManner(text, setting);
    if (isUnderstood(read) && read.requests[0]?.intent !== "greeting") return read;
  }
  return null;
}

/** How a reminder is to be said is read apart, since "every 10 minutes until done" is no time to be reminded at. */
function readWithManner(text: string, setting: Setting): Interpretation {
  const taken = takeManner(text, setting);
  if (!taken) return readMessage(text, setting);
  const rest = taken.rest === "" ? null : readMessage(taken.rest, setting);
  const requests = withManner(taken, rest?.requests ?? [], text.trim(), setting);
  if (!requests) return readMessage(text, setting);
  return { locale: setting.locale.tag, requests, nearest: [] };
}

/** Times are read by the conventions of the language of the text, and of the person's region where that fits. */
function settingOf(
  { locale, classify }: Readable,
  readers: TimeReaders,
  context: UnderstandingContext,
): Setting {
  const own = primaryTag(context.locale) === locale.tag;
  return {
    context: own ? context : { ...context, locale: locale.tag },
    readers,
    locale,
    classify,
  };
}

function isUnderstood({ requests }: Interpretation): boolean {
  return requests.every(
    ({ intent, ambiguities }) => intent !== "other" && ambiguities.length === 0,
  );
}

/** "add Milch morgen to my list": a time in another language was not read, and is asked about. */
function withForeignTimes(
  text: string,
  read: Interpretation,
  locale: Locale,
  languages: readonly Readable[],
): Interpretation {
  const word = foreignTimeWord(text, locale, languages);
  if (word === null) return read;
  const requests = read.requests.map((request) => {
    const holds = request.slots.title?.includes(word) || request.slots.newTitle?.includes(word);
    if (!holds) return request;
    const ambiguity = { reason: "unread-time-words" as const, text: word, readings: [] };
    return { ...request, ambiguities: [...request.ambiguities, ambiguity] };
  });
  return { ...read, requests };
}

function readMessage(text: string, setting: Setting): Interpretation {
  const { locale } = setting;
  const parts = splitParts(text, locale);
  const read = parts.flatMap((part) => readPart(part, setting));
  const isWhole = parts.length > 1 && !parts.some(({ isMaterial }) => isMaterial);
  const requests = isWhole ? asOneMessage(text, read, setting) : read;
  const asking = requests
    .filter(({ intent }) => intent !== "greeting" && intent !== "other")
    // "that was a mistake, take it back" is one wish.
    .filter(({ intent }, index, all) => intent !== "undo" || all[index - 1]?.intent !== "undo");
  if (asking.length > 0) {
    const kept = requests.filter(
      (request) => request.intent === "other" || asking.includes(request),
    );
    return { locale: locale.tag, requests: kept, nearest: [] };
  }
  const [first] = requests;
  if (first && first.intent !== "other") {
    return { locale: locale.tag, requests: [first], nearest: [] };
  }
  const nearest = nearestIntents(text, setting);
  const remark = requests.find((request) => request.remark)?.remark;
  const said = { ...unknown(text), ...(remark ? { remark } : {}) };
  return { locale: locale.tag, requests: [said], nearest };
}

/**
 * Sentences are read one by one, but the message as a whole says what it is about: doubtful readings of single
 * sentences that do not fit it are dropped, and when none is left it is read in one piece.
 */
function asOneMessage(text: string, read: Request[], setting: Setting): Request[] {
  if (!setting.classify) return read;
  const [about] = mostLikely(setting.classify(text));
  const kept = read.filter(
    (request) => request.intent === "other" || request.intent === about || !isDoubtful(request),
  );
  if (about === "other" || kept.some((request) => request.intent !== "other")) return kept;
  return text.length <= LONGEST_WHOLE ? readSentence(text.replace(/\s+/g, " "), setting) : kept;
}

function isDoubtful(request: Request): boolean {
  if (request.score < LEAST_BESIDE_OTHERS) return true;
  return request.ambiguities.some((ambiguity) => ambiguity.reason === "which-intent");
}

function readPart(part: Part, setting: Setting): Request[] {
  if (part.isMaterial) return [unknown(part.text)];
  if (part.header !== undefined) {
    const joined = readSentence(`${part.header}: ${part.text}`, setting);
    if (joined.length === 1 && joined[0]?.intent !== "other")
      return [{ ...joined[0], text: part.text } as Request];
    return readSentence(part.text, setting);
  }
  return readSentence(part.text, setting);
}

/** Intents to suggest: what the trained part finds likely, then what single words hint at. */
function nearestIntents(text: string, setting: Setting): Intent[] {
  const { locale, readers, classify } = setting;
  const segment = createSegment(text.slice(0, LONGEST_WHOLE), setting);
  const frames = matchAllFrames(segment, locale.frames, readers, locale);
  const tokens = tokenize(text.slice(0, 500), locale.spelling);
  const deed = locale.taskVerbs.has(tokens.at(locale.lastVerb ? -1 : 0)?.norm ?? "");
  const telling = frames.filter((match) => match.frame.strong);
  const found = new Set<Intent>(telling.map((match) => match.frame.intent));
  if (deed) found.add("task.add").add("reminder.add");
  for (const match of frames) found.add(match.frame.intent);
  const likely = [...(classify?.(text) ?? [])].sort((a, b) => b[1] - a[1]);
  for (const [intent, share] of likely) {
    if (share >= WORTH_SUGGESTING && intent !== "other") found.add(intent);
  }
  for (const token of tokens) {
    const intent = locale.hints.get(token.norm);
    if (intent) found.add(intent);
  }
  return [...found].slice(0, MOST_NEAREST);
}
