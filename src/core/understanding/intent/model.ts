import type { Intent } from "../interpretation.ts";
import type { Locale } from "../locale.ts";
import { featuresOf } from "./features.ts";

/** A trained part as it is checked in: text, so that it compresses well and needs no tools to read. */
export interface ModelFile {
  /** Where it comes from and how it was made, for people. */
  provenance: string;
  labels: readonly Intent[];
  /** One number per label. */
  bias: readonly number[];
  /** A whole weight times this is the weight. */
  scale: number;
  /** Hashes of the known features, ascending, as differences: base 64, most significant digit first. */
  hashes: string;
  /** Per feature its weights that are not zero: label letter, value letter, and a space at the end. */
  weights: string;
}

/** Probability per intent; they sum to one. */
export type Classify = (text: string) => ReadonlyMap<Intent, number>;

/** Bits of a feature hash that are kept: enough that two features hardly ever meet. */
export const HASH_BITS = 22;
/** Digits of a hash difference, as printable characters; the last digit of a number is from the second half. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
/** Letters for labels and values start here; the letter in the middle of the values is zero. */
const FIRST_LETTER = 33;
const SPACE = 32;
export const MOST_VALUE = 12;

interface Decoded {
  hashes: Uint32Array;
  starts: Uint32Array;
  columns: Uint8Array;
  values: Int8Array;
}

/** The classifier of a model file; the file is decoded on first use, within a few milliseconds. */
export function createClassifier(file: ModelFile, locale: Locale): Classify {
  let decoded: Decoded | undefined;
  return (text) => {
    decoded ??= decode(file);
    return classify(file, decoded, featuresOf(text, locale));
  };
}

function classify(
  file: ModelFile,
  model: Decoded,
  features: readonly number[],
): Map<Intent, number> {
  const sums = new Float64Array(file.labels.length);
  let known = 0;
  for (const feature of features) {
    const row = find(model.hashes, feature >>> (32 - HASH_BITS));
    if (row < 0) continue;
    known += 1;
    for (let at = model.starts[row] ?? 0; at < (model.starts[row + 1] ?? 0); at += 1) {
      const column = model.columns[at] ?? 0;
      sums[column] = (sums[column] ?? 0) + (model.values[at] ?? 0);
    }
  }
  const scale = file.scale / Math.sqrt(known || 1);
  const scores = [...sums].map((sum, label) => sum * scale + (file.bias[label] ?? 0));
  return softmax(file.labels, scores);
}

function softmax(labels: readonly Intent[], scores: readonly number[]): Map<Intent, number> {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return new Map(labels.map((label, index) => [label, (powers[index] ?? 0) / total]));
}

function find(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function decode(file: ModelFile): Decoded {
  const { weights } = file;
  const hashes = decodeHashes(file.hashes);
  const starts = new Uint32Array(hashes.length + 1);
  const most = weights.length >> 1;
  const columns = new Uint8Array(most);
  const values = new Int8Array(most);
  let row = 0;
  let count = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const letter = weights.charCodeAt(at);
    if (letter === SPACE) {
      row += 1;
      starts[row] = count;
      continue;
    }
    at += 1;
    columns[count] = letter - FIRST_LETTER;
    values[count] = weights.charCodeAt(at) - FIRST_LETTER - MOST_VALUE;
    count += 1;
  }
  return { hashes, starts, columns, values };
}

function decodeHashes(text: string): Uint32Array {
  const values = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value += 1) values[DIGITS.charCodeAt(value)] = value;
  const hashes = new Uint32Array(text.length);
  let count = 0;
  let hash = 0;
  let difference = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? 0;
    difference = difference * 32 + (value & 31);
    if (value < 32) continue;
    hash += difference;
    hashes[count] = hash;
    count += 1;
    difference = 0;
  }
  return hashes.slice(0, count);
}

/** The other way round, for training: features by hash, each with one whole weight per label. */
export function encode(
  rows: readonly { hash: number; weights: readonly number[] }[],
): Pick<ModelFile, "hashes" | "weights"> {
  const sorted = [...rows].sort((a, b) => a.hash - b.hash);
  let hash = 0;
  let hashes = "";
  let weights = "";
  for (const row of sorted) {
    hashes += encodeDifference(row.hash - hash);
    hash = row.hash;
    for (const [label, weight] of row.weights.entries()) {
      if (weight === 0) continue;
      weights += String.fromCharCode(FIRST_LETTER + label, FIRST_LETTER + MOST_VALUE + weight);
    }
    weights += " ";
  }
  return { hashes, weights };
}

function encodeDifference(difference: number): string {
  let text = DIGITS[32 + (difference & 31)] ?? "";
  for (let rest = Math.floor(difference / 32); rest > 0; rest = Math.floor(rest / 32)) {
    text = (DIGITS[rest & 31] ?? "") + text;
  }
  return text;
}
