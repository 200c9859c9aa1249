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
  /**
   * Per feature the labels that it has a weight for, ascending, by bucket: each as its distance from the one before, as a
   * letter; the last of a feature is small. Kept apart from the weights, since like compresses best with like.
   */
  columns: string;
  /** Per such label its weight, as a letter. */
  weights: string;
}

/** Probability per intent; they sum to one. */
export type Classify = (text: string) => ReadonlyMap<Intent, number>;

/** Bits of a feature hash that are kept: enough that two features hardly ever meet. */
export const HASH_BITS = 22;
/** Digits of a hash difference, as printable characters; the last digit of a number is from the second half. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
/** Letters for distances and weights start here; `MOST_VALUE` letters later is zero. */
export const FIRST_LETTER = 65;
export const FIRST_LAST_LETTER = 97;
/** Between buckets; no digit and no letter. */
export const BUCKET_END = "~";
/** The first bits of a hash name its bucket. */
export const BUCKET_BITS = 9;
export const REST_BITS = HASH_BITS - BUCKET_BITS;
export const MOST_VALUE = 12;

/**
 * The buckets as in the file, and the features of those that were needed so far, one bucket behind the other: a text asks
 * for many features, and in few arrays they are near each other.
 */
interface Buckets {
  file: Record<"hashes" | "columns" | "weights", string[]>;
  /** Where the features of each bucket begin and end; -1 for one that was not needed yet. */
  begins: Int32Array;
  ends: Int32Array;
  /** The rest of each feature's hash, ascending in its bucket. */
  hashes: Uint16Array;
  /** Where in `weights` each feature begins; one more for the end of the last. */
  starts: Uint32Array;
  /** Pairs of label and weight. */
  weights: Int8Array;
  features: number;
}

/** The classifier of a model file. */
export function createClassifier(file: ModelFile, locale: Locale): Classify {
  let buckets: Buckets | undefined;
  // The same words are asked about as a sentence, as a message and for suggestions.
  let last: { text: string; shares: Map<Intent, number> } | undefined;
  return (text) => {
    if (last?.text === text) return last.shares;
    buckets ??= openBuckets(file);
    const shares = classify(file, buckets, featuresOf(text, locale));
    last = { text, shares };
    return shares;
  };
}

function openBuckets({ hashes, columns, weights }: ModelFile): Buckets {
  return {
    file: {
      hashes: hashes.split(BUCKET_END),
      columns: columns.split(BUCKET_END),
      weights: weights.split(BUCKET_END),
    },
    begins: new Int32Array(2 ** BUCKET_BITS).fill(-1),
    ends: new Int32Array(2 ** BUCKET_BITS),
    // A feature has a digit at least, and a column.
    hashes: new Uint16Array(hashes.length),
    starts: new Uint32Array(hashes.length + 1),
    weights: new Int8Array(2 * columns.length),
    features: 0,
  };
}

function classify(
  file: ModelFile,
  buckets: Buckets,
  features: readonly number[],
): Map<Intent, number> {
  const { starts, weights } = buckets;
  const sums: number[] = file.labels.map(() => 0);
  let known = 0;
  for (const feature of features) {
    const place = placeOf(feature, buckets);
    if (place < 0) continue;
    known += 1;
    const end = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < end; at += 2) {
      const label = weights[at] ?? 0;
      sums[label] = (sums[label] ?? 0) + (weights[at + 1] ?? 0);
    }
  }
  const scale = file.scale / Math.sqrt(known || 1);
  const scores = sums.map((sum, label) => sum * scale + (file.bias[label] ?? 0));
  return softmax(file.labels, scores);
}

/** Where a feature stands; -1 when it is not known. */
function placeOf(feature: number, buckets: Buckets): number {
  const { begins, ends, hashes } = buckets;
  const bucket = feature >>> (32 - BUCKET_BITS);
  if ((begins[bucket] ?? 0) < 0) decode(bucket, buckets);
  const hash = rest(feature >>> (32 - HASH_BITS));
  const end = ends[bucket] ?? 0;
  let from = begins[bucket] ?? 0;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((hashes[middle] ?? 0) < hash) from = middle + 1;
    else to = middle;
  }
  return from < end && hashes[from] === hash ? from : -1;
}

function softmax(labels: readonly Intent[], scores: readonly number[]): Map<Intent, number> {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return new Map(labels.map((label, index) => [label, (powers[index] ?? 0) / total]));
}

function decode(bucket: number, buckets: Buckets): void {
  const { file, begins, ends } = buckets;
  begins[bucket] = buckets.features;
  decodeWeights(file.columns[bucket] ?? "", file.weights[bucket] ?? "", buckets);
  decodeHashes(file.hashes[bucket] ?? "", begins[bucket] ?? 0, buckets);
  ends[bucket] = buckets.features;
}

function decodeWeights(columns: string, letters: string, buckets: Buckets): void {
  const { starts, weights } = buckets;
  let place = starts[buckets.features] ?? 0;
  let column = -1;
  for (let at = 0; at < columns.length; at += 1) {
    const letter = columns.charCodeAt(at);
    const last = letter >= FIRST_LAST_LETTER;
    column += 1 + letter - (last ? FIRST_LAST_LETTER : FIRST_LETTER);
    weights[place] = column;
    weights[place + 1] = letters.charCodeAt(at) - FIRST_LETTER - MOST_VALUE;
    place += 2;
    if (!last) continue;
    buckets.features += 1;
    starts[buckets.features] = place;
    column = -1;
  }
}

function decodeHashes(text: string, first: number, { hashes }: Buckets): void {
  let place = first;
  let hash = 0;
  let difference = 0;
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    difference = difference * 32 + (value & 31);
    if (value < 32) continue;
    hash += difference;
    hashes[place] = hash;
    place += 1;
    difference = 0;
  }
}

/** What of a hash tells the features of one bucket apart. */
export function rest(hash: number): number {
  return hash & ((1 << REST_BITS) - 1);
}
