import type { SendLane } from "../../../core/ports/send-slots.ts";

/** An outbox row as far as it says whose pace it is under. */
interface Sendable {
  notify: boolean;
  /** "channel account conversation". */
  addressKey: string;
}

export const laneOf = ({ notify }: Sendable): SendLane => (notify ? "notice" : "reply");

/** The account of ours that a message goes out over: a bot's id, a workspace's. */
export const accountOf = ({ addressKey }: Sendable): string => addressKey.split(" ")[1] ?? "";

/** Names the line that a message waits in: its lane, channel and account. */
export function lineOf(row: Sendable): string {
  const [channel, account] = row.addressKey.split(" ");
  return `${laneOf(row)} ${channel} ${account}`;
}
