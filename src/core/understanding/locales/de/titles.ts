/** Titles as German speakers write them in a list: "John anzurufen" is "John anrufen". */

/** Parts that come off a verb, the longer ones first, since "hinzu" begins with "hin". */
const PREFIXES = [
  "hinzu",
  "zurück",
  "zurueck",
  "zusammen",
  "heraus",
  "hinaus",
  "herunter",
  "hinunter",
  "herauf",
  "hinauf",
  "herein",
  "hinein",
  "durch",
  "nach",
  "weiter",
  "wieder",
  "vorbei",
  "bereit",
  "fertig",
  "fest",
  "kalt",
  "warm",
  "klar",
  "sauber",
  "sicher",
  "runter",
  "unter",
  "über",
  "ueber",
  "raus",
  "rein",
  "rauf",
  "rüber",
  "rueber",
  "hoch",
  "nieder",
  "auf",
  "aus",
  "ein",
  "frei",
  "heim",
  "her",
  "hin",
  "los",
  "mit",
  "statt",
  "teil",
  "vor",
  "weg",
  "bei",
  "dar",
  "fort",
  "an",
  "ab",
  "da",
  "um",
  "zu",
];
/** Verbs whose own part is "hinzu" or "herzu", not a "zu" between two parts. */
const WHOLE = new Set(["hinzufügen", "hinzufuegen", "hinzuziehen", "hinzukommen", "hinzurechnen"]);
const ENDS = /(?:en|eln|ern|tun|sein|gehn|stehn)$/;
/** What may follow a verb at the end of a thing to do. */
const BREAK = /^(?:und|oder|,|;)$/;

/** The title with its infinitives in plain form and without the article in front. */
export function tidyTitle(title: string): string {
  const words = title.split(/(\s+|[,;])/);
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const verb = words[at + 2] ?? "";
    if (word === "zu" && isVerb(verb) && endsAfter(words, at + 2)) {
      at += 1;
      continue;
    }
    out.push(joinedVerb(word));
  }
  return withoutArticle(out.join(""));
}

function isVerb(word: string): boolean {
  return ENDS.test(word) && word === word.toLowerCase();
}

/** Whether a thing to do ends with the word at `at`. */
function endsAfter(words: readonly string[], at: number): boolean {
  const next = words.slice(at + 1).find((word) => word.trim() !== "");
  return next === undefined || BREAK.test(next);
}

/** "anzurufen" is "anrufen". */
function joinedVerb(word: string): string {
  if (!ENDS.test(word) || WHOLE.has(word)) return word;
  for (const prefix of PREFIXES) {
    const rest = word.slice(prefix.length + 2);
    if (word.startsWith(`${prefix}zu`) && rest.length >= 3) return `${prefix}${rest}`;
  }
  return word;
}

/** "den Müll rausbringen" is called "Müll rausbringen"; a capital article belongs to a name ("Der Pate"). */
function withoutArticle(title: string): string {
  const found = /^(?:der|die|das|den|dem)\s+(?=\p{Lu}|\S+\s)/u.exec(title);
  return found ? title.slice(found[0].length) : title;
}
