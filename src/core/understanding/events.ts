import type { Slots } from "./interpretation.ts";
import type { Locale } from "./locale.ts";

/**
 * Takes the name of a calendar entry apart: "dinner with Ana at Luna" is a dinner, with someone, somewhere.
 * Words in front of the subject that only say what it is ("an event called") go.
 */
export function readEvent(name: string, locale: Locale): Pick<Slots, "title" | "people" | "place"> {
  const words = name.split(" ");
  const norm = (index: number) => (words[index] ?? "").toLowerCase();
  let start = 0;
  while (start < words.length - 1 && locale.events.fronts.has(norm(start))) start += 1;
  const cut = words.findIndex((_, index) => index > start && isCut(norm(index), locale));
  const subject = words.slice(start, cut < 0 ? words.length : cut).join(" ");
  if (cut < 0) return { title: subject };
  const rest = words.slice(cut);
  const placeAt = rest.findIndex((word) => locale.events.at.has(word.toLowerCase()));
  const people = placeAt < 0 ? rest : rest.slice(0, placeAt);
  const place = placeAt < 0 ? [] : rest.slice(placeAt + 1);
  return {
    title: subject,
    ...(people.length > 1 ? { people: people.slice(1).join(" ") } : {}),
    ...(place.length > 0 ? { place: place.join(" ") } : {}),
  };
}

function isCut(word: string, { events }: Locale): boolean {
  return events.with.has(word) || events.at.has(word);
}
