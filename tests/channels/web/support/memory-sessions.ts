import type { WebSessions } from "../../../../src/core/ports/web-sessions.ts";

/** The sessions of a test, with a way to hand out codes and to end everything at once. */
export interface MemorySessions extends WebSessions {
  giveCode(userId: string): string;
  endAll(): void;
  /** Open sessions, by secret. */
  active: Map<string, string>;
}

export function memorySessions(): MemorySessions {
  const open = new Map<string, string>();
  const codes = new Map<string, string>();
  let made = 0;
  return {
    active: open,
    async open(userId) {
      made += 1;
      const secret = `secret-of-session-${made}`;
      open.set(secret, userId);
      return secret;
    },
    userOf: async (secret) => open.get(secret) ?? null,
    close: async (secret) => void open.delete(secret),
    localUser: async () => "local-user",
    async redeem(code) {
      const userId = codes.get(code) ?? null;
      codes.delete(code);
      return userId;
    },
    giveCode(userId) {
      made += 1;
      codes.set(`CODE-${made}`, userId);
      return `CODE-${made}`;
    },
    endAll: () => open.clear(),
  };
}
