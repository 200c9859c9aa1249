import { featuresOf } from "../../src/core/understanding/intent/features.ts";
import {
  HASH_BITS,
  MOST_VALUE,
  type ModelFile,
} from "../../src/core/understanding/intent/model.ts";
import type { Intent } from "../../src/core/understanding/interpretation.ts";
import { english } from "../../src/core/understanding/locales/en/english.ts";
import { encode } from "./encode-model.ts";
import { learnWeights, type Weights } from "./learn-weights.ts";
import type { LabelledPhrase } from "./own-phrases.ts";

/** Found by trying on held-out quarters of the development part. */
const LEARNING = {
  rounds: 12,
  rate: 0.4,
  decay: 0.0002,
  keep: [
    { features: 20_000, weights: 100_000 },
    { features: 14_000, weights: 60_000 },
    { features: 11_000, weights: 46_000 },
    { features: 9_500, weights: 38_000 },
  ],
  stage: { rounds: 8, rate: 0.2 },
  worthOfFor: 1.5,
};
/** A feature seen less often teaches a sentence, not the language. */
const LEAST_SEEN = 4;
/** A deed that nobody asked for is worse than a missed one. */
const TALK_WEIGHT = 1.8;
/** Few weights make a model less sure than it may be. */
const BOLDNESS = 1.15;
/** The largest weight in steps of the scale, over the largest that can be written: few are that large. */
const COARSENESS = 1.4;
/** In steps of the quantised scale; what is smaller is dropped. */
const SMALLEST = 0.35;

/** Learns a model from labelled phrases. Deterministic. */
export function trainModel(phrases: readonly LabelledPhrase[], provenance: string): ModelFile {
  const labels = [...new Set(phrases.map((phrase) => phrase.label))].sort() as Intent[];
  const featured = phrases.map((phrase) => ({
    ...phrase,
    features: featuresOf(phrase.text, english).map((feature) => feature >>> (32 - HASH_BITS)),
  }));
  const frequent = frequentFeatures(featured.map((phrase) => phrase.features));
  const hashes = [...frequent.keys()];
  const rows = new Map(hashes.map((hash, row) => [hash, row]));
  const examples = featured.map((phrase) => ({
    features: phrase.features.flatMap((feature) => rows.get(feature) ?? []),
    label: labels.indexOf(phrase.label as Intent),
    weight: phrase.label === "other" ? phrase.weight * TALK_WEIGHT : phrase.weight,
  }));
  const weights = learnWeights(examples, {
    ...LEARNING,
    labels: labels.length,
    features: hashes.length,
    counts: [...frequent.values()],
  });
  return quantise(weights, hashes, labels, provenance);
}

/** How often each feature occurs, of those that occur often enough. */
function frequentFeatures(lists: readonly number[][]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists)
    for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count >= LEAST_SEEN));
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
  const bias = [...weights.bias].map((value) => Math.round(BOLDNESS * value * 1000) / 1000);
  const steps = Math.round(BOLDNESS * scale * 1e6) / 1e6;
  return { provenance, labels, bias, scale: steps, ...encode(used) };
}

function whole(value: number): number {
  if (Math.abs(value) < SMALLEST) return 0;
  const nearest = Math.max(1, Math.round(Math.abs(value)));
  return Math.sign(value) * Math.min(MOST_VALUE, nearest);
}
