/** At most one timer runs, for the earliest of what it was set to (UTC ms). */
export function createTimer(wake: () => void): (at: number, now: number) => void {
  let current: { at: number; id: ReturnType<typeof setTimeout> } | null = null;
  return (at, now) => {
    if (current && current.at <= at && current.at > now) return;
    if (current) clearTimeout(current.id);
    const id = setTimeout(() => {
      current = null;
      wake();
    }, at - now);
    current = { at, id };
  };
}
