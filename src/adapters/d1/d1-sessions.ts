import { and, eq, gt, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { normal } from "../../core/chat/admit.ts";
import type { ApiTokens } from "../../core/ports/api-tokens.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Ids } from "../../core/ports/ids.ts";
import { SESSION_LIFETIME_MS, type WebSessions } from "../../core/ports/web-sessions.ts";
import { mayTry, ownerUser, useCode } from "./d1-directory.ts";
import { hashed } from "./hash.ts";
import { apiTokens, webSessions } from "./schema.ts";

/** Everybody who types a code into the page counts as one, since a browser without a session has no name. */
const PAGE = "web:sign-in";

export function createD1Sessions(options: {
  database: D1Database;
  clock: Clock;
  ids: Ids;
}): WebSessions {
  const { clock, ids } = options;
  const db = drizzle(options.database);
  return {
    async open(userId) {
      const secret = ids.secret();
      const expiresAt = clock.now() + SESSION_LIFETIME_MS;
      await db.insert(webSessions).values({ hash: await hashed(secret), userId, expiresAt });
      return secret;
    },
    async userOf(secret) {
      const row = await db
        .select({ userId: webSessions.userId })
        .from(webSessions)
        .where(
          and(eq(webSessions.hash, await hashed(secret)), gt(webSessions.expiresAt, clock.now())),
        )
        .get();
      return row?.userId ?? null;
    },
    async close(secret) {
      await db.delete(webSessions).where(eq(webSessions.hash, await hashed(secret)));
    },
    localUser: () => ownerUser(db, ids.next("u"), clock.now()),
    async redeem(code) {
      if (!(await mayTry(db, PAGE, clock.now()))) return null;
      const redeemed = await useCode(db, normal(code), clock.now());
      return redeemed?.kind === "link" ? redeemed.userId : null;
    },
  };
}

export function createD1ApiTokens(database: D1Database): ApiTokens {
  const db = drizzle(database);
  return {
    async userOf(bearer) {
      const row = await db
        .select({ userId: apiTokens.userId, tokenId: apiTokens.id })
        .from(apiTokens)
        .where(and(eq(apiTokens.hash, await hashed(bearer)), isNull(apiTokens.revokedAt)))
        .get();
      return row ?? null;
    },
  };
}
