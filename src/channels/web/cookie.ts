import { SESSION_LIFETIME_MS } from "../../core/ports/web-sessions.ts";

/** The session cookie of one kind of deployment. */
export interface SessionCookie {
  /** The secret in a request's cookies; null without one. */
  read(request: Request): string | null;
  /** `Set-Cookie` for a browser that signs in. */
  set(secret: string): string;
  /** `Set-Cookie` for one that signs out. */
  clear(): string;
}

/**
 * `__Host-` keeps a sub-domain from planting a session (RFC 6265bis, section 4.1.3.2); it needs
 * `Secure`, which browsers ignore on a local run over plain http.
 */
export function sessionCookie(local: boolean): SessionCookie {
  const name = local ? "adjutant" : "__Host-adjutant";
  const attributes = `${local ? "" : "Secure; "}HttpOnly; SameSite=Lax; Path=/`;
  return {
    read: (request) => cookieValue(request.headers.get("Cookie") ?? "", name),
    set: (secret) => `${name}=${secret}; Max-Age=${SESSION_LIFETIME_MS / 1000}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** Secrets are URL-safe, so a value with anything else is not one of ours. */
function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const [key, value = ""] = pair.trim().split("=", 2);
    if (key === name && /^[\w.~-]{16,256}$/.test(value)) return value;
  }
  return null;
}
