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
  /**
   * Hashes of the known features by bucket, ascending, as differences in base 64 with the most significant digit
   * first: each bucket is decoded when a text first has a feature in it, so that there is nothing to do at the start.
   */
  hashes: string;
  /** Per feature its weights that are not zero: label letter, value letter; a space between features. */
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
/** Between buckets; no digit and no letter. */
const BUCKET_END = "~";
/** The first bits of a hash name its bucket. */
const BUCKET_BITS = 10;
const REST_BITS = HASH_BITS - BUCKET_BITS;
export const MOST_VALUE = 12;

/** The features of one bucket: the rest of each hash, and its weights as pairs of label and value. */
interface Bucket {
  hashes: number[];
  weights: Int8Array[];
}

/** The buckets as in the file, and those that were needed so far. */
interface Buckets {
  hashes: string[];
  weights: string[];
  decoded: (Bucket | undefined)[];
}

/** The classifier of a model file. */
export function createClassifier(file: ModelFile, locale: Locale): Classify {
  let buckets: Buckets | undefined;
  // The same words are asked about as a sentence, as a message and for suggestions.
  let last: { text: string; shares: Map<Intent, number> } | undefined;
  return (text) => {
    if (last?.text === text) return last.shares;
    buckets ??= {
      hashes: file.hashes.split(BUCKET_END),
      weights: file.weights.split(BUCKET_END),
      decoded: [],
    };
    const shares = classify(file, buckets, featuresOf(text, locale));
    last = { text, shares };
    return shares;
  };
}

function classify(
  file: ModelFile,
  buckets: Buckets,
  features: readonly number[],
): Map<Intent, number> {
  const sums = new Float64Array(file.labels.length);
  let known = 0;
  for (const feature of features) {
    const row = weightsOf(feature, buckets);
    if (row === undefined) continue;
    known += 1;
    for (let at = 0; at < row.length; at += 2) {
      const column = row[at] ?? 0;
      sums[column] = (sums[column] ?? 0) + (row[at + 1] ?? 0);
    }
  }
  const scale = file.scale / Math.sqrt(known || 1);
  const scores = [...sums].map((sum, label) => sum * scale + (file.bias[label] ?? 0));
  return softmax(file.labels, scores);
}

function weightsOf(feature: number, buckets: Buckets): Int8Array | undefined {
  const place = feature >>> (32 - BUCKET_BITS);
  const bucket = buckets.decoded[place] ?? decode(buckets, place);
  buckets.decoded[place] = bucket;
  const rest = (feature >>> (32 - HASH_BITS)) & (2 ** REST_BITS - 1);
  return bucket.weights[bucket.hashes.indexOf(rest)];
}

function softmax(labels: readonly Intent[], scores: readonly number[]): Map<Intent, number> {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return new Map(labels.map((label, index) => [label, (powers[index] ?? 0) / total]));
}

function decode({ hashes, weights }: Buckets, place: number): Bucket {
  return {
    hashes: decodeHashes(hashes[place] ?? ""),
    weights: (weights[place] ?? "").split(" ").map(decodeWeights),
  };
}

function decodeWeights(letters: string): Int8Array {
  const pairs = new Int8Array(letters.length);
  for (let at = 0; at < pairs.length; at += 2) {
    pairs[at] = letters.charCodeAt(at) - FIRST_LETTER;
    pairs[at + 1] = letters.charCodeAt(at + 1) - FIRST_LETTER - MOST_VALUE;
  }
  return pairs;
}

function decodeHashes(text: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  let difference = 0;
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    difference = difference * 32 + (value & 31);
    if (value < 32) continue;
    hash += difference;
    hashes.push(hash);
    difference = 0;
  }
  return hashes;
}

/** The other way round, for training: features by hash, each with one whole weight per label. */
export function encode(
  rows: readonly { hash: number; weights: readonly number[] }[],
): Pick<ModelFile, "hashes" | "weights"> {
  const sorted = [...rows].sort((a, b) => a.hash - b.hash);
  const hashes: string[] = [];
  const weights: string[] = [];
  for (let place = 0; place < 2 ** BUCKET_BITS; place += 1) {
    const bucket = sorted.filter(({ hash }) => hash >>> REST_BITS === place);
    let before = 0;
    let digits = "";
    for (const { hash } of bucket) {
      const rest = hash & (2 ** REST_BITS - 1);
      digits += encodeDifference(rest - before);
      before = rest;
    }
    hashes.push(digits);
    weights.push(bucket.map((row) => encodeWeights(row.weights)).join(" "));
  }
  return { hashes: hashes.join(BUCKET_END), weights: weights.join(BUCKET_END) };
}

function encodeWeights(weights: readonly number[]): string {
  let text = "";
  for (const [label, weight] of weights.entries()) {
    if (weight !== 0)
      text += String.fromCharCode(FIRST_LETTER + label, FIRST_LETTER + MOST_VALUE + weight);
  }
  return text;
}

function encodeDifference(difference: number): string {
  let text = DIGITS[32 + (difference & 31)] ?? "";
  for (let rest = Math.floor(difference / 32); rest > 0; rest = Math.floor(rest / 32)) {
    text = (DIGITS[rest & 31] ?? "") + text;
  }
  return text;
}
