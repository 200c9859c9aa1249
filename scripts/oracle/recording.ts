/** What the oracle answered once, kept small: samples are made again from their seed, answers compared by hash. */

export interface Recording {
  made_by: string;
  oracle: string;
  seed: number;
  zones: string[];
  /** For each zone: what the oracle knew of its clock changes. */
  zoneHashes: number[];
  /** Base64 of 32-bit numbers, one for each sample: where it lies, and the hash of its occurrences. */
  anchors: string;
  hashes: string;
  /** The same for the clock probes of a zone and year. */
  probes: string;
}

/** 32-bit numbers as base64, and back; `toInts` also for numbers below 0. */
export function fromInts(numbers: readonly number[]): string {
  const bytes = new Uint8Array(Int32Array.from(numbers).buffer);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

export function toInts(text: string): Int32Array {
  return new Int32Array(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer);
}

/** Hash of occurrences in seconds. */
export function answerHash(seconds: readonly number[]): number {
  return hash(seconds.join());
}

/** Hash of the answers to clock probes. */
export function probeHash(answers: readonly (readonly number[])[]): number {
  return hash(answers.join(";"));
}

/** Hash of clock changes: instant, offset before, offset after, in seconds. */
export function zoneHash(changes: readonly (readonly number[])[]): number {
  return hash(changes.join(";"));
}

/** FNV-1a with a final mix, 32 bits, signed. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}
