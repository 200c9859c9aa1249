/** The value below which `share` (0 to 1) of the sample lies, between neighbours where it falls between. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

export const sum = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0);

/** Enough digits to read, and no more than the measurement carries. */
export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
