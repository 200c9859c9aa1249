const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Tells whether a response_url is Slack's. It comes out of a signed request, but answers are personal:
 * they go to Slack's own host or, where allowed, to this machine.
 */
export function responseUrlCheck(allowLoopback: boolean): (url: string) => boolean {
  return (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    if (url.username || url.password) return false;
    if (url.protocol === "https:" && url.host === "hooks.slack.com") return true;
    return allowLoopback && /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname);
  };
}
