import { ZONE_PLACES } from "./zone-places.ts";
import { isZone } from "./zones.ts";

interface Place {
  zone: string;
  latitude: number;
  longitude: number;
}

let places: Place[] | null = null;

/**
 * The zones whose principal places lie nearest to a position (degrees), nearest first. Near a border the
 * nearest one may be the neighbour's, so the person is asked to choose.
 */
export function zonesNear(
  position: { latitude: number; longitude: number },
  limit: number,
): string[] {
  places ??= ZONE_PLACES.split(";").map((row) => {
    const [zone = "", latitude, longitude] = row.split(" ");
    return { zone, latitude: Number(latitude), longitude: Number(longitude) };
  });
  return places
    .map((place) => ({ zone: place.zone, near: closeness(place, position) }))
    .sort((a, b) => b.near - a.near)
    .map(({ zone }) => zone)
    .filter(isZone)
    .slice(0, limit);
}

/** Cosine of the angle between two places on the sphere: 1 is the same place. */
function closeness(a: Omit<Place, "zone">, b: Omit<Place, "zone">): number {
  const rad = Math.PI / 180;
  const [lat1, lat2] = [a.latitude * rad, b.latitude * rad];
  const turn = (a.longitude - b.longitude) * rad;
  return Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(turn);
}
