import {
  BUCKET_BITS,
  BUCKET_END,
  DIGITS,
  FIRST_LAST_LETTER,
  FIRST_LETTER,
  MOST_VALUE,
  type ModelFile,
  REST_BITS,
  rest,
} from "../../src/core/understanding/intent/model.ts";

/** Writes what the model file holds: features by hash, each with one whole weight per label, one at least not zero. */
export function encode(
  rows: readonly { hash: number; weights: readonly number[] }[],
): Pick<ModelFile, "hashes" | "columns" | "weights"> {
  const sorted = [...rows].sort((a, b) => a.hash - b.hash);
  const buckets = Map.groupBy(sorted, ({ hash }) => hash >>> REST_BITS);
  const places = Array.from({ length: 2 ** BUCKET_BITS }, (_, place) => buckets.get(place) ?? []);
  const joined = (write: (row: (typeof rows)[number], before?: number) => string) =>
    places
      .map((bucket) => bucket.map((row, at) => write(row, bucket[at - 1]?.hash)).join(""))
      .join(BUCKET_END);
  return {
    hashes: joined(({ hash }, before) => encodeDifference(rest(hash) - rest(before ?? 0))),
    columns: joined((row) => encodeColumns(row.weights)),
    weights: joined((row) => encodeWeights(row.weights)),
  };
}

function encodeColumns(weights: readonly number[]): string {
  const columns = [...weights.keys()].filter((column) => weights[column] !== 0);
  const letters = columns.map((column, at) => {
    const first = at === columns.length - 1 ? FIRST_LAST_LETTER : FIRST_LETTER;
    return first + column - (columns[at - 1] ?? -1) - 1;
  });
  return String.fromCharCode(...letters);
}

function encodeWeights(weights: readonly number[]): string {
  const some = weights.filter((weight) => weight !== 0);
  return String.fromCharCode(...some.map((weight) => FIRST_LETTER + MOST_VALUE + weight));
}

function encodeDifference(difference: number): string {
  let text = DIGITS[32 + (difference & 31)] ?? "";
  for (let left = Math.floor(difference / 32); left > 0; left = Math.floor(left / 32)) {
    text = (DIGITS[left & 31] ?? "") + text;
  }
  return text;
}
