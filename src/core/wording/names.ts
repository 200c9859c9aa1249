import * as words from "./catalogue/common.ts";
import { type Reader, t } from "./words.ts";

/** "“a”, “b”" or, of more than `most`, "“a”, “b”, and 3 more". */
export function firstNames(to: Reader, names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  const count = names.length - most;
  return count > 0 ? t(to, words.names, { names: shown, count }) : shown;
}
