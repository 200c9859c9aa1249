import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languageViolations } from "./language.ts";

const ROOT = path.resolve(import.meta.dirname, "../../src/core/understanding");
/** Tables of names that a script writes hold no code. */
const GENERATED = ".gen.ts";
/** All that belongs to a language; a further one touches nothing else. */
const LANGUAGES = "locales";
const FEWEST_FILES = 50;

const files = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter(
    (file) =>
      file.endsWith(".ts") && !file.endsWith(GENERATED) && file.split(path.sep)[0] !== LANGUAGES,
  );

describe("the code of the understanding", () => {
  it("holds no word of any language", () => {
    expect(files.length).toBeGreaterThan(FEWEST_FILES);
    const found = files.flatMap((file) =>
      languageViolations(file, readFileSync(path.join(ROOT, file), "utf8")),
    );
    expect(found).toEqual([]);
  });

  it("names no language but in the list of them", () => {
    const naming = files.filter((file) =>
      /from "[^"]*locales\/(?!languages\.ts|language\.ts|once\.ts)/.test(
        readFileSync(path.join(ROOT, file), "utf8"),
      ),
    );
    expect(naming).toEqual([]);
  });
});

describe("the search for words of a language", () => {
  it.each([
    'if (word(r, i) === "of") at++;',
    'if (wordAt(s, next - 1) !== "the") return null;',
    'const last = (token.norm ?? "") === "please";',
    'if ("heute" === text) return 0;',
    "if (/^(?:am|pm)$/.test(after)) return null;",
    'return text.endsWith("\'s");',
    'const day = name.test(norm) || norm.includes("morgen");',
    "const weekday = /\\b(mon|tues)day\\b/i;",
  ])("finds it in %s", (code) => {
    expect(languageViolations("a.ts", code)).not.toEqual([]);
  });

  it.each([
    'const at = skip(r, "the", i);',
    'if (unit.unit === "month") return 1;',
    'if (word(r, i) === "." && glued(r, i)) return 2;',
    "const PIECE = /(\\s+)|(\\d+)|(\\p{L}+(?:'\\p{L}+)*)|(.)/gsu;",
    'if (text === "h") return 3; // "at" is a word',
    'return moment.part.name === "afternoon";',
  ])("lets %s pass", (code) => {
    expect(languageViolations("a.ts", code)).toEqual([]);
  });
});
