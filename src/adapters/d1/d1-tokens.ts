import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { TokenStore } from "../../core/ports/token-store.ts";
import { modelTokens } from "./schema.ts";

/** Tokens of the whole deployment; one statement takes or refuses, whoever else takes at the same time. */
export function createD1Tokens(database: D1Database): TokenStore {
  const db = drizzle(database);
  const sum = sql`${modelTokens.used} + excluded.used`;
  return {
    async take(day, tokens, limit) {
      if (tokens > limit) return false;
      const taken = await db
        .insert(modelTokens)
        .values({ day, used: tokens })
        .onConflictDoUpdate({
          target: modelTokens.day,
          set: { used: sum },
          setWhere: sql`${sum} <= ${limit}`,
        })
        .returning({ used: modelTokens.used });
      return taken.length > 0;
    },
    async adjust(day, tokens) {
      await db
        .insert(modelTokens)
        .values({ day, used: tokens })
        .onConflictDoUpdate({ target: modelTokens.day, set: { used: sum } });
    },
    async used(day) {
      const [row] = await db.select().from(modelTokens).where(eq(modelTokens.day, day));
      return row?.used ?? 0;
    },
  };
}
