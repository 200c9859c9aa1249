import type { Span } from "../../chat/reply.ts";
import type { ButtonDraft, ToolContext } from "../../tools/tool.ts";
import type { Request, ShownItem, When } from "../../understanding/interpretation.ts";
import type { Plan, PlanContext } from "../capability.ts";
import type { ItemKind } from "./item-index.ts";

/** What became of one item. */
export interface ActionResult {
  /** False: it was so already, or it cannot be; nothing was written. */
  changed: boolean;
  /** One sentence from the row as it is now. */
  spans: Span[];
  item: ShownItem;
  /** What one may want next. */
  buttons: ButtonDraft[];
}

/** What can be done to any item with a number, whatever kind it is. Each returns null when the row is gone. */
export interface ItemActions {
  kind: ItemKind;
  look(id: string): ShownItem | null;
  complete(id: string, context: ToolContext): ActionResult | null;
  reopen(id: string, context: ToolContext): ActionResult | null;
  remove(id: string, context: ToolContext): ActionResult | null;
  /** Those that still want something from the person. */
  live(limit: number): ShownItem[];
  /** New title, time or priority, as the request says. */
  planUpdate(item: ShownItem, request: Request, context: PlanContext): Plan;
  /** Takes away what falls due in a time; absent where nothing does. */
  planClear?(when: When, context: PlanContext): Plan;
  planSnooze(item: ShownItem, request: Request, context: PlanContext): Plan;
}
