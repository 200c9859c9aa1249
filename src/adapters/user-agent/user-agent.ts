import { DurableObject } from "cloudflare:workers";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "../../../migrations/user-agent/migrations.js";
import { durableAddress, type Inbound } from "../../core/chat/inbound.ts";
import { asStop } from "../../core/chat/plan/stop-words.ts";
import { saidIn } from "../../core/chat/said.ts";
import type { TurnResult } from "../../core/chat/turn.ts";
import { startAnewIfAhead } from "../clock-ahead.ts";
import type { AgentDeps } from "./agent-deps.ts";
import { type AgentContext, type AgentParts, createAgentParts } from "./agent-parts.ts";
import { saidId } from "./conversation-store.ts";
import { fireDue } from "./firing.ts";
import type { InboxRow } from "./inbox-queue.ts";
import { createLive, type Live } from "./live.ts";
import { type Audiences, createAudiences } from "./mind/audiences.ts";
import { addressKey } from "./outbox-queue.ts";
import { type Outlook, readOutlook } from "./outlook.ts";
import { createProjection, type Projection } from "./projection.ts";
import { createDeliveries, type Deliveries } from "./sending/deliveries.ts";
import { createTurnRunner, type TurnRunner } from "./turn-runner.ts";

/** Armed before any work: whatever is cut off is looked at again then. */
const GUARD_MS = 15_000;
/** So much later at random, lest people who came at the same moment are looked at in the same moment. */
const GUARD_SPREAD_MS = 5_000;
/** An alarm that is later than this is not trusted to come. */
const ALARM_LATE_MS = 5_000;
/** The alarm behind what a timer or an answer will bring sooner; it costs more than either. */
const BACKUP_MS = 5_000;
const API_WAIT_MS = 25_000;
const HOUSEKEEPING_MS = 6 * 3_600_000;
/** Close code by which a page knows that its session has ended. */
const CLOSED_SIGNED_OUT = 4401;

export type Received = { status: "stored" | "duplicate" };
export type ChatReply =
  | { status: "done"; result: TurnResult | null }
  | { status: "mismatch" }
  | { status: "timeout" };

/**
 * One user: the system of record of everything personal. A thin shell over its parts: store, decide in the
 * core, save, arm. One alarm serves the three queues and is always the earliest of them.
 */
export class UserAgentObject extends DurableObject {
  /** Tests replace it to crash the object at a named point. */
  failPoint: (name: string) => void = () => undefined;
  readonly parts: AgentParts;
  private readonly deps: AgentDeps;
  private readonly agent: AgentContext;
  private readonly audiences: Audiences;
  private readonly turns: TurnRunner;
  private readonly deliveries: Deliveries;
  private readonly projection: Projection;
  private readonly live: Live;
  /** Callers that wait for a turn, by inbox row; a repeated request waits beside the first. */
  private readonly waiting = new Map<number, Set<() => void>>();
  private readonly guardMs: number;
  /** UTC milliseconds of the alarm that is set. */
  private armed: number | null = null;

  constructor(ctx: DurableObjectState, env: unknown, deps: AgentDeps) {
    super(ctx, env as never);
    this.parts = createAgentParts(ctx.storage, deps);
    this.live = createLive(
      this.parts,
      deps,
      () => ctx.getWebSockets(),
      (inbound) => {
        this.store(inbound);
        void this.work();
      },
    );
    const web = deps.webSender(this.live.feed);
    this.deps = { ...deps, senders: { ...deps.senders, web } };
    const failPoint = (name: string) => this.failPoint(name);
    const durable = () => ctx.storage.sync();
    this.agent = { parts: this.parts, deps: this.deps, failPoint, durable };
    this.audiences = createAudiences(this.agent);
    this.turns = createTurnRunner(this.agent, this.audiences, {
      committed: (id) => this.turnEnded(id),
      thought: (row) => ctx.waitUntil(this.summarise(row)),
    });
    this.deliveries = createDeliveries(this.agent, () => this.proceed());
    this.guardMs = GUARD_MS + Math.floor(deps.random() * GUARD_SPREAD_MS);
    this.projection = createProjection(this.agent, this.guardMs);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    void ctx.blockConcurrencyWhile(async () => {
      await migrate(this.parts.db as never, migrations);
      this.armed = await ctx.storage.getAlarm();
      this.recover();
    });
  }

  /**
   * Stores one inbound message; when this returns, it is durable. The turn runs afterwards. `at`: the caller's
   * time (UTC ms).
   */
  receive(userId: string, inbound: Inbound, at = this.deps.clock.now()): Received {
    startAnewIfAhead(this.ctx, this.deps.clock.now(), at);
    this.know(userId);
    const received = this.store(inbound);
    if (received.status === "stored") this.ctx.waitUntil(this.workSoon());
    return received;
  }

  /** For callers that wait for the answer (API). A repeated key gets the first answer. */
  async chat(
    userId: string,
    inbound: Inbound,
    fingerprint: string,
    at = this.deps.clock.now(),
  ): Promise<ChatReply> {
    startAnewIfAhead(this.ctx, this.deps.clock.now(), at);
    this.know(userId);
    const put = this.parts.atomically(() =>
      this.parts.inbox.put(inbound, this.deps.clock.now(), fingerprint),
    );
    if (put.status === "duplicate" && !put.sameRequest) return { status: "mismatch" };
    this.arm(this.deps.clock.now() + this.guardMs);
    this.failPoint("inbox:stored");
    this.ctx.waitUntil(this.work());
    if (!this.parts.inbox.result(put.id)) await this.ended(put.id);
    const outcome = this.parts.inbox.result(put.id);
    return outcome ? { status: "done", result: outcome.result } : { status: "timeout" };
  }

  /** The page's socket; authenticated by the Worker, which names the user and (hashed) the session. */
  override fetch(request: Request): Response {
    this.know(request.headers.get("x-adjutant-user") ?? "");
    const session = request.headers.get("x-adjutant-session");
    const pair = new WebSocketPair();
    this.ctx.acceptWebSocket(pair[1], session === null ? [] : [session]);
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  /** For programs that subscribe to the person's calendar; asked by the Worker, which knows whose it is. */
  calendar(): string {
    return this.parts.atomically(() => this.parts.calendar());
  }

  /** Closes the pages that were opened with this session (its hash); those of other browsers stay. */
  signOut(session: string): void {
    for (const socket of this.ctx.getWebSockets(session)) socket.close(CLOSED_SIGNED_OUT);
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    this.live.frame(socket, typeof message === "string" ? message : "");
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 say that no code was sent; they may not be sent back.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  /** Never throws: the platform drops an alarm in silence after seven failures. */
  override alarm(): void {
    try {
      this.armed = null;
      this.failPoint("alarm:started");
      fireDue(this.agent);
      this.goOn(readOutlook(this.parts.db), this.deps.clock.now());
      this.live.changed();
      this.housekeeping();
    } catch (error) {
      this.report("alarm.failed", error);
    } finally {
      this.settleAlarm();
    }
  }

  /** Stores, arms the guard, and lets waiting pages see their own message. */
  private store(inbound: Inbound): Received {
    const now = this.deps.clock.now();
    let released = 0;
    const stops = this.audiences.stoppedBy(inbound);
    const put = this.parts.atomically(() => {
      // The turn that it ends answers it.
      const wish = stops === null ? inbound : asStop(inbound);
      const stored = this.parts.inbox.put(wish, now);
      if (stored.status === "stored") released = this.noteArrival(inbound, stored.id, now);
      if (stored.status === "stored" && stops !== null) this.audiences.note(stops);
      return stored;
    });
    if (put.status === "duplicate") return { status: "duplicate" };
    if (stops !== null) this.audiences.stop(stops);
    this.arm(now + this.guardMs);
    this.failPoint("inbox:stored");
    if (released > 0) this.deliveries.pump();
    this.live.changed();
    return { status: "stored" };
  }

  /** How many messages waited for the person to come back, and go out now. */
  private noteArrival(inbound: Inbound, id: number, now: number): number {
    const { channel } = inbound.address;
    const { store, outbox } = this.parts;
    let released = 0;
    const blocked = inbound.kind === "lifecycle" && inbound.event === "blocked";
    if (channel !== "api" && inbound.address.kind !== "home" && !blocked) {
      const address = durableAddress(inbound.address);
      store.sawAddress(address, now);
      released = outbox.unpark(addressKey(address), now);
      if (released > 0)
        this.deps.log.info("delivery.released", { userId: this.parts.userId(), released });
    }
    const text = wordsOf(inbound);
    if (text === null) return released;
    const clientId =
      channel === "web" && "messageId" in inbound && inbound.messageId
        ? { clientId: inbound.messageId }
        : {};
    store.say({ id: saidId(id), channel, role: "user", at: now, text, ...clientId });
    return released;
  }

  /** After the caller has its answer: a turn would otherwise run first, since nothing in it waits. */
  private async workSoon(): Promise<void> {
    await scheduler.wait(0);
    await this.takeTurns();
  }

  /** What an alarm starts; most are for one reminder and its message, and need nothing else. */
  private goOn(outlook: Outlook, now: number): void {
    if (outlook.sendAt !== null && outlook.sendAt <= now) this.deliveries.pump();
    // Neither is awaited: no other alarm of this object runs before this one has returned.
    if (outlook.turnAt !== null) this.ctx.waitUntil(this.takeTurns());
    if (this.projection.isDue(outlook))
      this.ctx.waitUntil(this.projection.run().then(() => this.rearm()));
  }

  private async work(): Promise<void> {
    this.deliveries.pump();
    await this.takeTurns();
  }

  private async takeTurns(): Promise<void> {
    try {
      // Every turn that ends goes on from there.
      await this.turns.run();
    } catch (error) {
      this.report("work.failed", error);
      this.rearm();
    }
  }

  /** Resolves when the turn of this row has ended, or a caller has waited long enough. */
  private ended(inboxId: number): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.waiting.get(inboxId) ?? new Set();
      const done = () => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) this.waiting.delete(inboxId);
        resolve();
      };
      const timer = setTimeout(done, API_WAIT_MS);
      this.waiting.set(inboxId, waiters.add(done));
    });
  }

  private turnEnded(inboxId: number): void {
    for (const done of [...(this.waiting.get(inboxId) ?? [])]) done();
    this.proceed();
  }

  /** In the background: nobody waits for it. */
  private async summarise({ inbound }: InboxRow): Promise<void> {
    try {
      await this.parts.summaries?.refresh(inbound.address.channel, inbound.correlationId);
    } catch (error) {
      this.report("summary.failed", error);
    }
  }

  /** After every step: send what can be sent, show what changed, arm for what is left. */
  private proceed(): void {
    this.deliveries.pump();
    this.live.changed();
    this.rearm();
  }

  /**
   * Work that an earlier incarnation left behind: nobody is at it, so the alarm for it is now. One that is set and
   * due already stays as it is: it may be what woke this object, and an alarm that is moved on its way is dropped
   * by the runtime. Moved by every incarnation, it would never come.
   */
  private recover(): void {
    const now = this.deps.clock.now();
    const cutOff = this.parts.outbox.recover(now);
    if (cutOff > 0) this.deps.log.warn("delivery.cut_off", { userId: this.parts.userId(), cutOff });
    const isDue = this.armed !== null && this.armed <= now;
    const isTurn = (readOutlook(this.parts.db).turnAt ?? Number.POSITIVE_INFINITY) <= now;
    if (isTurn && !isDue) this.arm(now);
    else if (!isDue) this.rearm();
  }

  /** After a step: an alarm for what is left, unless an earlier one is set. Never throws. */
  private rearm(): void {
    try {
      const at = this.earliest();
      if (at !== null) this.arm(at);
    } catch (error) {
      this.report("rearm.failed", error);
    }
  }

  /**
   * After an alarm: exactly the earliest of what is left, or none, so that an idle object sleeps. Never
   * throws: should the tables be unreadable, they are looked at again after a while.
   */
  private settleAlarm(): void {
    try {
      this.set(this.earliest());
    } catch (error) {
      this.report("rearm.failed", error);
      this.set(this.deps.clock.now() + this.guardMs);
    }
  }

  /** UTC milliseconds; null when nothing is left to do. */
  private earliest(): number | null {
    const outlook = readOutlook(this.parts.db);
    const { turnAt, dueAt, sendAt } = outlook;
    const now = this.deps.clock.now();
    const wanted = [
      // A turn that is under way is covered by the guard; one that waits has its time.
      turnAt === null ? null : Math.max(turnAt, now + (turnAt <= now ? this.guardMs : 0)),
      dueAt,
      this.laterIfHeld(sendAt, now),
      this.projection.nextAt(outlook),
      this.deliveries.inFlight() > 0 ? now + this.guardMs : null,
    ].filter((at) => at !== null);
    if (wanted.length === 0) return null;
    const { heartbeatMs } = this.deps;
    const beat = heartbeatMs === null ? Number.POSITIVE_INFINITY : now + heartbeatMs;
    return Math.min(...wanted, beat);
  }

  /**
   * Rows whose lane is busy, or that wait for their slot, stay ready; without this the alarm would spin meanwhile.
   * Short waits have a timer, and the alarm is for the case that the object is gone by then.
   */
  private laterIfHeld(at: number | null, now: number): number | null {
    if (at === null || at > now) return at;
    const held = this.deliveries.heldUntil();
    if (this.deliveries.inFlight() > 0) return now + BACKUP_MS;
    return held === null ? at : Math.max(held, now + BACKUP_MS);
  }

  /** At the latest then; an earlier alarm stays. */
  private arm(at: number): void {
    const now = this.deps.clock.now();
    if (this.armed === null || this.armed > at) this.set(at);
    else if (this.armed <= now - ALARM_LATE_MS) this.set(Math.min(at, now));
  }

  private set(at: number | null): void {
    this.armed = at;
    void (at === null ? this.ctx.storage.deleteAlarm() : this.ctx.storage.setAlarm(at));
  }

  private housekeeping(): void {
    const now = this.deps.clock.now();
    const last = this.parts.state.get<number>("prunedAt") ?? 0;
    if (now - last < HOUSEKEEPING_MS) return;
    this.parts.inbox.prune(now);
    this.parts.due.prune(now);
    this.parts.outbox.prune(now);
    this.parts.cards.prune(now);
    this.parts.store.prune(now);
    this.parts.state.set("prunedAt", now);
  }

  private know(userId: string): void {
    if (userId !== "" && this.parts.userId() !== userId) this.parts.state.set("userId", userId);
  }

  private report(event: string, error: unknown): void {
    const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
    this.deps.log.error(event, { userId: this.userId(), what });
  }

  /** Empty when the store itself is what fails. */
  private userId(): string {
    try {
      return this.parts.userId();
    } catch {
      return "";
    }
  }
}

function wordsOf(inbound: Inbound): string | null {
  if (inbound.kind === "message" || inbound.kind === "edit") return saidIn(inbound);
  if (inbound.kind === "command") return `/${inbound.name} ${inbound.args}`.trim();
  return null;
}
