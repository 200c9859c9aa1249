/**
 * Multinomial logistic regression over hashed features: AdaGrad, L2, one fixed order; the same data gives the same
 * weights. After a first learning the weights that matter least are dropped and the rest learns on without them, in
 * stages: what is left takes over their work, so that a small part of the weights is nearly as good as all.
 */

export interface Example {
  features: number[];
  label: number;
  /** How much the example counts. */
  weight: number;
}

export interface LearnOptions {
  labels: number;
  features: number;
  rate: number;
  rounds: number;
  /** Pull towards zero per use of a weight. */
  decay: number;
  /** How many features and how many of their weights are left after each stage, and how that stage learns. */
  keep: readonly { features: number; weights: number }[];
  stage: { rate: number; rounds: number };
  /** In how many examples each feature occurs. */
  counts: readonly number[];
  /** What a weight that speaks for a label is worth beside one against it: the former are rarer and tell more. */
  worthOfFor: number;
}

export interface Weights {
  labels: number;
  /** Row per feature, column per label; zero where a weight was dropped. */
  table: Float32Array;
  bias: Float32Array;
}

interface Learner {
  weights: Weights;
  /** Sums of squared gradients. */
  squares: Weights;
  /** 1 where a weight may be used. */
  open: Uint8Array;
  order: number[];
  random: () => number;
}

/** A new stage starts with some inertia, so that it does not forget what was learned. */
const FIRST_SQUARES = 1e-6;
const STAGE_SQUARES = 1e-2;

export function learnWeights(examples: readonly Example[], options: LearnOptions): Weights {
  const { labels, features } = options;
  const learner: Learner = {
    weights: blank(labels, features, 0),
    squares: blank(labels, features, FIRST_SQUARES),
    open: new Uint8Array(features * labels).fill(1),
    order: examples.map((_, index) => index),
    random: createRandom(20_261),
  };
  learnRounds(examples, learner, options, options);
  for (const keep of options.keep) {
    dropLeast(learner, keep, options);
    learner.squares = blank(labels, features, STAGE_SQUARES);
    learnRounds(examples, learner, options, options.stage);
  }
  return learner.weights;
}

function blank(labels: number, features: number, value: number): Weights {
  const table = new Float32Array(features * labels).fill(value);
  return { labels, table, bias: new Float32Array(labels).fill(value) };
}

/** The mean over the later rounds swings less than the last one alone. */
function learnRounds(
  examples: readonly Example[],
  learner: Learner,
  options: LearnOptions,
  { rounds, rate }: { rounds: number; rate: number },
): void {
  const mean = blank(options.labels, options.features, 0);
  const averaged = Math.ceil(rounds / 2);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(learner.order, learner.random);
    for (const index of learner.order) {
      const example = examples[index];
      if (example) learn(example, learner, options, rate);
    }
    if (round >= rounds - averaged) addShare(mean, learner.weights, 1 / averaged);
  }
  learner.weights = mean;
}

function addShare(mean: Weights, weights: Weights, share: number): void {
  for (const [at, value] of weights.table.entries())
    mean.table[at] = (mean.table[at] ?? 0) + value * share;
  for (const [at, value] of weights.bias.entries())
    mean.bias[at] = (mean.bias[at] ?? 0) + value * share;
}

/** Closes all but the features, and of these all but the weights, that change most scores by most. */
function dropLeast(
  { weights: { table, bias }, open }: Learner,
  keep: { features: number; weights: number },
  { counts, worthOfFor }: LearnOptions,
): void {
  const labels = bias.length;
  const worth = table.map((weight, at) => {
    const seen = counts[Math.floor(at / labels)] ?? 0;
    return Math.abs(weight) * (weight > 0 ? worthOfFor : 1) * Math.sqrt(seen);
  });
  const whole = Float32Array.from(counts, (_, feature) =>
    worth.subarray(feature * labels, (feature + 1) * labels).reduce((sum, one) => sum + one, 0),
  );
  const leastWhole = leastOf(whole, keep.features);
  for (const at of worth.keys()) {
    if ((whole[Math.floor(at / labels)] ?? 0) < leastWhole) worth[at] = 0;
  }
  const least = leastOf(worth, keep.weights);
  for (const [at, value] of worth.entries()) {
    if (value >= least && value > 0) continue;
    open[at] = 0;
    table[at] = 0;
  }
}

/** The smallest of the `count` largest. */
function leastOf(values: Float32Array, count: number): number {
  return Float32Array.from(values).sort().at(-count) ?? 0;
}

/** Below this a gradient changes nothing worth the time. */
const NEGLIGIBLE = 1e-4;

function learn(example: Example, learner: Learner, options: LearnOptions, rate: number): void {
  const { labels, decay } = options;
  const { weights, squares, open } = learner;
  const scale = 1 / Math.sqrt(example.features.length || 1);
  const share = probabilities(weights, example.features);
  for (let label = 0; label < labels; label += 1) {
    const error = (share[label] ?? 0) - (label === example.label ? 1 : 0);
    const gradient = error * example.weight;
    step(weights.bias, squares.bias, label, gradient, rate);
    if (Math.abs(gradient) < NEGLIGIBLE) continue;
    for (const feature of example.features) {
      const at = feature * labels + label;
      if (open[at] === 0) continue;
      const pull = decay * (weights.table[at] ?? 0);
      step(weights.table, squares.table, at, gradient * scale + pull, rate);
    }
  }
}

function step(
  values: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  rate: number,
): void {
  const total = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = total;
  values[at] = (values[at] ?? 0) - (rate * gradient) / Math.sqrt(total);
}

/** Softmax over the labels. */
function probabilities(
  { labels, table, bias }: Weights,
  features: readonly number[],
): Float64Array {
  const share = new Float64Array(labels);
  const scale = 1 / Math.sqrt(features.length || 1);
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labels; label += 1) {
    let sum = 0;
    for (const feature of features) sum += table[feature * labels + label] ?? 0;
    share[label] = sum * scale + (bias[label] ?? 0);
    most = Math.max(most, share[label] ?? 0);
  }
  let total = 0;
  for (let label = 0; label < labels; label += 1) {
    share[label] = Math.exp((share[label] ?? 0) - most);
    total += share[label] ?? 0;
  }
  return share.map((power) => power / total);
}

/** Mulberry32: small, fast, and the same on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = list[at] ?? 0;
    list[at] = list[other] ?? 0;
    list[other] = kept;
  }
}
