/** Own files only: no inline script or style, no eval, no frame, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const STRICT = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Two years, as the preload list asks for; only where https is certain. */
const STRICT_TRANSPORT = "max-age=63072000";

/** Vite puts a hash of the content into every name below /assets/, so those never change. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** Headers of everything that the web channel answers, the WebSocket handshake excepted. */
export function strictHeaders(local: boolean): [string, string][] {
  const transport: [string, string][] = local
    ? []
    : [["Strict-Transport-Security", STRICT_TRANSPORT]];
  return [...Object.entries(STRICT), ...transport];
}

/** Only found, hashed files are kept; everything else is asked for again, which an ETag makes cheap. */
export function cacheControl(path: string, status: number): string {
  const found = status === 200 || status === 304;
  return found && HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}
