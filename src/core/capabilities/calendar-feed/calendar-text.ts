/** The text of a calendar (RFC 5545): properties, escaping and folding. */

export interface Property {
  name: string;
  params?: Record<string, string>;
  value: string;
}

export interface Component {
  name: string;
  properties: Property[];
  components?: Component[];
}

/** Octets of a line, its end not counted (RFC 5545, 3.1). */
const MAX_LINE = 75;

/** One calendar as text, with CRLF after each line. */
export function calendarText(calendar: Component): string {
  return `${linesOf(calendar).join("\r\n")}\r\n`;
}

/** A value of type TEXT (3.3.11). Control characters cannot be written in one and become spaces. */
export function textValue(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[;,]/g, "\\$&")
    .replace(/\p{Cc}/gu, " ");
}

/** `YYYYMMDDTHHmmssZ` for UTC milliseconds. */
export function utcStamp(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** `YYYYMMDDTHHmmss` or `YYYYMMDD` for a local time such as `2026-11-21T09:00` or `2026-11-21`. */
export function localStamp(local: string): string {
  const digits = local.replace(/[-:]/g, "");
  return digits.length > 8 ? digits.padEnd(15, "0") : digits;
}

function linesOf({ name, properties, components = [] }: Component): string[] {
  return [
    `BEGIN:${name}`,
    ...properties.map((property) => fold(lineOf(property))),
    ...components.flatMap(linesOf),
    `END:${name}`,
  ];
}

function lineOf({ name, params = {}, value }: Property): string {
  const written = Object.entries(params).map(([param, text]) => `;${param}=${paramValue(text)}`);
  return `${name}${written.join("")}:${value}`;
}

/** In quotes where it needs them: fixed offsets have a colon (3.2). */
function paramValue(text: string): string {
  return /[:;,]/.test(text) ? `"${text}"` : text;
}

/** Breaks a long line between characters; what goes on begins with a space. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const char of line) {
    const size = octetsOf(char.codePointAt(0) ?? 0);
    if (octets + size > MAX_LINE) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}

/** Of a character in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
