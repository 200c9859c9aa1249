import { liveProtocol } from "../../../src/channels/web/protocol.ts";
import {
  type Block,
  note,
  paragraph,
  type Reply,
  say,
  text,
} from "../../../src/core/chat/reply.ts";
import type {
  FeedEntry,
  LiveEvent,
  LiveFrame,
  Panel,
} from "../../../src/core/ports/live-protocol.ts";
import { BEGINNING, LONG_QUESTION } from "./page-suite.ts";
import type { ServerSocket } from "./socket-server.ts";

/** A conversation that speaks the live protocol, with answers made up from what is written to it. */
export interface FakeAgent {
  /** Everything said so far. */
  entries: FeedEntry[];
  /** Client ids as they came, repeats included. */
  received: string[];
  connect(socket: ServerSocket): void;
  disconnect(socket: ServerSocket): void;
  frame(socket: ServerSocket, raw: string): void;
  /** Something that comes by itself, as a reminder does. */
  say(reply: Reply, at?: number): void;
  /** Stores what comes and loses the connection before it can say so, this often. */
  loseAnswers(times: number): void;
}

type Sent = Extract<LiveFrame, { kind: "message" | "press" | "stop" }>;

const SUGGESTIONS = [
  "Remind me to water the ficus tomorrow at 9",
  "Add a task: renew the passport",
  "What is on this week?",
  "Every Friday at 16:00 remind me to send the timesheet",
];

const TOMORROW_AT_NINE = Date.UTC(2026, 10, 22, 8, 0);

export function createFakeAgent(now: () => number): FakeAgent {
  const entries: FeedEntry[] = [];
  const sockets = new Map<ServerSocket, boolean>();
  const received: string[] = [];
  const open = new Map<string, string>();
  let rev = 0;
  let lose = 0;

  function broadcast(...events: LiveEvent[]): void {
    for (const [socket, greeted] of sockets) if (greeted) sendAll(socket, events);
  }

  function put(entry: Omit<FeedEntry, "rev">): void {
    rev += 1;
    const index = entries.findIndex(({ id }) => id === entry.id);
    const stored = { ...entry, rev };
    if (index < 0) entries.push(stored);
    else entries[index] = stored;
    broadcast({ kind: "entries", entries: [stored] }, { kind: "panels", panels: panelsOf(open) });
  }

  function heard(clientId: string, said: string): void {
    put({ id: `in-${clientId}`, role: "user", at: now(), text: said, clientId });
    const subject = /remind me to (.+)/i.exec(said)?.[1];
    const id = `out-${clientId}`;
    if (said === LONG_QUESTION) {
      grow(id, [paragraph(BEGINNING)]);
      return;
    }
    if (subject === undefined) {
      put({ id, role: "assistant", at: now(), reply: say("Noted: ", text(said)) });
      return;
    }
    open.set(id, subject);
    put({ id, role: "assistant", at: now(), reply: reminderCard(subject) });
  }

  /** An answer that is being written. */
  function grow(id: string, blocks: Block[]): void {
    const entry = { id, at: now(), blocks, ended: false };
    for (const [socket, open] of sockets) if (open) sendAll(socket, [{ kind: "growing", entry }]);
  }

  function pressed(token: string, messageId: string): void {
    const entry = entries.find(({ id }) => id === messageId);
    const subject = open.get(messageId);
    if (entry === undefined || subject === undefined) return;
    open.delete(messageId);
    const sentence = token === "done" ? `Done: ${subject}` : `Cancelled: ${subject}`;
    put({ ...entry, reply: say(sentence) });
  }

  function stored(socket: ServerSocket, frame: Sent): void {
    const { clientId } = frame;
    const known = received.includes(clientId);
    received.push(clientId);
    if (lose > 0) {
      lose -= 1;
      socket.cut();
      sockets.delete(socket);
    }
    if (!known && frame.kind === "message") heard(clientId, frame.text);
    if (!known && frame.kind === "stop") {
      const blocks = [paragraph(BEGINNING), note("Stopped.")];
      put({ id: frame.messageId, role: "assistant", at: now(), reply: { blocks, buttons: [] } });
    }
    if (!known && frame.kind === "press") pressed(frame.token, frame.messageId);
    if (sockets.has(socket)) sendAll(socket, [{ kind: "accepted", clientId }]);
  }

  return {
    entries,
    received,
    connect: (socket) => void sockets.set(socket, false),
    disconnect: (socket) => void sockets.delete(socket),
    frame(socket, raw) {
      if (raw === "ping") return socket.send("pong");
      const frame = liveProtocol.parse(raw);
      if (frame.kind === "hello") {
        sockets.set(socket, true);
        const missed = entries.filter((entry) => entry.rev > frame.since);
        return sendAll(socket, [
          { kind: "ready", rev, zone: "Europe/Berlin", name: "Ada", suggestions: SUGGESTIONS },
          { kind: "entries", entries: missed.sort((a, b) => a.rev - b.rev) },
          { kind: "panels", panels: panelsOf(open) },
        ]);
      }
      if (frame.kind === "bad") {
        const message = frame.problem;
        return sendAll(socket, [{ ...frame, kind: "problem", code: "bad_frame", message }]);
      }
      stored(socket, frame);
    },
    say: (reply, at = now()) => put({ id: `note-${rev}`, role: "assistant", at, reply }),
    loseAnswers(times) {
      lose = times;
    },
  };
}

function sendAll(socket: ServerSocket, events: LiveEvent[]): void {
  for (const event of events) socket.send(liveProtocol.encode(event));
}

function reminderCard(subject: string): Reply {
  return {
    blocks: [
      paragraph("Reminder set."),
      {
        t: "fields",
        fields: [
          { label: "What", spans: [text(subject)] },
          {
            label: "When",
            spans: [
              {
                t: "instant",
                at: TOMORROW_AT_NINE,
                zone: "Europe/Berlin",
                style: "datetime",
                fallback: "Sun 22 Nov, 09:00",
              },
            ],
          },
        ],
      },
      note("I will write here, and in Telegram."),
    ],
    buttons: [
      [
        { label: "Done", token: "done", tone: "primary" },
        { label: "Snooze 1 h", token: "snooze", tone: "plain" },
        { label: "Cancel", token: "cancel", tone: "danger" },
      ],
    ],
  };
}

function panelsOf(open: Map<string, string>): Panel[] {
  const items = [...open.values()].map((subject, index) => ({
    spans: [text(subject)],
    number: index + 1,
    done: false,
  }));
  const tasks: Block[] = items.length > 0 ? [{ t: "list", items }] : [note("Nothing open.")];
  return [
    { id: "agenda", title: "Agenda", reply: { blocks: [note("Nothing planned.")], buttons: [] } },
    { id: "tasks", title: "Open tasks", reply: { blocks: tasks, buttons: [] } },
  ];
}
