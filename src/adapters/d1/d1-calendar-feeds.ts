import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { CalendarFeeds } from "../../core/ports/calendar-feeds.ts";
import type { Clock } from "../../core/ports/clock.ts";
import { hashed } from "./hash.ts";
import { calendarFeeds } from "./schema.ts";

export function createD1CalendarFeeds(options: {
  database: D1Database;
  clock: Clock;
}): CalendarFeeds {
  const db = drizzle(options.database);
  return {
    async saveCalendarFeed(userId, token) {
      const row = { hash: await hashed(token), createdAt: options.clock.now() };
      await db
        .insert(calendarFeeds)
        .values({ userId, ...row })
        .onConflictDoUpdate({ target: calendarFeeds.userId, set: row });
    },
    async removeCalendarFeed(userId) {
      await db.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId));
    },
    async hasCalendarFeed(userId) {
      const own = eq(calendarFeeds.userId, userId);
      return (
        (await db.select({ userId: calendarFeeds.userId }).from(calendarFeeds).where(own).get()) !==
        undefined
      );
    },
    async calendarUser(token) {
      const row = await db
        .select({ userId: calendarFeeds.userId })
        .from(calendarFeeds)
        .where(eq(calendarFeeds.hash, await hashed(token)))
        .get();
      return row?.userId ?? null;
    },
  };
}
