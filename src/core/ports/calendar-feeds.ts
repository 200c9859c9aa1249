/** The secret addresses of people's calendar feeds; only hashes of them are stored. A person has one at most. */
export interface CalendarFeeds {
  /** Makes this the person's address; the one before stops working. Repeating the call changes nothing more. */
  saveCalendarFeed(userId: string, token: string): Promise<void>;
  /** Ends the person's feed, if there is one. */
  removeCalendarFeed(userId: string): Promise<void>;
  hasCalendarFeed(userId: string): Promise<boolean>;
  /** Whose feed this is; null when it is unknown or was revoked. */
  calendarUser(token: string): Promise<string | null>;
}
