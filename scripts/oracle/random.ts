/** Repeatable chance: the same seed and number give the same draws on every machine. */
export interface Random {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Between `min` and `max` different values, in their order. */
  some<T>(values: readonly T[], min: number, max: number): T[];
}

/** The draws of one sample (splitmix32 over the seed and the sample's number). */
export function randomOf(seed: number, number: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(values: readonly T[]) => values[whole(0, values.length - 1)] as T;
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick,
    some(values, min, max) {
      const rest = values.map((_, index) => index);
      const size = Math.min(whole(min, max), values.length);
      const taken = Array.from(
        { length: size },
        () => rest.splice(whole(0, rest.length - 1), 1)[0],
      );
      return taken
        .map(Number)
        .sort((a, b) => a - b)
        .map((index) => values[index] as (typeof values)[number]);
    },
  };
}
