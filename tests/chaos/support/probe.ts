import * as z from "zod";
import type { Capability, Command } from "../../../src/core/capabilities/capability.ts";
import { paragraph } from "../../../src/core/chat/reply.ts";
import { defineTool, type Outcome, type Tool } from "../../../src/core/tools/tool.ts";
import { draft, press } from "../../../src/core/wording/draft.ts";
import type { Inside } from "./inside.ts";

const PROBE_DUE = "probe";
/** Three messages of Telegram. */
const LONG = 9_000;

export type Outside = ReturnType<typeof createOutside>;

/** The outside world as the steps of turns meet it, over all incarnations. */
export function createOutside() {
  const effects: string[] = [];
  const slow = new Set<string>();
  return {
    /** One entry per call that took effect. */
    effects,
    /** Effects whose answer does not come while they are in here. */
    slow,
    async effect(name: string, gate: () => Promise<void>): Promise<string> {
      await gate();
      effects.push(name);
      // Asked for again and again: objects cannot wait for promises of another one.
      while (slow.has(name)) await new Promise((resolve) => setTimeout(resolve, 2));
      return name;
    },
  };
}

/**
 * A capability that does the least with the most: a change, a question, steps, a due item, a series, failures.
 * It is planted into the object by the rig; commands `/p_note`, `/p_ask`, `/p_steps`, `/p_later`, `/p_every`,
 * `/p_long`, `/p_grow`, `/p_fail`.
 */
export function createProbe(inside: Inside, outside: Outside): Capability {
  const { ctx, parts } = inside;
  // As with a real request: it leaves when everything written before is durable.
  const effect = (name: string) => outside.effect(name, () => ctx.storage.sync());
  const list = (name: string): string[] => parts.state.get<string[]>(name) ?? [];
  const add = (name: string, value: string) => {
    const before = list(name);
    parts.state.set(name, [...before, value]);
    parts.events.recorder.record("fact", `${name}:${before.length}`, null, { value });
  };
  const arm = (what: string, now: number, seconds: number) => {
    const at = now + seconds * 1000;
    parts.due.queue.arm(PROBE_DUE, what, { occurrence: at, dueAt: at });
  };
  return {
    name: "probe",
    title: inAll("Probe"),
    examples: inAll(""),
    intents: {},
    commands: ["note", "ask", "steps", "later", "every", "long", "grow", "fail"].map(commandOf),
    tools: [
      tool("note", (what) => {
        add("notes", what);
        return said(`Noted ${what}.`, "done", what);
      }),
      tool("done", (what) => {
        add("done", what);
        return said(`Done ${what}.`);
      }),
      tool(
        "ask",
        (what) => {
          add("asked", what);
          return said(`Went through with ${what}.`);
        },
        "destructive",
      ),
      {
        ...tool("steps", (what) => said(`Both steps of ${what}.`)),
        async prepare(input, { step }) {
          const { what } = input as { what: string };
          const first = await step("one", () => effect(`${what} one`));
          return step("two", () => effect(`${what} two, after ${first}`));
        },
      },
      tool("later", (what, now) => {
        const [seconds = "0", ...words] = what.split(" ");
        arm(words.join(" "), now, Number(seconds));
        return said(`Later: ${words.join(" ")}.`);
      }),
      tool("every", (what, now) => {
        parts.state.set("left", 3);
        arm(`series ${what}`, now, 1300);
        return said(`From then on every minute: ${what}.`);
      }),
      tool("long", (what) => said(`${what} ${"word ".repeat(LONG / 5)}`)),
      tool("grow", (what) => said(`Small ${what}.`, "long", what)),
      tool("fail", () => {
        throw new Error("planted");
      }),
    ],
    due: [
      {
        kind: PROBE_DUE,
        fire(item, context) {
          if (item.itemId.startsWith("bad")) throw new Error("planted");
          // A fault of the moment: it is over when the clock has moved.
          const late = context.now - item.occurrence;
          if (item.itemId.startsWith("flaky") && late < 500) throw new Error("planted");
          add("fired", item.itemId);
          const left = parts.state.get<number>("left") ?? 0;
          if (item.itemId.startsWith("series") && left > 1) {
            parts.state.set("left", left - 1);
            arm(item.itemId, item.occurrence, 60);
          }
          const text = `Now: ${item.itemId}${item.itemId.startsWith("series") ? ` ${left}` : ""}.`;
          return { address: context.address, ...said(text, "done", item.itemId) };
        },
      },
    ],
  };
}

const inAll = (words: string) => ({ en: words, de: words });

function commandOf(name: string): Command {
  return {
    spec: { name: `p_${name}`, description: inAll(name) },
    plan: (args) => ({ kind: "call", call: { tool: `probe.${name}`, input: { what: args } } }),
  };
}

function tool(
  name: string,
  run: (what: string, now: number) => Outcome,
  effect: Tool["effect"] = "write",
): Tool {
  return defineTool({
    name: `probe.${name}`,
    description: name,
    effect,
    input: z.object({ what: z.string() }),
    run: ({ what }, { now }) => run(what, now),
  });
}

function said(text: string, button?: string, what?: string): Outcome {
  const buttons = button === undefined ? [] : [[press("Done", `probe.${button}`, { what })]];
  return { reply: draft([paragraph(text)], buttons) };
}
