/** Multinomial logistic regression over hashed features: AdaGrad, L2, one fixed order; the same data gives the same weights. */

export interface Example {
  features: number[];
  label: number;
  /** How much the example counts. */
  weight: number;
}

export interface LearnOptions {
  labels: number;
  buckets: number;
  rounds: number;
  rate: number;
  /** Pull towards zero per use of a weight. */
  decay: number;
}

export interface Weights {
  labels: number;
  /** Row per bucket, column per label. */
  table: Float32Array;
  bias: Float32Array;
}

export function learnWeights(examples: readonly Example[], options: LearnOptions): Weights {
  const { labels, buckets } = options;
  const weights: Weights = {
    labels,
    table: new Float32Array(buckets * labels),
    bias: new Float32Array(labels),
  };
  const squares: Weights = {
    labels,
    table: new Float32Array(buckets * labels).fill(1e-6),
    bias: new Float32Array(labels).fill(1e-6),
  };
  const order = examples.map((_, index) => index);
  const random = createRandom(20_261);
  const mean: Weights = {
    labels,
    table: new Float32Array(buckets * labels),
    bias: new Float32Array(labels),
  };
  const averaged = Math.ceil(options.rounds / 2);
  for (let round = 0; round < options.rounds; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example) learn(example, weights, squares, options);
    }
    if (round >= options.rounds - averaged) addShare(mean, weights, 1 / averaged);
  }
  return mean;
}

/** The mean over the later rounds swings less than the last one alone. */
function addShare(mean: Weights, weights: Weights, share: number): void {
  for (const [at, value] of weights.table.entries())
    mean.table[at] = (mean.table[at] ?? 0) + value * share;
  for (const [at, value] of weights.bias.entries())
    mean.bias[at] = (mean.bias[at] ?? 0) + value * share;
}

/** Below this a gradient changes nothing worth the time. */
const NEGLIGIBLE = 1e-4;

function learn(example: Example, weights: Weights, squares: Weights, options: LearnOptions): void {
  const { labels, rate, decay } = options;
  const scale = 1 / Math.sqrt(example.features.length || 1);
  const share = probabilities(weights, example.features);
  for (let label = 0; label < labels; label += 1) {
    const error = (share[label] ?? 0) - (label === example.label ? 1 : 0);
    const gradient = error * example.weight;
    step(weights.bias, squares.bias, label, gradient, rate);
    if (Math.abs(gradient) < NEGLIGIBLE) continue;
    for (const feature of example.features) {
      const at = feature * labels + label;
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
