/** `127.0.0.0/8`, `::1` and the names that never leave the machine (RFC 6761, section 6.3). */
export function isLoopback(host: string): boolean {
  const name = hostnameOf(host);
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * True when every name under which the request says it came is one of this machine. A page elsewhere
 * can point its own name at 127.0.0.1 (DNS rebinding), but not send another name than its own.
 */
export function isAddressedToLoopback(request: Request): boolean {
  return hostsOf(request).every(isLoopback);
}

/**
 * Browsers send `Origin` with every WebSocket handshake and every POST; programs need not. When it
 * is there it has to be our own, whatever cookies came along.
 */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("Origin");
  if (origin === null) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : "";
  return host !== "" && hostsOf(request).includes(host);
}

/** By the URL and by the header: a proxy in front may have rewritten one of them. */
function hostsOf(request: Request): string[] {
  const header = request.headers.get("Host");
  const host = new URL(request.url).host;
  return header === null ? [host] : [host, header.toLowerCase()];
}

function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
}
