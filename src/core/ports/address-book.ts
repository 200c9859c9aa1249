import type { Address, ChannelName } from "../chat/inbound.ts";

/** Where this person has been seen; durable addresses only. Synchronous. */
export interface AddressBook {
  /** The newest address on that channel, or null. */
  on(channel: ChannelName): Address | null;
  /** The newest address of any channel that can be written to unasked (not the API), or null. */
  newest(): Address | null;
}
