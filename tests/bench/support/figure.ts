/** One measurement as it is printed: its name, its numbers, what it has to reach, and whether it did. */
export interface Figure {
  figure: string;
  ok: boolean;
  [number: string]: string | number | boolean | null;
}

export interface BenchOptions {
  /** The short form: smaller samples, the same figures. */
  quick: boolean;
  /** The project's folder. */
  root: string;
  /** A folder of this run, gone afterwards. */
  scratch: string;
  /** Milliseconds until a bench should make do with what it has. */
  timeLeft(): number;
  /** Prints a figure as soon as it is known. */
  report(figure: Figure): void;
  /** What is going on, for whoever watches. */
  note(line: string): void;
}

export type Bench = (options: BenchOptions) => Promise<void>;
