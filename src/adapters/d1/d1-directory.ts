import { and, eq, gt, isNull, sql, sum } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { Accounts } from "../../core/ports/accounts.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Directory, Redeemed } from "../../core/ports/directory.ts";
import type { Ids } from "../../core/ports/ids.ts";
import { hashed } from "./hash.ts";
import { apiTokens, codes, identities, owner, strangers, users } from "./schema.ts";

const OWNER_SLOT = 1;
const REFUSE_AGAIN_MS = 24 * 3_600_000;
const CODE_LIFETIME_MS = 10 * 60_000;
/** 40 bits of code against 5 tries a quarter of an hour, and 100 an hour over all strangers. */
const TRIES = 5;
const TRY_WINDOW_MS = 15 * 60_000;
const TRIES_OVERALL = 100;
const OVERALL_WINDOW_MS = 3_600_000;
/** Who an account belongs to changes rarely and only by the account's own doing. */
const CACHE_MS = 60_000;
/** So much longer for some, lest everybody is looked up again at once. */
const CACHE_SPREAD_MS = 30_000;
const CACHE_SPREAD_STEPS = 30;
const CACHE_SIZE = 10_000;

export interface D1DirectoryOptions {
  database: D1Database;
  clock: Clock;
  ids: Ids;
}

/** The directory over D1. D1 has no transactions: every decision is one conditional statement. */
export function createD1Directory({
  database,
  clock,
  ids,
}: D1DirectoryOptions): Directory & Accounts {
  const db = drizzle(database);
  const cache = new Map<string, { userId: string; until: number }>();
  let turn = 0;

  function known(identityId: string, userId: string): string {
    if (cache.size >= CACHE_SIZE) cache.clear();
    turn = (turn + 1) % CACHE_SPREAD_STEPS;
    const keptMs = CACHE_MS + (turn / CACHE_SPREAD_STEPS) * CACHE_SPREAD_MS;
    cache.set(identityId, { userId, until: clock.now() + keptMs });
    return userId;
  }

  return {
    async userOf(identityId) {
      const cached = cache.get(identityId);
      if (cached && clock.now() < cached.until) return cached.userId;
      const row = await db.select().from(identities).where(eq(identities.id, identityId)).get();
      return row ? known(identityId, row.userId) : null;
    },

    async register(identityId) {
      return known(identityId, await join(db, identityId, ids.next("u"), clock.now()));
    },

    async claimOwner(identityId) {
      const userId = await ownerUser(db, ids.next("u"), clock.now());
      const claimed = await db
        .update(owner)
        .set({ identityId })
        .where(and(eq(owner.slot, OWNER_SLOT), isNull(owner.identityId)))
        .returning({ userId: owner.userId });
      if (claimed.length === 0) return null;
      return known(identityId, await join(db, identityId, userId, clock.now()));
    },

    async refuse(identityId) {
      const now = clock.now();
      const identityHash = await hashed(identityId);
      const rows = await db
        .insert(strangers)
        .values({ identityHash, refusedAt: now })
        .onConflictDoUpdate({
          target: strangers.identityHash,
          set: { refusedAt: now },
          setWhere: sql`${strangers.refusedAt} <= ${now - REFUSE_AGAIN_MS}`,
        })
        .returning({ at: strangers.refusedAt });
      return rows.length > 0;
    },

    async redeem(identityId, code) {
      if (!(await mayTry(db, identityId, clock.now()))) return { status: "locked" };
      const redeemed = await useCode(db, code, clock.now());
      if (!redeemed) return { status: "invalid" };
      const userId = redeemed.kind === "link" ? redeemed.userId : ids.next("u");
      return {
        status: "joined",
        userId: known(identityId, await join(db, identityId, userId, clock.now())),
      } satisfies Redeemed;
    },

    async saveCode(kind, userId, code) {
      const expiresAt = clock.now() + CODE_LIFETIME_MS;
      await db
        .insert(codes)
        .values({ hash: await hashed(code), kind, userId, expiresAt })
        .onConflictDoNothing();
    },

    async isOwner(userId) {
      const row = await db.select().from(owner).where(eq(owner.slot, OWNER_SLOT)).get();
      return row?.userId === userId;
    },

    async saveApiToken(userId, token) {
      const row = {
        id: ids.next("tok"),
        hash: await hashed(token),
        userId,
        createdAt: clock.now(),
      };
      await db.insert(apiTokens).values(row).onConflictDoNothing();
    },
  };
}

type Db = DrizzleD1Database;

/** Adds the account to the user, both made if need be; the account's existing user wins. */
async function join(db: Db, identityId: string, userId: string, now: number): Promise<string> {
  await db.batch([
    db.insert(users).values({ id: userId, createdAt: now }).onConflictDoNothing(),
    db.insert(identities).values({ id: identityId, userId, createdAt: now }).onConflictDoNothing(),
  ]);
  const row = await db.select().from(identities).where(eq(identities.id, identityId)).get();
  return row?.userId ?? userId;
}

/** The owner's user, made by whoever asks first. */
export async function ownerUser(db: Db, freshId: string, now: number): Promise<string> {
  await db.insert(owner).values({ slot: OWNER_SLOT, userId: freshId }).onConflictDoNothing();
  const row = await db.select().from(owner).where(eq(owner.slot, OWNER_SLOT)).get();
  const userId = row?.userId ?? freshId;
  await db.insert(users).values({ id: userId, createdAt: now }).onConflictDoNothing();
  return userId;
}

/** Marks the code as used; null when it is unknown, used or expired. One statement, so it works once. */
export async function useCode(
  db: Db,
  code: string,
  now: number,
): Promise<{ kind: string; userId: string } | null> {
  const rows = await db
    .update(codes)
    .set({ usedAt: now })
    .where(and(eq(codes.hash, await hashed(code)), isNull(codes.usedAt), gt(codes.expiresAt, now)))
    .returning({ kind: codes.kind, userId: codes.userId });
  return rows[0] ?? null;
}

/** Counts the try, then says whether it is still within the limits. */
export async function mayTry(db: Db, who: string, now: number): Promise<boolean> {
  const identityHash = await hashed(who);
  const fresh = sql`case when ${strangers.windowAt} > ${now - TRY_WINDOW_MS} then ${strangers.tries} + 1 else 1 end`;
  const window = sql`case when ${strangers.windowAt} > ${now - TRY_WINDOW_MS} then ${strangers.windowAt} else ${now} end`;
  const [row] = await db
    .insert(strangers)
    .values({ identityHash, refusedAt: 0, tries: 1, windowAt: now })
    .onConflictDoUpdate({ target: strangers.identityHash, set: { tries: fresh, windowAt: window } })
    .returning({ tries: strangers.tries });
  const overall = await db
    .select({ tries: sum(strangers.tries) })
    .from(strangers)
    .where(gt(strangers.windowAt, now - OVERALL_WINDOW_MS))
    .get();
  return (row?.tries ?? 1) <= TRIES && Number(overall?.tries ?? 0) <= TRIES_OVERALL;
}
