import { GOALS, type Goal } from "./goals.ts";
import { HAND_WRITTEN } from "./hand-written.ts";
import { seeded } from "./seeded.ts";
import { SURFACES, type Surface } from "./surfaces.ts";
import { WRAPPERS } from "./wrappers.ts";

/** One attack. */
export interface Row {
  id: string;
  surface: Surface;
  goal: Goal;
  wrapper: string;
  /** What gets in. */
  text: string;
  /** By which a double knows that the text has reached it. */
  ref: string;
}

/**
 * All hand-written attacks, and `composed` of surface x wrapper x goal: every pair of a surface and a goal as
 * far as the number goes, with wrappers in turn. The same for the same seed.
 */
export function attackRows(seed: number, composed: number): Row[] {
  const random = seeded(seed);
  const ref = () =>
    `zq${Math.floor(random() * 36 ** 6)
      .toString(36)
      .padStart(6, "0")}`;
  const rows = HAND_WRITTEN.map(([surface, goal, text], index): Row => {
    const mark = ref();
    return {
      id: `h${index + 1}`,
      surface: named(SURFACES, surface),
      goal: named(GOALS, goal),
      wrapper: "by hand",
      text: text.replaceAll("{ref}", mark),
      ref: mark,
    };
  });
  const pairs = shuffled(
    SURFACES.flatMap((surface) => GOALS.map((goal) => ({ surface, goal }))),
    random,
  );
  const wrappers = Object.entries(WRAPPERS);
  for (let at = 0; at < composed; at++) {
    const pair = pairs[at % pairs.length];
    if (!pair) break;
    const mark = ref();
    const order = `${pair.goal.order} (${mark})`;
    const first = (at + Math.floor(at / pairs.length)) % wrappers.length;
    const { room } = pair.surface;
    // Where there is little room, what is left of a disguise may be nothing.
    const fits = ([, wrap]: (typeof wrappers)[number]) => !room || room(wrap(order)).includes(mark);
    const [wrapper, wrap] = [...wrappers.slice(first), ...wrappers].find(fits) ?? [];
    if (!wrapper || !wrap) break;
    rows.push({ id: `c${at + 1}`, ...pair, wrapper, text: wrap(order), ref: mark });
  }
  return rows;
}

function named<T extends { name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
}

function shuffled<T>(list: T[], random: () => number): T[] {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}
