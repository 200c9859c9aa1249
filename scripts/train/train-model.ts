import { featuresOf } from "../../src/core/understanding/intent/features.ts";
import {
  encode,
  HASH_BITS,
  MOST_VALUE,
  type ModelFile,
} from "../../src/core/understanding/intent/model.ts";
import type { Intent } from "../../src/core/understanding/interpretation.ts";
import { english } from "../../src/core/understanding/locales/en/english.ts";
import { learnWeights, type Weights } from "./learn-weights.ts";
import type { LabelledPhrase } from "./own-phrases.ts";

/** Found by trying on held-out quarters of the development part. */
const ROUNDS = 20;
const RATE = 0.4;
const DECAY = 0.00001;
/** A feature seen less often teaches a sentence, not the language. */
const LEAST_SEEN = 6;
/** The largest weight in steps of the scale, over the largest that can be written: few are that large. */
const COARSENESS = 1.4;
/**
 * In steps of the quantised scale; what is smaller is dropped. What speaks for an intent is rarer than what speaks
 * against it and worth more, so that the file is smallest for its worth with a finer sieve for the former.
 */
const SMALLEST = { positive: 0.5, negative: 1.2 };

/** Learns a model from labelled phrases. Deterministic. */
export function trainModel(phrases: readonly LabelledPhrase[], provenance: string): ModelFile {
  const labels = [...new Set(phrases.map((phrase) => phrase.label))].sort() as Intent[];
  const featured = phrases.map((phrase) => ({
    ...phrase,
    features: featuresOf(phrase.text, english).map((feature) => feature >>> (32 - HASH_BITS)),
  }));
  const rows = frequentFeatures(featured.map((phrase) => phrase.features));
  const examples = featured.map((phrase) => ({
    features: phrase.features.flatMap((feature) => rows.get(feature) ?? []),
    label: labels.indexOf(phrase.label as Intent),
    weight: phrase.weight,
  }));
  const options = {
    labels: labels.length,
    buckets: rows.size,
    rounds: ROUNDS,
    rate: RATE,
    decay: DECAY,
  };
  const weights = learnWeights(examples, options);
  return quantise(weights, [...rows.keys()], labels, provenance);
}

function frequentFeatures(lists: readonly number[][]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists)
    for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rows = new Map<number, number>();
  for (const [feature, count] of counts) if (count >= LEAST_SEEN) rows.set(feature, rows.size);
  return rows;
}

function quantise(
  weights: Weights,
  hashes: readonly number[],
  labels: Intent[],
  provenance: string,
): ModelFile {
  const most = weights.table.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = (COARSENESS * most) / MOST_VALUE;
  const rows = hashes.map((hash, row) => ({
    hash,
    weights: labels.map((_, label) =>
      whole((weights.table[row * labels.length + label] ?? 0) / scale),
    ),
  }));
  const used = rows.filter((row) => row.weights.some((weight) => weight !== 0));
  const bias = [...weights.bias].map((value) => Math.round(value * 1000) / 1000);
  return { provenance, labels, bias, scale: Math.round(scale * 1e6) / 1e6, ...encode(used) };
}

function whole(value: number): number {
  const kept = value < 0 ? -value >= SMALLEST.negative : value >= SMALLEST.positive;
  const rounded = kept ? Math.round(value) : 0;
  return rounded === 0 ? 0 : rounded;
}
