import type { ChannelName } from "../chat/inbound.ts";

/** `refused`: this deployment may not read files there. */
export type FileProblem = "too-large" | "gone" | "refused" | "unreachable";
export type FileRead = { ok: true; text: string } | { ok: false; problem: FileProblem };

/** The files that people send, as far as a channel hands them out. */
export interface FileSource {
  /** The text of one of at most `maxBytes`; `ref` is the channel's own name for it. Never throws. */
  read(channel: ChannelName, ref: string, maxBytes: number): Promise<FileRead>;
}
