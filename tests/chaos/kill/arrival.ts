/** A message as it arrived at a person, edits included. */
export interface Arrival {
  /** What it says of which item: "Set reminder call zabakox"; the first line where that cannot be read. */
  key: string;
  /** The number that it gives the item. */
  number: number | null;
  marked: boolean;
  /** UTC milliseconds. */
  at: number;
  edit: boolean;
  /** The sender got its answer, unless it died meanwhile. */
  answered: boolean;
  /** The last instant that the message names (UTC ms): of a series, its next occurrence. */
  next: number | null;
  /** It says that it comes late. */
  late: boolean;
}

const MARK = /^\(possibly sent twice\)|^Possibly a repeat/;
const SUBJECT = /^(Added task|Set reminder|Done|Reminder)\b(?: (\d+))?[^“]*“([^”]+)”/;
/** As Telegram and Slack write an instant. */
const INSTANT = /<tg-time unix="(\d+)"|<!date\^(\d+)\^/g;

/** Reads what a person sees; `more` is what the platform shows beside the text. */
export function readMessage(
  text: string,
  more = "",
): Pick<Arrival, "key" | "number" | "marked" | "next" | "late"> {
  const lines = text
    .replaceAll(/<[^>]*>|[*_~]/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const line = lines.find((each) => !MARK.test(each)) ?? "";
  const [, verb, number, title] = SUBJECT.exec(line) ?? [];
  const instants = [...`${text}${more}`.matchAll(INSTANT)].map((found) => found[1] ?? found[2]);
  const last = instants.at(-1);
  return {
    key: verb === undefined ? line : `${verb} ${title}`,
    number: number === undefined ? null : Number(number),
    marked: MARK.test(lines[0] ?? "") || MARK.test(more),
    next: last === undefined ? null : Number(last) * 1000,
    late: /Late by/.test(`${text}${more}`),
  };
}
