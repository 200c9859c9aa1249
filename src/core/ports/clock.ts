/** The only source of "now". */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}
