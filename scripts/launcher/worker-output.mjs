import { createInterface } from "node:readline";

/** Wrangler tells when the Worker is up with this; all before it is about wrangler itself. */
const READY = "[wrangler:info] Ready on";

const CHATTER = /^(\[wrangler:info\]|⎔ |Using secrets defined in )/;

/** Passes on what the Worker writes, without wrangler's own remarks. Errors are always shown. */
export function passOnWorkerOutput(from, to) {
  let ready = false;
  createInterface({ input: from }).on("line", (line) => {
    if (line.startsWith(READY)) ready = true;
    const ours = line.startsWith("{");
    if (ours || line.startsWith("[wrangler:error]") || (ready && !CHATTER.test(line))) {
      to.write(`${line}\n`);
    }
  });
}
