/** The zone of a country that has only one. */

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What Unicode names but nobody lives in: "Pseudo-Accents", "Unknown Region". */
const NO_COUNTRIES = new Set(["XA", "XB", "ZZ", "EU", "EZ", "UN", "QO"]);

/** Country names by language, made when a place is first asked for that no table knows. */
const byLanguage = new Map<string, ReadonlyMap<string, string>>();

/**
 * The IANA zone of a country by its name in English or the given language; null for names that are no country's and
 * for countries of several zones. Names and zones are those of the runtime (Unicode CLDR).
 */
export function zoneOfCountry(name: string, language: string): string | null {
  const key = name.trim().toLowerCase();
  const code = namesIn("en").get(key) ?? namesIn(language).get(key);
  if (code === undefined) return null;
  const zones = zonesOf(code);
  return zones.length === 1 ? (zones[0] ?? null) : null;
}

function namesIn(language: string): ReadonlyMap<string, string> {
  const known = byLanguage.get(language);
  if (known) return known;
  const display = new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" });
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
  const names = new Map<string, string>();
  for (const code of codes.filter((one) => !NO_COUNTRIES.has(one))) {
    const name = display.of(code);
    if (name !== undefined) names.set(name.toLowerCase(), code);
  }
  byLanguage.set(language, names);
  return names;
}

/** Engines have it as a method (ECMA-402 proposal, Intl Locale Info) or, before that, as a property. */
function zonesOf(code: string): readonly string[] {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?(): string[] | undefined;
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
