export interface FactFields {
  text: string;
  /** UTC milliseconds. */
  createdAt: number;
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
