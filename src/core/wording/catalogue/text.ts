/** How an entry of the catalogue is written. What every language has to say is in the files beside this one. */

/** The languages of the catalogue (BCP 47). For a further one, add it here: the compiler names every text that lacks it. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * One text in one language, with named gaps ("Added {task}."), or one for each plural category of `{count}`
 * that the language has (CLDR, as `Intl.PluralRules` names them: one, few, many, other).
 */
export type Wording = string | ({ readonly other: string } & Plurals);
type Plurals = { readonly [Category in Intl.LDMLPluralRule]?: string };

/** One text in all languages. */
export type Text = Readonly<Record<Language, Wording>>;

/** One that has no gaps: a label, a description. */
export type Label = Readonly<Record<Language, string>>;

/** The names of the gaps: "task" for "Added {task}.". */
export type GapsOf<T> = T extends string
  ? GapsIn<T>
  : T extends { other: infer Other }
    ? GapsIn<Other> | "count"
    : never;

type GapsIn<S> = S extends `${string}{${infer Gap}}${infer Rest}` ? Gap | GapsIn<Rest> : never;

/** `never` for a language whose text has other gaps than the English one, so that it does not compile. */
type SameGaps<T extends Text> = {
  [L in Language]: [GapsOf<T[L]>, GapsOf<T["en"]>] extends [GapsOf<T["en"]>, GapsOf<T[L]>]
    ? T[L]
    : never;
};

/** An entry: the same text in every language, with the same gaps. */
export function text<const T extends Text>(texts: T & SameGaps<T>): T {
  return texts;
}
