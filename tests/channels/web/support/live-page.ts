import type { LiveEvent } from "../../../../src/core/ports/live-protocol.ts";

/** A page at the other end of a live connection, as far as the wire goes. */
export interface LivePage {
  /** The end that the object holds. */
  socket: WebSocket;
  /** Forgets what was heard before, and gives the last answer to a frame: "accepted" or a problem's code. */
  answerTo(send: () => void): string;
  /** What is in the conversation, in the order in which it appeared. */
  entries(): LiveEntry[];
}
type LiveEntry = Extract<LiveEvent, { kind: "entries" }>["entries"][number];

export function createLivePage(): LivePage {
  const entries = new Map<string, LiveEntry>();
  let answers: string[] = [];
  let attachment: unknown = null;

  function hear(raw: string): void {
    const event = JSON.parse(raw) as LiveEvent;
    if (event.kind === "accepted") answers.push("accepted");
    if (event.kind === "problem") answers.push(event.code);
    if (event.kind === "entries") for (const entry of event.entries) entries.set(entry.id, entry);
  }

  const socket = {
    send: hear,
    serializeAttachment: (value: unknown) => {
      attachment = structuredClone(value);
    },
    deserializeAttachment: () => attachment,
  };
  return {
    socket: socket as unknown as WebSocket,
    answerTo(send) {
      answers = [];
      send();
      return answers.join(" ");
    },
    entries: () => [...entries.values()],
  };
}
