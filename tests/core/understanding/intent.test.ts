import { describe, expect, test } from "vitest";
import { encode } from "../../../scripts/train/encode-model.ts";
import type { FrameMatch } from "../../../src/core/understanding/frames.ts";
import { decide } from "../../../src/core/understanding/intent/decide.ts";
import { featuresOf } from "../../../src/core/understanding/intent/features.ts";
import {
  createClassifier,
  HASH_BITS,
  MOST_VALUE,
  type ModelFile,
} from "../../../src/core/understanding/intent/model.ts";
import type { Intent } from "../../../src/core/understanding/interpretation.ts";
import { english } from "../../../src/core/understanding/locales/en/english.ts";
import { intentModel } from "../../../src/core/understanding/locales/en/intent-model.gen.ts";

function frame(intent: Intent, strong = false): FrameMatch {
  return {
    frame: { intent, patterns: [], ...(strong ? { strong: true as const } : {}) },
    captures: {},
  };
}

function likely(shares: Partial<Record<Intent, number>>): Map<Intent, number> {
  return new Map(Object.entries(shares) as [Intent, number][]);
}

describe("rules and the trained part together", () => {
  test("are sure when they agree", () => {
    const decision = decide([frame("task.add")], likely({ "task.add": 0.8, other: 0.2 }));
    expect(decision).toMatchObject({ intent: "task.add", doubts: [] });
  });

  test("choose the frame that the trained part finds likely", () => {
    const matches = [frame("task.delete"), frame("calendar.delete")];
    const decision = decide(matches, likely({ "calendar.delete": 0.9, "task.delete": 0.1 }));
    expect(decision).toMatchObject({ intent: "calendar.delete", match: matches[1], doubts: [] });
  });

  test("never act without a frame: a likely deed is a question", () => {
    const decision = decide([], likely({ "calendar.delete": 0.95, other: 0.05 }));
    expect(decision).toMatchObject({
      intent: "calendar.delete",
      doubts: ["calendar.delete", "other"],
    });
  });

  test("read without a frame, because reading changes nothing", () => {
    const decision = decide([], likely({ "agenda.query": 0.7, other: 0.3 }));
    expect(decision).toMatchObject({ intent: "agenda.query", doubts: [] });
  });

  test("do nothing when the trained part is sure that it is talk", () => {
    const decision = decide(
      [frame("task.update", true)],
      likely({ other: 0.97, "task.update": 0.03 }),
    );
    expect(decision.intent).toBe("other");
  });

  test("ask which of two deeds was meant", () => {
    const decision = decide([frame("task.add")], likely({ "calendar.add": 0.8, "task.add": 0.2 }));
    expect(decision).toMatchObject({
      intent: "calendar.add",
      doubts: ["calendar.add", "task.add"],
    });
  });
});

describe("a model file", () => {
  const text = "zebra crossing";
  const known = featuresOf(text, english).map((feature) => feature >>> (32 - HASH_BITS));
  const file: ModelFile = {
    provenance: "",
    labels: ["task.add", "other"],
    bias: [0, 0],
    scale: 0.5,
    ...encode(known.map((hash) => ({ hash, weights: [MOST_VALUE, -MOST_VALUE] }))),
  };

  test("gives back the weights that were written", () => {
    const shares = createClassifier(file, english)(text);
    expect(shares.get("task.add")).toBeGreaterThan(0.999);
  });

  test("names its sources and learned from no share-alike one", () => {
    expect(intentModel.provenance).toMatch(/clinc/);
    expect(intentModel.provenance).not.toMatch(/smcalflow|sgd/);
  });

  test("takes a slip in a command word for the word", () => {
    const classify = createClassifier(intentModel, english);
    expect(classify("rmind me to stretch").get("reminder.add")).toBeGreaterThan(0.5);
  });
});
