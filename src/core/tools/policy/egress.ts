import type { ValueOrigin } from "./value-origin.ts";

/** A service that is neither the person's own channel nor their store. */
export interface Crossing {
  /** Who would get the values: the name of a tool server, or the host of a webhook. */
  to: string;
  /** Where they come from. */
  values: readonly {
    origin: ValueOrigin;
    /** The service that told it; absent for what was told in a channel. */
    from?: string;
  }[];
}

/**
 * May this leave by itself? The person's own words, settings and rows may go where the person sends them. What
 * a model made up, and what anybody else wrote, goes nowhere by itself, except back to where it came from.
 */
export function mayLeave({ to, values }: Crossing): boolean {
  return values.every(({ origin, from }) => {
    if (origin === "foreign") return from === to;
    return origin !== "model";
  });
}
