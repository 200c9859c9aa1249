import type { OwnMessage } from "./feed.ts";

/** Of this tab alone: it survives a reload, and is gone with the tab. */
const KEY = "adjutant.unsent";

/** Messages that an earlier load of this tab could not send. */
export function loadUnsent(): OwnMessage[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isOwn) : [];
  } catch {
    return [];
  }
}

/** Best effort: a full or forbidden storage costs only the survival of a reload. */
export function saveUnsent(own: OwnMessage[]): void {
  const unsent = own.filter(({ status }) => status !== "accepted");
  try {
    if (unsent.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(unsent));
  } catch {}
}

function isOwn(value: unknown): value is OwnMessage {
  const own = value as Partial<OwnMessage> | null;
  return typeof own?.clientId === "string" && typeof own.text === "string" && own.at !== undefined;
}
