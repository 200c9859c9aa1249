/** Our own training phrases are written as templates; this turns a template into varied sentences. */

/**
 * - `{name}` is replaced by one of the fillers of that name, itself a template;
 * - `[a|b|]` is one of the alternatives, which may be empty.
 */
export type Fillers = Readonly<Record<string, readonly string[]>>;

const MOST_DEPTH = 6;

export function expand(
  template: string,
  fillers: Fillers,
  random: () => number,
  depth = 0,
): string {
  if (depth > MOST_DEPTH) return "";
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const withChoices = template.replace(
    /\[([^\]]*)\]/g,
    (_, choices: string) => pick(choices.split("|")) ?? "",
  );
  const filled = withChoices.replace(/\{(\w+)\}/g, (_, name: string) => {
    const list = fillers[name];
    if (!list) throw new Error(`no fillers named ${name} in: ${template}`);
    return expand(pick(list) ?? "", fillers, random, depth + 1);
  });
  return depth > 0
    ? filled
    : filled
        .replace(/\s+/g, " ")
        .replace(/ ([,.?!])/g, "$1")
        .trim();
}

const NEIGHBOURS: Record<string, string> = {
  a: "s",
  e: "r",
  i: "o",
  n: "m",
  t: "r",
  o: "p",
  d: "f",
  l: "k",
  m: "n",
};

/** Types like people do: lower case mostly, a slip now and then, a courtesy in front. */
export function roughen(text: string, random: () => number): string {
  let typed = random() < 0.65 ? text.toLowerCase() : text;
  if (random() < 0.06) typed = slip(typed, random);
  if (random() < 0.04) typed = typed.replaceAll("'", "");
  if (random() < 0.05) typed = `${typed}${random() < 0.5 ? "." : "!"}`;
  return typed;
}

function slip(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  const letter = text[at] ?? "";
  if (!/[a-z]/.test(letter)) return text;
  const kind = random();
  if (kind < 0.35) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.7) return text.slice(0, at) + (text[at + 1] ?? "") + letter + text.slice(at + 2);
  return text.slice(0, at) + (NEIGHBOURS[letter] ?? letter) + text.slice(at + 1);
}
