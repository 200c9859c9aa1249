/** A time zone said with a time: "GMT", "PST", "Tokyo time", "UTC+2". */
import { canonicalZone } from "../../../../time/zones.ts";
import { digits, glued, type Match, maybe, type Reader, word } from "../reader.ts";

/** Longest name of a place, in words ("salt lake city time"). */
const MAX_WORDS = 4;

/** A zone directly behind a clock time, as an IANA name. */
export function readZone(r: Reader, i: number): Match<string> {
  return readIsoOffset(r, i) ?? readAbbreviation(r, i) ?? readPlace(r, i);
}

/** "Z" or "+02:00" written straight behind the time (ISO 8601); "-" would be a range. */
function readIsoOffset(r: Reader, i: number): Match<string> {
  if (!glued(r, i)) return null;
  if (word(r, i) === "z" && digits(r, i - 1) !== undefined) return { value: "UTC", next: i + 1 };
  const offset = word(r, i) === "+" ? readOffset(r, i) : null;
  const zone = offset && canonicalZone(`utc${offset.value}`);
  return offset && zone ? { value: zone, next: offset.next } : null;
}

function readAbbreviation(r: Reader, i: number): Match<string> {
  const token = r.tokens[i];
  if (!token || !/^\p{L}{1,8}$/u.test(token.text)) return null;
  const known = r.words.zoneAbbreviations.has(token.text);
  if (!known && (!token.capital || token.text.length < 2)) return null;
  const offset = readOffset(r, i + 1);
  if (offset && (token.text === "utc" || token.text === "gmt")) {
    const zone = canonicalZone(`utc${offset.value}`);
    if (zone) return { value: zone, next: offset.next };
  }
  const zone = canonicalZone(token.text);
  return zone ? { value: zone, next: r.words.zoneWords.has(word(r, i + 1)) ? i + 2 : i + 1 } : null;
}

function readOffset(r: Reader, i: number): Match<string> {
  const sign = word(r, i);
  const hours = digits(r, i + 1);
  if ((sign !== "+" && sign !== "-") || hours === undefined || hours > 14) return null;
  const minutes = word(r, i + 2) === ":" && glued(r, i + 2) ? digits(r, i + 3) : undefined;
  if (minutes === undefined) return { value: `${sign}${hours}`, next: i + 2 };
  return { value: `${sign}${hours}:${String(minutes).padStart(2, "0")}`, next: i + 4 };
}

/** "New Yorker" speaks of New York. */
function place(r: Reader, name: string): string {
  const { placeEnding } = r.words.grammar;
  return placeEnding !== "" && name.endsWith(placeEnding)
    ? name.slice(0, -placeEnding.length)
    : name;
}

/** The time of a place that was not recognised stands behind a clock time. */
export function isUnknownPlace(r: Reader, i: number): boolean {
  const { placeEnding } = r.words.grammar;
  if (placeEnding === "") return false;
  for (let at = i; at < i + MAX_WORDS; at++) {
    if (r.words.zoneWords.has(word(r, at + 1)) && word(r, at).endsWith(placeEnding)) return true;
  }
  return false;
}

/** "Tokyo time", "new york time", "mountain time zone". */
function readPlace(r: Reader, i: number): Match<string> {
  let name = "";
  for (let n = 0; n < MAX_WORDS; n++) {
    const text = word(r, i + n);
    if (r.words.zoneWords.has(text) && name !== "") {
      const zone = canonicalZone(name) ?? canonicalZone(place(r, name));
      const next = i + n + 1;
      return zone ? { value: zone, next: maybe(r, "zoneEnd", next) } : null;
    }
    if (!/^\p{L}/u.test(text)) return null;
    name = name === "" ? text : `${name} ${text}`;
  }
  return null;
}
