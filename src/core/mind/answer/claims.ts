import { LANGUAGES } from "../../understanding/locales/languages.ts";

/** Whether a text says that something was done or will be; only what was read from a row may say so. */
export function claimsDeed(text: string): boolean {
  return LANGUAGES.some(({ talk }) => talk.claims.some((claim) => claim.test(text)));
}
