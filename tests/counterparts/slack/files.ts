import type { Json } from "./block-rules.ts";

/** Files that people have shared, as files.info and their private addresses hand them out. */
export function createSharedFiles(origin: string, botToken: string) {
  const files = new Map<string, { name: string; content: string; size: number }>();
  let serial = 0;
  let mayRead = true;
  let elsewhere: string | undefined;

  return {
    /** Keeps a file and returns it as a message carries it; `size` stands in for one that is too long to write. */
    keep(name: string, content: string, { size = new TextEncoder().encode(content).length } = {}) {
      const id = `F0FILE${++serial}`;
      files.set(id, { name, content, size });
      return { id, ...describe(id, { name, content, size }) };
    },
    lose: (id: string) => files.delete(id),
    /** The app was installed without the scope files:read. */
    forbid() {
      mayRead = false;
    },
    /** Private addresses lead to another host from now on. */
    moveTo(address: string) {
      elsewhere = address;
    },
    info(args: Json): Json {
      if (!mayRead) return { ok: false, error: "missing_scope", needed: "files:read" };
      const id = String(args["file"]);
      const file = files.get(id);
      return file
        ? { ok: true, file: { id, ...describe(id, file) } }
        : { ok: false, error: "file_not_found" };
    },
    /** Without a token that may read it, Slack shows its sign-in page. */
    at(path: string, authorization: string | undefined) {
      const file = files.get(path.split("/").at(-2) ?? "");
      if (!file) return { status: 404, body: "", type: "text/plain" };
      return mayRead && authorization === `Bearer ${botToken}`
        ? { status: 200, body: file.content, type: "text/calendar" }
        : { status: 200, body: "<html>Sign in</html>", type: "text/html; charset=utf-8" };
    },
  };

  function describe(id: string, { name, size }: { name: string; size: number; content: string }) {
    const address = `${elsewhere ?? origin}/files-pri/T1-${id}`;
    return {
      name,
      size,
      mimetype: "text/calendar",
      filetype: "ics",
      mode: "hosted",
      url_private: `${address}/${id}/${name}`,
      url_private_download: `${address}/${id}/${name}`,
    };
  }
}
