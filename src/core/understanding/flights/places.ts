import { airportCodes, airportNames } from "./airports.gen.ts";
import { cityCountries, placeNames } from "./place-names.ts";
import { plainWords } from "./plain-words.ts";

/**
 * Airports and cities by what people call them. The tables are searched as they stand, in their text: a look-up takes
 * some microseconds, and there is nothing to build before the first.
 */

/** A name of more places than this says too little to ask about. */
const MOST_PLACES = 5;
const LEAST_LETTERS = 2;
const NORTH_AMERICA = new Set(["US", "CA"]);
const SHORT_COUNTRIES: Record<string, string> = {
  usa: "US",
  us: "US",
  uk: "GB",
  england: "GB",
  scotland: "GB",
  uae: "AE",
};

/**
 * IATA codes of the places that the words can mean, best first: one city or airport, several that share the name
 * ("San Jose"), or none that is known.
 */
export function placesNamed(words: string): string[] {
  const name = plainWords(words);
  if (name.length < LEAST_LETTERS || name.length > 60) return [];
  if (/^[A-Z]{3}$/.test(words.trim()) && isCode(words.trim())) return [words.trim()];
  const [city = "", region] = words.split(",");
  if (region !== undefined) return placesNamed(city).filter((code) => isIn(code, region.trim()));
  const called = calledSo(name);
  if (called.length > 0) return called;
  const found = airportsNamed(name);
  if (found.length > 0) return found.length > MOST_PLACES ? [] : found;
  const code = name.toUpperCase();
  return /^[A-Z]{3}$/.test(code) && isCode(code) ? [code] : [];
}

/** ISO 3166-1 alpha-2 of the country of an airport or city; null for an unknown code. */
export function countryOf(code: string): string | null {
  const city = cityCountries.indexOf(`${code} `);
  if (city >= 0) return cityCountries.slice(city + 4, city + 6);
  const line = codeLine(code);
  return line === null ? null : line.slice(0, 2);
}

/** The line of codes that has this one: two letters of the country, then three for each airport. */
function codeLine(code: string): string | null {
  for (let at = airportCodes.indexOf(code); at >= 0; at = airportCodes.indexOf(code, at + 1)) {
    const start = airportCodes.lastIndexOf("\n", at) + 1;
    if (at > start && (at - start - 2) % 3 === 0) {
      return airportCodes.slice(start, airportCodes.indexOf("\n", at));
    }
  }
  return null;
}

/** "Atlanta, GA", "Paris, France": two capitals are a state or province of North America. */
function isIn(code: string, region: string): boolean {
  const country = countryOf(code);
  if (country === null) return false;
  if (/^[A-Z]{2}$/.test(region) && region !== "UK") return NORTH_AMERICA.has(country);
  const name = plainWords(region);
  const short = SHORT_COUNTRIES[name];
  return short ? short === country : name === plainWords(countryName(country));
}

/** The name of a country in a language (BCP 47). */
export function countryName(country: string, locale = "en"): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
}

function isCode(code: string): boolean {
  return codeLine(code) !== null || placeNames.includes(`\n${code} `);
}

function calledSo(name: string): string[] {
  const codes = new Set<string>();
  for (const [before, after] of [" |", " \n", "||", "|\n"]) {
    for (const at of placesOf(placeNames, `${before}${name}${after}`)) {
      const start = placeNames.lastIndexOf("\n", at) + 1;
      codes.add(placeNames.slice(start, start + 3));
    }
  }
  return [...codes];
}

/** Airports that are called so, else begin, else end like this; small ones only when no large one does. */
function airportsNamed(name: string): string[] {
  const ways = [[`|${name}|`, `|${name}*|`], [`|${name} `], [` ${name}|`, ` ${name}*|`]];
  for (const pieces of ways) {
    const found = pieces.flatMap((piece) => placesOf(airportNames, piece)).map(airportAt);
    const large = found.filter((one) => one.large);
    if (found.length > 0) return (large.length > 0 ? large : found).map((one) => one.code);
  }
  return [];
}

/** The airport whose name is around this place of the table; its code stands as far in the line of codes. */
function airportAt(at: number): { code: string; large: boolean } {
  const start = airportNames.lastIndexOf("\n", at) + 1;
  const place = airportNames.slice(start, at + 1).split("|").length - 2;
  const line = airportCodes.indexOf(`\n${airportNames.slice(start, start + 2)}`) + 3;
  const code = airportCodes.slice(line + place * 3, line + place * 3 + 3);
  const large = airportNames[airportNames.indexOf("|", at + 1) - 1] === "*";
  return { code, large };
}

/** Where a piece of text stands in a table, at most a few times more than is of use. */
function placesOf(table: string, piece: string): number[] {
  const found: number[] = [];
  let at = table.indexOf(piece);
  while (at >= 0 && found.length <= MOST_PLACES * 8) {
    found.push(at);
    at = table.indexOf(piece, at + 1);
  }
  return found;
}
