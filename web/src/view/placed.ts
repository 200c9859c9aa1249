/** The parts of a reply have no identity but their place in it, so the place is their key. */
export function placed<T>(list: T[]): { key: string; item: T }[] {
  return list.map((item, place) => ({ key: String(place), item }));
}
