/**
 * Where a link really leads: https, or http on this machine. Null for everything else, which is then
 * shown as text. The host is as the browser reads it, so a look-alike name shows its `xn--` form.
 */
export function safeLink(url: string): { href: string; host: string } | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href, host, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return null;
  const loopback = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  if (protocol === "https:" || (protocol === "http:" && loopback)) return { href, host };
  return null;
}
