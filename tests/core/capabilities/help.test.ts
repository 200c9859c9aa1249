import { describe, expect, test } from "vitest";
import { COMMAND_SPECS } from "../../../src/core/capabilities/command-specs.ts";
import { examplesOf } from "../../../src/core/capabilities/help/examples.ts";
import { unknownCommand, unknownInput } from "../../../src/core/capabilities/help/nearest.ts";
import { commandsOf } from "../../../src/core/capabilities/registry.ts";
import { INTENTS } from "../../../src/core/understanding/interpretation.ts";
import { t } from "../../../src/core/wording/words.ts";
import { createDesk } from "../../support/desk.ts";
import { ENGLISH } from "../../support/readers.ts";

describe("help", () => {
  test("has a line and an example for everything there is", async () => {
    const desk = createDesk();
    const said = await desk.say("/help");
    for (const capability of desk.capabilities.filter((one) => one.name !== "help")) {
      const title = t(ENGLISH, capability.title);
      expect(said).toContain(`${title}: ${examplesOf(capability, ENGLISH)[0]}`);
    }
    expect(await desk.say("/start")).toBe(said);
  });

  test("about one topic lists its examples and commands; an unknown topic gets the overview", async () => {
    const desk = createDesk();
    for (const topic of ["reminders", "Reminder", "/remind"]) {
      const said = await desk.say(`/help ${topic}`);
      expect(said).toContain("remind me every weekday at 9");
      expect(said).toContain("/remind [what] [when] Set a reminder");
    }
    expect(await desk.say("/help spaceships")).toContain("I have no topic “spaceships”.");
  });

  test("unknown words get the nearest examples and change nothing", () => {
    const { capabilities, text } = createDesk();
    const nearest = {
      locale: "en",
      requests: [],
      nearest: ["reminder.snooze" as const, "undo" as const],
    };
    const said = text(unknownInput(capabilities, ENGLISH, nearest));
    expect(said).toContain("- snooze 4 for 20 minutes\n- undo\n");
    expect(text(unknownInput(capabilities, ENGLISH))).toContain("/help shows everything.");
  });

  test("an unknown command gets the nearest one", () => {
    const { capabilities, text } = createDesk();
    expect(text(unknownCommand(capabilities, "taks", ENGLISH))).toBe(
      "There is no command /taks. Did you mean /tasks?",
    );
    expect(text(unknownCommand(capabilities, "x".repeat(500), ENGLISH))).toBe(
      `There is no command /${"x".repeat(32)}. /help shows what there is.`,
    );
  });
});

describe("the list of capabilities", () => {
  const { capabilities } = createDesk();
  const twice = (names: string[]) => names.filter((name, i) => names.indexOf(name) !== i);

  test("has commands that menus and manifests accept, each once, the same without stores", () => {
    expect(COMMAND_SPECS).toEqual(commandsOf(capabilities));
    expect(COMMAND_SPECS.length).toBeGreaterThan(20);
    for (const { name, description } of COMMAND_SPECS) {
      expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
      expect(description).toMatch(/^.{3,100}$/);
    }
    expect(twice(COMMAND_SPECS.map((spec) => spec.name))).toEqual([]);
  });

  test("has every tool, intent and due kind once", () => {
    expect(twice(capabilities.flatMap((one) => one.tools.map((tool) => tool.name)))).toEqual([]);
    expect(twice(capabilities.flatMap((one) => Object.keys(one.intents)))).toEqual([]);
    expect(twice(capabilities.flatMap((one) => (one.due ?? []).map((due) => due.kind)))).toEqual(
      [],
    );
  });

  test("answers every intent but those of calendars and flights and what was not understood", () => {
    const answered = new Set(capabilities.flatMap((one) => Object.keys(one.intents)));
    const left = INTENTS.filter((intent) => !answered.has(intent));
    expect(left.filter((intent) => !/^(?:calendar|flight)/.test(intent))).toEqual(["other"]);
  });

  test("every write says beforehand what it would do", () => {
    const writes = capabilities.flatMap((one) =>
      one.tools.filter((tool) => tool.effect !== "read"),
    );
    const silent = writes.filter((tool) => !tool.preview).map((tool) => tool.name);
    expect(silent).toEqual([]);
  });
});
