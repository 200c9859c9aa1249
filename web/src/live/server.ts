import type { Socket } from "./link.ts";

/** Same origin only; nothing about where to connect ever comes from the page's address. */
export function openSocket(): Socket {
  const url = new URL("/web/socket", window.location.origin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url) as Socket;
}

export interface Session {
  state: "in" | "out" | "unknown";
  /** False on a local run, where everybody at this machine is the same person. */
  canSignOut: boolean;
}

export async function checkSession(): Promise<Session> {
  try {
    const response = await fetch("/web/session", { cache: "no-store" });
    if (!response.ok) return { state: "unknown", canSignOut: false };
    const { signedIn, canSignOut } = (await response.json()) as Record<string, unknown>;
    return { state: signedIn === true ? "in" : "out", canSignOut: canSignOut === true };
  } catch {
    return { state: "unknown", canSignOut: false };
  }
}

/** Null when it worked; otherwise what was wrong. */
export async function signIn(code: string): Promise<"wrong-code" | "unreachable" | null> {
  const answer = await post("/web/login", { code });
  if (answer?.ok) return null;
  const body = (await answer?.json().catch(() => null)) as { error?: { code?: string } } | null;
  return body?.error?.code === "wrong-code" ? "wrong-code" : "unreachable";
}

/** True when the session is surely closed. */
export async function signOut(): Promise<boolean> {
  return (await post("/web/logout", {}))?.ok === true;
}

async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}
