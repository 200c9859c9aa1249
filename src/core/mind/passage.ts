/**
 * Words on their way into a prompt. Everything that a model reads is one of these, so that where it came from is
 * known for each of them, and never forgotten on the way.
 */
export interface Passage {
  from: Source;
  text: string;
  /** Holds words that the person did not write: while any such is in a turn, the model is offered no tool. */
  untrusted: boolean;
}

export type Source =
  /** What the person says now. */
  | "person"
  /** Quoted, forwarded or from a file, beside what they say. */
  | "foreign"
  /** What the person and we said before. */
  | "said"
  | "answered"
  /** Told to be remembered. */
  | "fact"
  /** Of older messages; written by a model. */
  | "summary"
  /** Titles of items in front of the person, and what a tool found. */
  | "item"
  | "result";

export function passage(from: Source, text: string, untrusted = false): Passage {
  return { from, text, untrusted };
}

export function isTainted(passages: readonly Passage[]): boolean {
  return passages.some(({ untrusted }) => untrusted);
}
