import { type Span, text as textSpan } from "../../core/chat/reply.ts";

/**
 * Spans as Slack's mrkdwn (docs.slack.dev/messaging/formatting-message-text). Slack escapes `& < >`
 * and has no way to escape its own marks, so foreign ones get a zero-width space on either side:
 * such a mark neither opens nor closes anything.
 */

const GAP = "\u200B";
/** UTF-16 units of plain text per atom; escaping makes at most five of one. */
const PIECE = 300;
const MAX_URL = 1000;

const FORMATS = {
  datetime: "{date_short_pretty} at {time}",
  date: "{date_short_pretty}",
  time: "{time}",
} as const;

/** A piece that must not be cut. */
interface Atom {
  mrkdwn: string;
  plain: string;
  /** Marks count at word boundaries only. */
  marked: boolean;
}

/** A text within a limit, for Slack and as plain text. */
export interface Packed {
  mrkdwn: string;
  plain: string;
}

/** Foreign text that can neither mention, link, format, quote nor become an emoji. */
export function escaped(text: string): string {
  return (
    clean(text)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, `${GAP}$&${GAP}`)
      // Names of emoji, also where the text is cut into pieces.
      .replace(/:(?=[\w'+-]+:|[\d'+-]*[a-z_][\w'+-]*$)/gi, `:${GAP}`)
      .replace(/^(\s*)&gt;/gm, `$1${GAP}&gt;`)
  );
}

/** For `plain_text` objects, where nothing is markup; token-like text is still broken up. */
export function plainObject(text: string, most: number): string {
  const safe = clean(text)
    .replace(/\s+/g, " ")
    .replace(/<(?=[!@#])/g, `<${GAP}`)
    .trim();
  if (!/[^\s\u200B]/.test(safe)) return "\u2026";
  return safe.length <= most ? safe : `${graphemesUpTo(safe, most - 1)}\u2026`;
}

/** The spans in as many texts of at most `limit` UTF-16 units as it takes; none if there is no text. */
export function pack(spans: Span[], limit: number): Packed[] {
  const packed: Packed[] = [];
  let current: Packed = { mrkdwn: "", plain: "" };
  let afterMark = false;
  for (const atom of spans.flatMap(atomsOf)) {
    const tight = /\S/.test(current.mrkdwn.at(-1) ?? " ") && /\S/.test(atom.mrkdwn[0] ?? " ");
    const addition = (tight && (atom.marked || afterMark) ? GAP : "") + atom.mrkdwn;
    if (current.mrkdwn.length + addition.length > limit) {
      packed.push(current);
      current = { mrkdwn: "", plain: "" };
    }
    current.mrkdwn += current.mrkdwn === "" ? atom.mrkdwn : addition;
    current.plain += atom.plain;
    afterMark = atom.marked;
  }
  return [...packed, current].filter(({ plain }) => /[^\s\u200B]/.test(plain));
}

/** Plain text as a message's `text`. */
export function fallbackText(plain: string, limit: number): string {
  return pack([textSpan(plain)], limit)[0]?.mrkdwn ?? "\u2026";
}

function atomsOf(span: Span): Atom[] {
  switch (span.t) {
    case "text":
      return textAtoms(span.text);
    case "bold":
      return markedAtoms(span.text, "*");
    case "italic":
      return markedAtoms(span.text, "_");
    case "strike":
      return markedAtoms(span.text, "~");
    case "code":
      return span.text.includes("`") ? textAtoms(span.text) : markedAtoms(span.text, "`");
    case "link":
      return linkAtoms(span.text, span.url);
    case "instant": {
      const fallback = escaped(graphemesUpTo(span.fallback, PIECE)).replace(/[|\n]/g, " ");
      const mrkdwn = `<!date^${Math.floor(span.at / 1000)}^${FORMATS[span.style]}|${fallback}>`;
      return [{ mrkdwn, plain: span.fallback, marked: false }];
    }
  }
}

function textAtoms(text: string): Atom[] {
  return pieces(text).map((plain) => ({ mrkdwn: escaped(plain), plain, marked: false }));
}

/** Marks do not reach over a line, and none may stand beside a space on the inside. */
function markedAtoms(text: string, mark: string): Atom[] {
  return text.split(/(\n)/).flatMap((line) => {
    const core = line.trim();
    const start = core === "" ? line.length : line.indexOf(core);
    const marked = cut(core, PIECE).map((plain) => {
      const inner = mark === "`" ? escapedCode(plain) : escaped(plain);
      return { mrkdwn: mark + inner + mark, plain, marked: true };
    });
    const after = line.slice(start + core.length);
    return [...textAtoms(line.slice(0, start)), ...marked, ...textAtoms(after)];
  });
}

const escapedCode = (text: string): string =>
  clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The host stands beside every link: the label may say anything. */
function linkAtoms(label: string, address: string): Atom[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  const href = url?.href.replaceAll("|", "%7C") ?? "";
  if (!url || !isWeb || href.length > MAX_URL) return textAtoms(label);
  const shown = graphemesUpTo(label.replace(/\s+/g, " ").trim(), PIECE / 2) || url.host;
  const honest = shown === url.host || shown === address || shown === url.href;
  const mrkdwn = `<${escapedCode(href)}|${escaped(shown).replaceAll("|", " ")}>`;
  return [{ mrkdwn, plain: shown, marked: false }, ...(honest ? [] : textAtoms(` (${url.host})`))];
}

/** Runs of whole words with the space after them, so that texts break there. */
function pieces(text: string): string[] {
  const runs: string[] = [];
  let run = "";
  for (const [word] of text.matchAll(/\s*\S+\s*|\s+/g)) {
    if (run.length + word.length > PIECE) {
      runs.push(...cut(run, PIECE));
      run = "";
    }
    run += word;
  }
  return [...runs, ...cut(run, PIECE)];
}

function cut(text: string, most: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const part = graphemesUpTo(rest, most);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

const segmenter = new Intl.Segmenter();

/** The longest beginning of at most `most` units that cuts no character that a person sees. */
function graphemesUpTo(text: string, most: number): string {
  if (text.length <= most) return text;
  // A visible character may have any number of marks; such a one is cut between code points.
  const start = segmenter.segment(text.slice(0, most + 1)).containing(most)?.index ?? 0;
  if (start > 0) return text.slice(0, start);
  const splitsPair = /[\uD800-\uDBFF]/.test(text[most - 1] ?? "");
  return text.slice(0, splitsPair && most > 1 ? most - 1 : most);
}

/** Without lone surrogates and control characters, which JSON or Slack would refuse or replace. */
const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  text.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "");
