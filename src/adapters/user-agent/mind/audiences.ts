import type { Inbound } from "../../../core/chat/inbound.ts";
import { saysStop } from "../../../core/chat/plan/stop-words.ts";
import type { Block } from "../../../core/chat/reply.ts";
import type { Audience } from "../../../core/mind/audience.ts";
import type { AnswerStream, Receipt } from "../../../core/ports/reply-sender.ts";
import type { AgentContext } from "../agent-parts.ts";
import { groupOf, type InboxRow } from "../inbox-queue.ts";

/** Between two looks where no platform has a say; less would be no smoother. */
const FRAME_MS = 40;
/** Steps of the journal. */
const STOP = "stop";
const STREAM = "stream";

/** The audience of one turn, as the one who runs the turn sees it. */
export interface RowAudience extends Audience {
  /** It takes a while: shows that somebody is at it. */
  open(): void;
  /** Resolves when nothing more is shown. */
  close(): Promise<void>;
  /** The platform's id of the message that showing it has made; the answer takes its place. */
  replaces(): string | null;
}

/** An audience whose turn asks a model. */
interface Begun {
  id: number;
  show: ReturnType<typeof createShow> | null;
  controller: AbortController;
  heard: string;
}

/** Who waits for the answer of the turn that is under way. A user's object has at most one that asks a model. */
export function createAudiences({ parts, deps }: AgentContext) {
  let current: Begun | null = null;

  function showFor(row: InboxRow, durable: () => Promise<void>) {
    const { id, inbound } = row;
    const { address } = inbound;
    const kept = streamedMessage(id, { parts });
    const place = {
      ...{ address, turn: id, key: groupOf(id) },
      ...(inbound.kind === "message" && { answers: inbound.messageId }),
      ...(kept !== null && { kept }),
      async keep(messageId: string) {
        parts.inbox.saveStep(id, STREAM, messageId);
        await durable();
      },
    };
    const stream = deps.senders[address.channel]?.stream?.(place) ?? null;
    const show = stream && createShow(stream, paceOf(row, deps), kept !== null);
    return { show, controller: new AbortController() };
  }

  return {
    /** `durable` resolves when all that was written so far survives a crash. */
    of(row: InboxRow, durable: () => Promise<void>): RowAudience {
      const { address } = row.inbound;
      let begun: Begun | null = null;
      const begin = () => (begun ??= current = { ...showFor(row, durable), id: row.id, heard: "" });
      return {
        get follows() {
          return begin().show !== null;
        },
        get signal() {
          return begin().controller.signal;
        },
        stopped() {
          const journaled = parts.inbox.stepResult(row.id, STOP)?.result;
          return typeof journaled === "string" ? journaled : null;
        },
        hear(text, shown) {
          const own = begin();
          own.heard = text;
          own.show?.next(shown);
        },
        open() {
          const { show } = begin();
          const type = () => deps.senders[address.channel]?.typing?.(address);
          const opened = show?.open() ?? Promise.resolve(false);
          void opened.then((isShown) => (isShown ? undefined : type())).catch(() => undefined);
        },
        async close() {
          // What an earlier incarnation has begun is ended too.
          if (!begun && row.attempts > 0 && streamedMessage(row.id, { parts }) !== null) begin();
          if (begun && current === begun) current = null;
          await begun?.show?.close();
        },
        replaces: () => (begun || row.attempts > 0 ? streamedMessage(row.id, { parts }) : null),
      };
    },

    /** The row whose turn this wants to end; null when it wants something else, or nothing is under way. */
    stoppedBy(inbound: Inbound): number | null {
      const isButton = inbound.kind === "lifecycle" && inbound.event === "stop";
      if (!isButton && !(current && saysStop(inbound))) return null;
      const head = parts.inbox.head();
      if (!head || head.attempts === 0) return null;
      const { turn } = isButton ? inbound : {};
      return turn === undefined || turn === head.id ? head.id : null;
    },

    /** Inside the transaction that stores the wish. What had come is kept; a second wish changes nothing. */
    note(id: number): void {
      parts.inbox.saveStep(id, STOP, current?.id === id ? current.heard : "");
    },

    /** Once that is done. */
    stop(id: number): void {
      if (current?.id === id) current.controller.abort();
    },
  };
}

export type Audiences = ReturnType<typeof createAudiences>;

function streamedMessage(id: number, { parts }: Pick<AgentContext, "parts">): string | null {
  const kept = parts.inbox.stepResult(id, STREAM)?.result;
  return typeof kept === "string" ? kept : null;
}

interface Pace {
  gapMs: number;
  /** Nothing that has to go out is held up by one more look. */
  isFree(): boolean;
  limited(afterMs: number): void;
}

function paceOf({ inbound }: InboxRow, { pacing, clock }: AgentContext["deps"]): Pace {
  const { channel, accountId } = inbound.address;
  const { pace, slotsOf } = pacing[channel] ?? {};
  const slots = pace?.streamCounts ? slotsOf?.(accountId) : undefined;
  return {
    gapMs: pace?.streamGapMs ?? FRAME_MS,
    isFree: () => slots?.tryNow() ?? true,
    limited: (afterMs) => slots?.limited(clock.now() + afterMs, pace?.refuses ?? "chat"),
  };
}

/** Shows the newest of what there is, as fast as the platform takes it; what came between is left out. */
function createShow(stream: AnswerStream, { gapMs, isFree, limited }: Pace, isLeftOver: boolean) {
  let newest: (() => Block[]) | null = null;
  let last = "";
  let over = isLeftOver;
  let isOpen = isLeftOver;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is being sent. */
  let sending: Promise<boolean> | null = null;

  function send(work: () => Promise<Receipt>): Promise<boolean> {
    isOpen = true;
    sending = work().then((receipt) => {
      sending = null;
      const { outcome } = receipt;
      if (outcome === "retry" && receipt.rateLimited) limited(receipt.afterMs ?? gapMs);
      over ||= outcome !== "sent";
      clearTimeout(timer);
      if (!over) timer = setTimeout(look, gapMs);
      return outcome === "sent";
    });
    return sending;
  }

  function look(): void {
    timer = undefined;
    if (over || !newest) return;
    const blocks = newest();
    newest = null;
    const digest = JSON.stringify(blocks);
    if (blocks.length === 0 || digest === last) return;
    if (!isFree()) {
      newest = () => blocks;
      timer = setTimeout(look, gapMs);
      return;
    }
    last = digest;
    void send(() => stream.show(blocks));
  }

  return {
    next(shown: () => Block[]): void {
      newest = shown;
      // What is whole by then needs no look before its message.
      if (!sending) timer ??= setTimeout(look, 0);
    },
    /** Whether the platform shows it. */
    async open(): Promise<boolean> {
      if (sending || last !== "" || over || !isFree()) return last !== "";
      return send(() => stream.open());
    },
    /** What is on its way would be seen after the message; so it is waited for. */
    async close(): Promise<void> {
      over = true;
      clearTimeout(timer);
      await sending;
      if (isOpen) await stream.close();
    },
  };
}
