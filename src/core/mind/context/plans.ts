import type { Capability, PlanContext } from "../../capabilities/capability.ts";
import { formatDate } from "../../time/format.ts";
import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import { today } from "../../wording/time.ts";

/** From today on; and rows at most, of what is planned and of what the words are about. */
const DAYS = 3;
const ROWS = { planned: 6, about: 4 };
/** So many words say what a message is about. */
const WORDS = 12;

/** Something of the person's, and what a model is told beside its alias. */
export interface Known {
  item: ShownItem;
  /** "tomorrow 09:00"; empty where nothing is planned for it. */
  when: string;
}

/** What is planned for the next days, in time order, and open items whose titles share a word with what is said. */
export function plansFor(
  words: string,
  capabilities: readonly Capability[],
  moment: Pick<PlanContext, "now" | "profile">,
): { planned: Known[]; about: Known[] } {
  const { zone } = moment.profile;
  const day = today(moment);
  const [from, to] = [wallToInstant(day, zone), wallToInstant(addDays(day, DAYS), zone)];
  const planned = capabilities
    .flatMap((one) => one.agenda?.(from, to, moment) ?? [])
    .sort((a, b) => a.at - b.at)
    .slice(0, ROWS.planned)
    .map(({ at, dateOnly, ...item }) => ({ item, when: whenOf(at, dateOnly, day, zone) }));
  const said = words.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const ids = new Set(planned.map(({ item }) => item.id));
  const about = capabilities
    .flatMap((one) => one.about?.([...new Set(said)].slice(0, WORDS), ROWS.about) ?? [])
    .filter(({ id }) => !ids.has(id))
    .map((item) => ({ item, when: "" }));
  return { planned, about };
}

function whenOf(at: number, dateOnly: boolean, day: string, zone: string): string {
  const wall = instantToWall(at, zone);
  const date = wall.slice(0, 10);
  const names = new Map([
    [day, "today"],
    [addDays(day, 1), "tomorrow"],
  ]);
  const name = names.get(date) ?? formatDate(wall, "");
  return dateOnly ? name : `${name} ${wall.slice(11, 16)}`;
}
