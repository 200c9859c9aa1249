import { text } from "../../chat/reply.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import { sentence } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import type { Plan } from "../capability.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import type { Fact, FactStore } from "./fact.ts";
import { factForgotten } from "./wording.ts";

export function shownFact(fact: Fact): ShownItem {
  const number = fact.number === null ? {} : { number: fact.number };
  return { kind: "fact", id: fact.id, title: fact.text, ...number };
}

/** A fact has no "done" and no time; it can only be forgotten. */
export function factActions(facts: FactStore): ItemActions {
  const notATask = (id: string): ActionResult | null => {
    const fact = facts.get(id);
    if (!fact) return null;
    const spans = [text(`${quote(fact.text)} is something I remember, not a task.`)];
    return { changed: false, spans, item: shownFact(fact), buttons: [] };
  };
  const cannot = (item: ShownItem): Plan => ({
    kind: "say",
    outcome: sentence(`${quote(item.title)} is something I remember; it can only be forgotten.`),
  });
  return {
    kind: "fact",
    look(id) {
      const fact = facts.get(id);
      return fact && shownFact(fact);
    },
    complete: notATask,
    reopen: notATask,
    remove(id) {
      const fact = facts.get(id);
      if (!fact) return null;
      facts.remove(id);
      return { changed: true, spans: factForgotten(fact), item: shownFact(fact), buttons: [] };
    },
    live: (limit) => facts.list({ limit }).map(shownFact),
    planUpdate: cannot,
    planSnooze: cannot,
  };
}
