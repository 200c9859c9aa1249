/** As stored, compared and restored. */
export type FactFields = {
  text: string;
  /** UTC milliseconds. */
  createdAt: number;
  /** The message that it was taken from, when that said more; as typed, shortened. */
  source?: string;
};

export function fieldsOf(fact: {
  text: string;
  createdAt: number;
  source?: string | null | undefined;
}): FactFields {
  const { text, createdAt, source } = fact;
  return { text, createdAt, ...(source != null && { source }) };
}

export interface Fact extends FactFields {
  id: string;
  /** Null when forgotten for longer than numbers are held. */
  number: number | null;
}

/** Where remembered facts are kept; bounded, indexed, recorded, synchronous. */
export interface FactStore {
  get(id: string): Fact | null;
  /** Inserts or replaces, and returns the row as it now is. */
  put(id: string, fields: FactFields): Fact;
  remove(id: string): void;
  /** By id, which is the order in which they were told; `after` is the last id of the page before. */
  list(query: { after?: string; limit: number }): Fact[];
}
