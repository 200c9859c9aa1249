import { callParts, type WireCall } from "./answer-parts.ts";
import { jsonOf } from "./fields.ts";

interface Slot {
  id: string | undefined;
  index: number | undefined;
  name: string | undefined;
  text: string;
  /** Arguments that came as an object, in one piece. */
  whole: unknown;
}

/**
 * Puts the pieces of streamed calls together. Servers differ: arguments before the name, two calls on one index,
 * whole calls without an index, the name repeated in every piece, and a last piece of nothing.
 */
export function createCallCollector() {
  const slots: Slot[] = [];

  function slotFor({ id, index, name }: ReturnType<typeof callParts>): Slot {
    const byId = id === undefined ? undefined : slots.find((slot) => slot.id === id);
    if (byId) return byId;
    const last =
      index === undefined ? slots.at(-1) : slots.findLast((slot) => slot.index === index);
    if (last && !startsAnother(last, id, name)) {
      last.id ??= id;
      return last;
    }
    const slot = { id, index, name: undefined, text: "", whole: undefined };
    slots.push(slot);
    return slot;
  }

  return {
    add(entry: unknown): void {
      const parts = callParts(entry);
      const { name, args } = parts;
      const empty = args === undefined || args === null || args === "";
      if (name === undefined && empty) return;
      const slot = slotFor(parts);
      slot.name ??= name;
      if (typeof args === "string") slot.text += args;
      else if (!empty) slot.whole = args;
    },
    /** Calls with a name; pieces that never got one are nothing. */
    calls(): WireCall[] {
      return slots.flatMap(({ name, text, whole }) =>
        name === undefined ? [] : [{ name, args: whole ?? text }],
      );
    },
    /** Something of a call came, with or without a name. */
    any: () => slots.length > 0,
  };
}

/** Another id, or a name after a call that is already whole. */
function startsAnother(last: Slot, id: string | undefined, name: string | undefined): boolean {
  if (id !== undefined && last.id !== undefined) return id !== last.id;
  if (name === undefined || last.name === undefined) return false;
  return last.whole !== undefined || jsonOf(last.text) !== undefined;
}
