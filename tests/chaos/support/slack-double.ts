import type { Json } from "../../counterparts/slack/block-rules.ts";
import { createSharedFiles } from "../../counterparts/slack/files.ts";
import { createStreams } from "../../counterparts/slack/streams.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { attempts } from "./bot-api-double.ts";

export const SLACK_ORIGIN = "https://slack.test";
export const SLACK_API_URL = `${SLACK_ORIGIN}/api/`;

export interface SlackPost {
  channel: string;
  text: string;
  metadata: unknown;
  accepted: boolean;
}

/** Enough of Slack's Web API for the object's side: posting, reading back, and an app that was removed. */
export function createSlackDouble() {
  const posts: SlackPost[] = [];
  const edits: { ts: string; text: string }[] = [];
  /** What the next posts meet, in order. */
  const faults: ("answer-lost" | "rate-limit")[] = [];
  let installed = true;
  const streams = createStreams({ isAgent: () => true });
  const files = createSharedFiles(SLACK_ORIGIN, SLACK.botToken);

  async function handle(url: string, init: RequestInit): Promise<Response> {
    await attempts.getStore()?.gate();
    const method = url.split("/").at(-1);
    const args = new URLSearchParams(String(init.body ?? ""));
    const { info } = files;
    if (method === "files.info") return Response.json(info(Object.fromEntries(args)));
    if (!installed) return Response.json({ ok: false, error: "account_inactive" });
    if (method === "chat.postMessage") return post(args);
    const streamed = stream(method ?? "", args);
    if (streamed) return Response.json(streamed);
    if (method === "conversations.history")
      return Response.json({
        ok: true,
        messages: posts.filter((each) => each.accepted).map(asRow),
      });
    if (method === "users.info") {
      const profile = { display_name: "Anna" };
      return Response.json({ ok: true, user: { id: args.get("user"), tz: "UTC", profile } });
    }
    return Response.json({ ok: true });
  }

  function update(args: URLSearchParams): Json {
    const ts = args.get("ts") ?? "";
    if (streams.isOpen(ts)) return { ok: false, error: "cant_update_message" };
    edits.push({ ts, text: args.get("text") ?? "" });
    return { ok: true, ts };
  }

  function stream(method: string, form: URLSearchParams): Json | null {
    const args: Json = Object.fromEntries(form);
    if (method === "chat.update") return update(form);
    if (method === "chat.startStream")
      return streams.start(
        { ...args, chunks: JSON.parse(String(args["chunks"] ?? "[]")) },
        `2.${streams.streams.length + 1}`,
      );
    if (method === "chat.appendStream") return streams.append(args);
    if (method === "chat.stopStream") return streams.stop(args);
    return method === "agents.sessions.setStatus" ? streams.setStatus(args) : null;
  }

  function download(url: string, init: RequestInit): Response {
    const { authorization } = init.headers as Record<string, string>;
    const { status, body, type } = files.at(url, authorization);
    return new Response(body, { status, headers: { "content-type": type } });
  }

  function post(args: URLSearchParams): Response {
    const fault = faults.shift();
    const message = {
      channel: args.get("channel") ?? "",
      text: args.get("text") ?? "",
      metadata: JSON.parse(args.get("metadata") ?? "null") as unknown,
      accepted: fault !== "rate-limit",
    };
    posts.push(message);
    if (fault === "answer-lost") throw new TypeError("Network connection lost.");
    if (fault === "rate-limit")
      return Response.json(
        { ok: false, error: "ratelimited" },
        { status: 429, headers: { "retry-after": "5" } },
      );
    return Response.json({ ok: true, channel: message.channel, ts: `1.${posts.length}` });
  }

  return {
    files,
    posts,
    edits,
    faults,
    streams: streams.streams,
    sessions: streams.sessions,
    handle: (url: string, init: RequestInit) =>
      url.includes("/files-pri/") ? Promise.resolve(download(url, init)) : handle(url, init),
    setInstalled(next: boolean) {
      installed = next;
    },
  };
}

const asRow = ({ metadata, text }: SlackPost, index: number) => ({
  type: "message",
  ts: `1.${index + 1}`,
  text,
  metadata,
});
