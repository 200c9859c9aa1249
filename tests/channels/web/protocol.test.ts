import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveProtocol, MAX_MESSAGE_LENGTH } from "../../../src/channels/web/protocol.ts";
import type { LiveEvent, LiveFrame } from "../../../src/core/ports/live-protocol.ts";

const parse = (frame: unknown) => liveProtocol.parse(JSON.stringify(frame));
const message = (text: string) => parse({ kind: "message", clientId: "c1", text });

describe("frames from the page", () => {
  it.each<LiveFrame>([
    { kind: "hello", since: 0 },
    { kind: "hello", since: 41, timeZone: "America/St_Johns", locale: "de-AT" },
    { kind: "message", clientId: "0b9e-1", text: "/tasks for <b>today</b>" },
    { kind: "press", clientId: "c2", token: "v1.Zm9vYmFy-_", messageId: "turn:c_1:0" },
    { kind: "stop", clientId: "c3", messageId: "t17" },
  ])("are read: %o", (frame) => {
    expect(parse({ ...frame, unknown: 1 })).toEqual(frame);
  });

  it("say hello also with a zone or language that nobody knows", () => {
    const odd = { kind: "hello", since: 3, timeZone: "Mars/Olympus", locale: "??" };
    expect(parse(odd)).toEqual({ kind: "hello", since: 3 });
  });

  it("carry text that can be stored", () => {
    expect(message("a\r\nb \ud83e c 🦊")).toMatchObject({ text: "a\nb \ufffd c 🦊" });
    expect(message("x".repeat(MAX_MESSAGE_LENGTH)).kind).toBe("message");
    const file = `BEGIN:VCALENDAR\\n${"x".repeat(250_000)}`;
    expect(liveProtocol.parse(`{"kind":"message","clientId":"c","text":"${file}"}`).kind).toBe(
      "message",
    );
    const escaped = "\\u0001".repeat(MAX_MESSAGE_LENGTH);
    const raw = `{"kind":"message","clientId":"c1","text":"${escaped}"}`;
    expect(liveProtocol.parse(raw).kind).toBe("message");
  });

  it.each([
    ["too long", message("x".repeat(MAX_MESSAGE_LENGTH + 1)), /at most 20,000 characters/],
    ["blank", message(" \n\t"), /empty/],
    ["half", parse({ kind: "message", clientId: "c1" }), /could not be read/],
    [
      "a press of nothing",
      parse({ kind: "press", clientId: "c1", token: "" }),
      /could not be read/,
    ],
  ])("are bad when they are %s, and say which and why", (_, frame, problem) => {
    expect(frame).toEqual({ kind: "bad", clientId: "c1", problem: expect.stringMatching(problem) });
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    "ping",
    '{"kind":"ready","rev":1}',
    '{"kind":"hello","since":-1}',
    '{"kind":"hello","since":1.5}',
    '{"kind":"hello","since":1e400}',
    '{"kind":"message","clientId":"a b","text":"x"}',
    `{"kind":"press","clientId":"${"c".repeat(65)}","token":"t","messageId":"m"}`,
    `{"kind":"message","clientId":"c","text":"${"x".repeat(700_000)}"}`,
  ])("are bad, and nothing else, for %.40s", (raw) => {
    expect(liveProtocol.parse(raw)).toMatchObject({ kind: "bad" });
    expect(liveProtocol.parse(raw)).not.toHaveProperty("clientId");
  });

  it("never throw", async () => {
    const kind = fc.constantFrom("hello", "message", "press", "bad", "__proto__");
    const frame = fc.record({ kind, clientId: fc.jsonValue(), text: fc.jsonValue() });
    await fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          frame.map((one) => JSON.stringify(one)),
        ),
        (raw) => {
          expect(["hello", "message", "press", "bad"]).toContain(liveProtocol.parse(raw).kind);
        },
      ),
    );
  });
});

describe("events for the page", () => {
  it.each<LiveEvent>([
    { kind: "ready", rev: 3, zone: "Europe/Vienna", suggestions: ["Help"] },
    { kind: "entries", entries: [{ id: "e1", rev: 1, role: "user", at: 5, text: "</script>" }] },
    { kind: "problem", clientId: "c1", code: "unavailable", message: "Not now." },
  ])("survive the wire: %o", (event) => {
    expect(JSON.parse(liveProtocol.encode(event))).toEqual(event);
  });
});
