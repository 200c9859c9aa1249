import { accountKept } from "../wording/catalogue/account.ts";
import { type Reader, t } from "../wording/words.ts";
import { type Reply, say } from "./reply.ts";

/** What is kept of a reply for later. */
export function keptReply(reply: Reply, to: Reader): Reply {
  return reply.secret === true ? say(t(to, accountKept)) : reply;
}
