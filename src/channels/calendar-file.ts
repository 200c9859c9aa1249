/** Whether a file is a calendar, as far as its name or type says (RFC 5545, 8.1); what it holds is read later. */
export function isCalendarFile(name: string | undefined, type: string | undefined): boolean {
  return (
    /\.(?:ics|ical|icalendar)$/i.test(name ?? "") || /^text\/(?:x-v)?calendar\b/i.test(type ?? "")
  );
}
