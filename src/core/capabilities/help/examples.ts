import { type Reader, t } from "../../wording/words.ts";
import type { Capability } from "../capability.ts";

/** Sentences that a person could type to use a capability, best first. */
export function examplesOf({ examples }: Pick<Capability, "examples">, to: Reader): string[] {
  return t(to, examples)
    .split("\n")
    .filter((line) => line !== "");
}
