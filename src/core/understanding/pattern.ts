import type { Token } from "./tokens.ts";

/**
 * A small pattern language over words, for the sentences of a locale:
 *
 * - `word` stands for itself, `a/b` for either word, `<name>` for any phrase of a named class;
 * - `( ... | ... )` groups alternatives, a `?` after anything makes it optional;
 * - `{name}` is a slot of one or more words, `{name:kind}` one that a check of that kind must accept.
 *
 * A pattern covers the whole token range. Matching remembers what failed where, so that it costs at
 * most (pattern length x words x words), never more.
 */
export interface Pattern {
  program: Instruction[];
}

type Instruction =
  | { op: "word"; words: ReadonlySet<string> }
  | { op: "class"; phrases: PhraseIndex }
  | { op: "slot"; name: string; kind: string }
  | { op: "split"; to: number[] }
  | { op: "jump"; to: number }
  | { op: "end" };

type Node =
  | { t: "word"; words: string[] }
  | { t: "class"; phrases: PhraseIndex }
  | { t: "slot"; name: string; kind: string }
  | { t: "seq"; items: Node[] }
  | { t: "alt"; options: Node[] }
  | { t: "opt"; item: Node };

/** The phrases of a class by their first word, each as its words; longest first. */
type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

export type Classes = Readonly<Record<string, readonly string[]>>;
/** Token ranges of the slots, by name. */
export type Captures = Record<string, [number, number]>;
/** Whether words `from` to `to` (exclusive) may fill a slot of `kind`. */
export type SlotCheck = (kind: string, from: number, to: number) => boolean;

/** Slot kinds that take as many words as they can; all others take as few. */
const GREEDY = new Set(["time", "clock", "occasion"]);

/** Builds a pattern; throws on a malformed one, which is a mistake in a locale file. */
export function compile(source: string, classes: Classes): Pattern {
  const pieces = piecesOf(source);
  const reader = { pieces, at: 0 };
  const node = readAlternatives(reader, classes);
  if (reader.at < pieces.length) throw new Error(`pattern has a stray ")": ${source}`);
  const program: Instruction[] = [];
  emit(node, program);
  program.push({ op: "end" });
  return { program };
}

function piecesOf(source: string): string[] {
  return source.match(/\{[^}]+\}|<[^>]+>|[()|?]|[^\s()|?{}<>]+/g) ?? [];
}

/** Words that a pattern can start with, null for any, read off its source: most patterns never need to be built. */
export function firstWords(source: string, classes: Classes): ReadonlySet<string> | null {
  const words = new Set<string>();
  const reader = { pieces: piecesOf(source), at: 0 };
  return scanAlternatives(reader, classes, words) === "word" ? words : null;
}

/** For each part of a pattern that must be there and begins with a word: the words that it can begin with. */
export function neededWords(source: string, classes: Classes): ReadonlySet<string>[] {
  const reader = { pieces: piecesOf(source), at: 0 };
  const needed: ReadonlySet<string>[] = [];
  for (;;) {
    const piece = reader.pieces[reader.at];
    if (piece === undefined) return needed;
    reader.at += 1;
    // Alternatives of the whole pattern have nothing in common.
    if (piece === "|") return [];
    const words = new Set<string>();
    const begins = scanPiece(piece, reader, classes, words);
    const optional = reader.pieces[reader.at] === "?";
    if (optional) reader.at += 1;
    else if (begins === "word") needed.push(words);
  }
}

/** What a part of a pattern begins with: surely a word, perhaps nothing, or a slot. */
type Beginning = "word" | "nothing" | "slot";

function scanAlternatives(reader: Reader, classes: Classes, words: Set<string>): Beginning {
  let found = scanSequence(reader, classes, words);
  while (reader.pieces[reader.at] === "|") {
    reader.at += 1;
    const other = scanSequence(reader, classes, words);
    if (found === "word" || other === "slot") found = other;
  }
  return found;
}

function scanSequence(reader: Reader, classes: Classes, words: Set<string>): Beginning {
  let found: Beginning = "nothing";
  for (;;) {
    const piece = reader.pieces[reader.at];
    if (piece === undefined || piece === "|" || piece === ")") return found;
    const sink = found === "nothing" ? words : new Set<string>();
    reader.at += 1;
    const own = scanPiece(piece, reader, classes, sink);
    const optional = reader.pieces[reader.at] === "?";
    if (optional) reader.at += 1;
    if (found === "nothing") found = optional && own === "word" ? "nothing" : own;
  }
}

function scanPiece(piece: string, reader: Reader, classes: Classes, words: Set<string>): Beginning {
  if (piece.startsWith("{")) return "slot";
  if (piece === "(") {
    const found = scanAlternatives(reader, classes, words);
    reader.at += 1;
    return found;
  }
  const phrases = piece.startsWith("<") ? classes[piece.slice(1, -1)] : undefined;
  if (phrases) for (const word of phraseIndex(phrases).keys()) words.add(word);
  else for (const word of piece.split("/")) words.add(word);
  return "word";
}

interface Reader {
  pieces: string[];
  at: number;
}

function readAlternatives(reader: Reader, classes: Classes): Node {
  const options: Node[] = [readSequence(reader, classes)];
  while (reader.pieces[reader.at] === "|") {
    reader.at += 1;
    options.push(readSequence(reader, classes));
  }
  return options.length === 1 && options[0] ? options[0] : { t: "alt", options };
}

function readSequence(reader: Reader, classes: Classes): Node {
  const items: Node[] = [];
  for (;;) {
    const piece = reader.pieces[reader.at];
    if (piece === undefined || piece === "|" || piece === ")") return { t: "seq", items };
    reader.at += 1;
    if (piece === "?") items.push({ t: "opt", item: items.pop() ?? { t: "seq", items: [] } });
    else items.push(readPiece(piece, reader, classes));
  }
}

function readPiece(piece: string, reader: Reader, classes: Classes): Node {
  if (piece === "(") {
    const inner = readAlternatives(reader, classes);
    reader.at += 1;
    return inner;
  }
  if (piece.startsWith("{")) {
    const [name = "", kind] = piece.slice(1, -1).split(":");
    return { t: "slot", name, kind: kind ?? name };
  }
  if (piece.startsWith("<")) {
    const phrases = classes[piece.slice(1, -1)];
    if (!phrases) throw new Error(`pattern names an unknown class: ${piece}`);
    return { t: "class", phrases: phraseIndex(phrases) };
  }
  return { t: "word", words: piece.split("/") };
}

const indexes = new WeakMap<readonly string[], PhraseIndex>();

/** A class is indexed once, however many patterns name it. */
function phraseIndex(phrases: readonly string[]): PhraseIndex {
  const known = indexes.get(phrases);
  if (known) return known;
  const index = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    const list = index.get(first);
    if (list) list.push(words);
    else index.set(first, [words]);
  }
  for (const list of index.values()) list.sort((one, other) => other.length - one.length);
  indexes.set(phrases, index);
  return index;
}

function emit(node: Node, program: Instruction[]): void {
  switch (node.t) {
    case "word":
      program.push({ op: "word", words: new Set(node.words) });
      return;
    case "class":
      program.push({ op: "class", phrases: node.phrases });
      return;
    case "slot":
      program.push({ op: "slot", name: node.name, kind: node.kind });
      return;
    case "seq":
      for (const item of node.items) emit(item, program);
      return;
    case "opt":
      emit({ t: "alt", options: [node.item, { t: "seq", items: [] }] }, program);
      return;
    case "alt":
      emitAlternatives(node.options, program);
      return;
  }
}

function emitAlternatives(options: Node[], program: Instruction[]): void {
  const split: Instruction & { op: "split" } = { op: "split", to: [] };
  program.push(split);
  const jumps: (Instruction & { op: "jump" })[] = [];
  for (const option of options) {
    split.to.push(program.length);
    emit(option, program);
    const jump: Instruction & { op: "jump" } = { op: "jump", to: 0 };
    jumps.push(jump);
    program.push(jump);
  }
  for (const jump of jumps) jump.to = program.length;
}

/** Matches all of `tokens` from `from` to `to` (exclusive); null when the pattern does not fit. */
export function matchPattern(
  { program }: Pattern,
  tokens: readonly Token[],
  range: { from: number; to: number },
  check: SlotCheck,
): Captures | null {
  const match: Match = { program, tokens, to: range.to, check, captures: {} };
  return run(match, 0, range.from) ? match.captures : null;
}

/** One try of a pattern on a range of tokens. */
interface Match {
  program: readonly Instruction[];
  tokens: readonly Token[];
  to: number;
  check: SlotCheck;
  captures: Captures;
  /** Where which instruction failed: nothing is tried twice. Made with the first choice that fails. */
  failed?: Set<number>;
}

/** Runs the words that leave no choice one by one, and tries what comes then once at most. */
function run(match: Match, start: number, from: number): boolean {
  const { program, tokens, to } = match;
  let pc = start;
  let at = from;
  for (;;) {
    const instruction = program[pc];
    if (!instruction) return false;
    switch (instruction.op) {
      case "end":
        return at === to;
      case "jump":
        pc = instruction.to;
        continue;
      case "word":
        if (at >= to || !instruction.words.has(tokens[at]?.norm ?? "")) return false;
        pc += 1;
        at += 1;
        continue;
      default:
        return choose(match, instruction, pc, at);
    }
  }
}

type Choice = Extract<Instruction, { op: "class" | "split" | "slot" }>;

function choose(match: Match, choice: Choice, pc: number, at: number): boolean {
  const key = pc * (match.to + 1) + at;
  if (match.failed?.has(key)) return false;
  if (fits(match, choice, pc, at)) return true;
  match.failed ??= new Set();
  match.failed.add(key);
  return false;
}

function fits(match: Match, choice: Choice, pc: number, at: number): boolean {
  if (choice.op === "class") return fitsPhrase(match, choice.phrases, pc, at);
  if (choice.op === "slot") return fitsSlot(match, choice, pc, at);
  for (const to of choice.to) if (run(match, to, at)) return true;
  return false;
}

function fitsPhrase(match: Match, phrases: PhraseIndex, pc: number, at: number): boolean {
  const { tokens, to } = match;
  const starting = at < to ? phrases.get(tokens[at]?.norm ?? "") : undefined;
  if (!starting) return false;
  for (const words of starting) {
    const end = at + words.length;
    if (end <= to && wordsAt(tokens, at, words) && run(match, pc + 1, end)) return true;
  }
  return false;
}

function fitsSlot(match: Match, slot: Choice & { op: "slot" }, pc: number, at: number): boolean {
  const { to, check, captures } = match;
  const greedy = GREEDY.has(slot.kind);
  for (let count = 1; at + count <= to; count += 1) {
    const end = greedy ? to + 1 - count : at + count;
    if (check(slot.kind, at, end) && run(match, pc + 1, end)) {
      captures[slot.name] = [at, end];
      return true;
    }
  }
  return false;
}

function wordsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let offset = 0; offset < words.length; offset += 1)
    if (tokens[at + offset]?.norm !== words[offset]) return false;
  return true;
}
