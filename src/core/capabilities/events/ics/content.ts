/** The lines of a calendar (RFC 5545, 3.1 and 3.2) and the components that they make up (3.4, 3.6). */

export interface ContentLine {
  /** By upper-case name, without quotes (3.2). */
  params: Map<string, string>;
  value: string;
}

export interface IcsComponent {
  name: string;
  /** By upper-case name; only what is read here. */
  lines: Map<string, ContentLine[]>;
  parts: IcsComponent[];
}

/** A name, parameters whose values may be in quotes, and a value (3.1). Every repetition has its own first character. */
const LINE = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:])*)*):(.*)$/;
const PARAM = /;([\w-]+)=("[^"]*"|[^;]*)/g;

const READ = new Set(
  "METHOD,UID,RECURRENCE-ID,SEQUENCE,STATUS,SUMMARY,LOCATION,DTSTART,DTEND,DURATION,RRULE,RDATE,EXDATE,TZID,TZOFFSETFROM,TZOFFSETTO,X-WR-TIMEZONE".split(
    ",",
  ),
);

/**
 * Longest calendar that is sent as a message, in UTF-16 units: written as JSON with every character escaped it is
 * still less than a row of the inbox may have, 2 MB.
 */
export const MAX_CALENDAR_LENGTH = 300_000;

/** A line that begins or ends a calendar or an event. Platforms cut long texts, so that either may be all there is. */
const CALENDAR_LINE = /^\uFEFF?(?:BEGIN|END):V(?:CALENDAR|EVENT)[ \t]*\r?$/im;

/** Whether a text is a calendar or a piece of one: written by a program, whoever sends it. */
export function isCalendarText(text: string): boolean {
  return CALENDAR_LINE.test(text);
}

/**
 * The calendars in a text, usually one (3.4); null when one of them breaks off or its components are not nested
 * properly. Lines that are none are left out. Takes any text, in time that grows with its length alone.
 */
export function readComponents(text: string): IcsComponent[] | null {
  // A line that goes on begins with white space (3.1).
  const unfolded = text.replace(/^\uFEFF/, "").replace(/(?:\r\n|\n|\r)[ \t]/g, "");
  const root: IcsComponent = { name: "", lines: new Map(), parts: [] };
  const open = [root];
  for (const line of unfolded.split(/[\r\n]+/)) {
    if (!takeLine(line, open)) return null;
  }
  return open.length === 1 ? root.parts.filter(({ name }) => name === "VCALENDAR") : null;
}

/** False when it ends what was not begun. */
function takeLine(line: string, open: IcsComponent[]): boolean {
  const [, said = "", params = "", value = ""] = LINE.exec(line) ?? [];
  const name = said.toUpperCase();
  const inside = open.at(-1);
  if (name === "END") return open.length > 1 && open.pop()?.name === nameIn(value);
  if (name === "BEGIN") {
    const made: IcsComponent = { name: nameIn(value), lines: new Map(), parts: [] };
    inside?.parts.push(made);
    open.push(made);
  } else if (READ.has(name)) {
    const read = { params: paramsOf(params), value };
    const same = inside?.lines.get(name);
    if (same) same.push(read);
    else inside?.lines.set(name, [read]);
  }
  return true;
}

const nameIn = (value: string): string => value.trim().toUpperCase();

function paramsOf(written: string): Map<string, string> {
  const pairs = [...written.matchAll(PARAM)];
  return new Map(
    pairs.map(([, name = "", value = ""]) => [name.toUpperCase(), value.replaceAll('"', "")]),
  );
}

/** The value of a property that is there once. */
export function onlyValue(component: IcsComponent, name: string): string | undefined {
  return component.lines.get(name)?.[0]?.value.trim();
}

/** A value of type TEXT (3.3.11) on one line. */
export function textOf(value: string): string {
  return value.replace(/\\(.)/g, (_, char: string) => (/n/i.test(char) ? " " : char));
}
