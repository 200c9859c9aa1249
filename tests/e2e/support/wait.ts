import { setTimeout as sleep } from "node:timers/promises";

/** Looks again until there is something, and says what was missing when the time is up. */
export async function until<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for ${what}`);
    await sleep(50);
  }
}
