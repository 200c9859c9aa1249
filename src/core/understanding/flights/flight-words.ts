/** Words of a language for trips by air. */
export interface FlightWords {
  /** Phrases in front of a place of departure and of arrival, longest first. */
  from: readonly string[];
  to: readonly string[];
  /** Those of them that lead to many other things too. */
  bare: ReadonlySet<string>;
  /** Words that make a date the day of return, or of departure. */
  return: ReadonlySet<string>;
  leave: ReadonlySet<string>;
  /** Words at which the name of a place ends. */
  stop: ReadonlySet<string>;
  /** Words that no place begins with, although "to" stands in front of them. */
  notPlaces: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  /** Seating classes, longest first, and words behind or before which a bare one counts. */
  classes: ReadonlyMap<string, string>;
  classNouns: ReadonlySet<string>;
  /** Classes that mean nothing else. */
  clearClasses: ReadonlySet<string>;
  /** Small words that are written with a capital: "I". */
  capitals: ReadonlySet<string>;
  airlines: ReadonlyMap<string, string>;
  airlineNouns: ReadonlySet<string>;
  airlineLeads: ReadonlySet<string>;
  passengers: ReadonlySet<string>;
  bags: ReadonlySet<string>;
  numbers: ReadonlyMap<string, number>;
  /** "way": "one way" counts nobody. */
  ways: ReadonlySet<string>;
  none: ReadonlySet<string>;
}
