import type { Channel } from "../../src/channels/channel.ts";
import type { Address } from "../../src/core/chat/inbound.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import type { Ids } from "../../src/core/ports/ids.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Receipt } from "../../src/core/ports/reply-sender.ts";
import type { recordingLog, ScriptedIntake } from "./channel-doubles.ts";

/**
 * What every channel promises, as tests. A channel's test file calls `testChannel(name, harness)` and
 * adds its own cases; where platforms differ, the harness and the capabilities say so as data, and the
 * suite proves what they say.
 */
export interface Harness {
  /** A fresh channel with a fresh counterpart; every test has its own. */
  open(ports: Ports): Promise<Rig>;
  inbound: {
    /** What the platform can say here. */
    events: ("message" | "command" | "press")[];
    /** What the intake may say of it besides "stored" and "unavailable". */
    verdicts: ("duplicate" | "stranger")[];
    /** What the platform hears of what is not taken. */
    told: {
      /** Without the right proof. */
      refused: Answer;
      /** Not stored: has to make the platform, or the page, come again. */
      unavailable: Answer;
      /** 200 where the platform would send the same again for ever. */
      malformed: Answer;
      unknown: Answer;
      broken: Answer;
      oversize: Answer;
    };
  };
  /** Left out by a channel that cannot push (`push`): it answers in the response. */
  outbound?: {
    /** Failures that the platform knows, of those in `FATES`. */
    fates: Fate[];
  };
}

/** An HTTP status, with its stable code where there is one ("400 invalid_json"), or a live connection's word. */
export type Answer = number | string;

export interface Ports {
  intake: ScriptedIntake;
  log: Log;
  clock: Clock;
  ids: Ids;
}

/** What the platform posts. `unknown`: a kind that we do not read; `broken`: a kind that we read, with fields missing. */
export type Event =
  | { kind: "message"; text: string }
  | { kind: "command"; name: string; args: string }
  | { kind: "press"; token: string }
  | { kind: "unknown" | "broken" | "malformed" }
  /** More than a megabyte; `chunked` without a length ahead, where there are such. */
  | { kind: "oversize"; chunked: boolean };

export type Proof = "right" | "wrong" | "none";

/** One delivery of the platform; every call of it delivers the very same again. */
export type Delivery = () => Promise<Answer>;

export interface Rig {
  channel: Channel;
  /** Where replies go. */
  address: Address;
  /** Tokens and secrets that may be in no log line and no receipt. */
  secrets: string[];
  /** What the platform delivers, with its proof. Two calls give two deliveries. See `byRequest`. */
  delivery(event: Event, proof: Proof): Delivery | Promise<Delivery>;
  /** What the person sees in the conversation now, oldest first. Empty texts are not listed. */
  shown?(): Shown[] | Promise<Shown[]>;
  /** What happens to the next call that sends or edits. */
  next?(fate: Fate): void | Promise<void>;
  close(): Promise<void>;
}

export interface Shown {
  messageId: string;
  /** Without markup; instants as their fallback or as the client shows them. */
  text: string;
  buttons: { label: string; token: string }[][];
  /** UTC milliseconds (whole seconds) of instants that the client shows in its own zone. */
  instants: number[];
}

/** Deliveries of a platform that posts requests and looks at nothing but the status. */
export function byRequest(
  { routes }: Pick<Channel, "routes">,
  make: (event: Event, proof: Proof) => Request | Promise<Request>,
): Rig["delivery"] {
  return async (event, proof) => {
    const request = await make(event, proof);
    const { url, method, headers } = request;
    const bytes = await request.arrayBuffer();
    return async () => {
      // A stream of its own each time: the branches of a clone hold each other up when one is cancelled.
      const init = { method, headers, body: new Blob([bytes]).stream(), duplex: "half" };
      const response = await routes.fetch(new Request(url, init as RequestInit));
      await response.arrayBuffer();
      return response.status;
    };
  };
}

/** Failures, and what the sender must make of them. Rate limits say 7 seconds. */
export const FATES = {
  "rate-limited": { outcome: "retry", afterMs: 7000, rateLimited: true },
  "server-error": { outcome: "retry" },
  "proxy-error": { outcome: "retry" },
  redirect: { outcome: "retry" },
  /** workerd words it like a connection that was cut later, so nobody can know. */
  "connection-refused": { outcome: "unknown" },
  "connection-reset": { outcome: "unknown" },
  hang: { outcome: "unknown" },
  /** It arrives, but the answer does not. */
  "answer-lost": { outcome: "unknown" },
  garbage: { outcome: "unknown" },
  blocked: { outcome: "unreachable", reason: "blocked" },
  "chat-gone": { outcome: "unreachable", reason: "chat-gone" },
  uninstalled: { outcome: "unreachable", reason: "uninstalled" },
  invalid: { outcome: "rejected" },
  /** Where sending is storing. */
  "not-stored": { outcome: "retry" },
} as const satisfies Record<string, Partial<Receipt>>;
export type Fate = keyof typeof FATES;

/** What the parts of the suite work with. */
export interface Setup {
  rig(): Rig;
  ports(): {
    intake: ScriptedIntake;
    log: ReturnType<typeof recordingLog>;
    clock: Clock;
    ids: Ids;
  };
}
