import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { type Act, events } from "../../../counterparts/model/scripted-model.ts";
import { delta } from "../../../counterparts/model/shapes.ts";
import {
  deliver,
  directMessage,
  envelope,
  signedJson,
} from "../../../counterparts/slack/requests.ts";
import { createMindBench, until } from "./rig.ts";

const bench = createMindBench();
const { world, script, asked } = bench;
const { slack } = world;
const QUESTION = "why is the sky blue in the daytime?";
const WHOLE = "The air scatters **blue** light more than red. So it comes from all sides.";
const PLAIN = WHOLE.replaceAll("*", "");

const words = (text: string, more: Partial<Extract<Act, { do: "stream" }>> = {}): Act => ({
  do: "stream",
  packets: [
    ...events(...text.split(/(?<=\s)/).map((word) => delta(word))),
    ...(more.hang ? [] : events("[DONE]")),
  ],
  everyMs: 20,
  ...more,
});

async function post(event: Record<string, unknown>): Promise<void> {
  const target = (request: Request) => exports.default.fetch(request);
  const response = await deliver(target, signedJson(envelope(event)));
  expect(response.status).toBe(200);
}

/** The person says something; resolves to the thread of its answer. */
async function say(text: string): Promise<string> {
  const message = directMessage(text);
  await post(message);
  return String(message["ts"]);
}

async function pressStop(thread: string): Promise<void> {
  const { channel = "", ts = "" } = slack.streams.at(-1) ?? {};
  await post({
    type: "agent_session_stopped",
    ...{ channel: channel || "D0ANNA", user: "U0ANNA", thread_ts: thread, event_ts: "1795.1" },
    streaming_message_ts: ts === "" ? [] : [ts],
  });
}

const streamIn = (thread: string) => slack.streams.find(({ threadTs }) => threadTs === thread);
const finals = () => [...slack.posts.map(({ text }) => text), ...slack.edits.map((e) => e.text)];

describe("on Slack", () => {
  it("an answer is streamed into the thread of the question, and is that message in the end", async () => {
    await say("add buy bread");
    const anna = world.slackPerson();
    await anna.settle(1_000);
    script(words(WHOLE));
    const thread = await say(QUESTION);
    await anna.settle(1_000);
    const [stream] = slack.streams;
    expect(slack.streams).toMatchObject([{ threadTs: thread, isOpen: false }]);
    expect(stream?.markdown).toMatch(/^The air scatters \*\*blue\*\* light/);
    expect(WHOLE.startsWith(stream?.markdown.trim() ?? "-")).toBe(true);
    expect(slack.edits).toEqual([{ ts: stream?.ts, text: expect.stringContaining(PLAIN) }]);
    expect(slack.posts).toHaveLength(1);
  });

  it("Stop in the session ends it, keeps the part so far and the session is free again", async () => {
    const anna = world.slackPerson();
    script(words("The air scatters blue light more. ", { hang: true, everyMs: 120 }));
    const thread = await say(QUESTION);
    await until(() => streamIn(thread)?.markdown.includes("light") === true);
    expect(slack.sessions.get(thread)).toBe("processing");
    await pressStop(thread);
    await pressStop(thread);
    await anna.settle(1_000);
    expect(slack.edits.at(-1)).toEqual({
      ts: slack.streams.at(-1)?.ts,
      text: expect.stringMatching(/^The air scatters blue light more\.\s+_?Stopped\.?_?/),
    });
    expect(slack.sessions.get(thread)).toBe("active");
    expect(asked()).toHaveLength(1);
  });

  it("an object that goes down meanwhile leaves one answer, in the place of what it had begun", async () => {
    const anna = world.slackPerson();
    const before = finals().length;
    script(words(WHOLE, { everyMs: 60 }));
    await say(QUESTION);
    const count = slack.streams.length;
    await until(
      () => slack.streams.length > count - 1 && (slack.streams.at(-1)?.markdown ?? "") !== "",
    );
    await anna.crash();
    await anna.settle();
    expect(finals()).toHaveLength(before + 1);
    expect(slack.edits.at(-1)).toEqual({
      ts: slack.streams.at(-1)?.ts,
      text: expect.stringContaining(PLAIN),
    });
    expect(slack.streams.every(({ isOpen }) => !isOpen)).toBe(true);
  });
});
