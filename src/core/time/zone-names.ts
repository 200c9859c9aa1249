/**
 * Names that people use for time zones beside the IANA names: places whose zone is named after another
 * city, abbreviations, and names of zones. An abbreviation of standard or summer time stands for the zone
 * that uses it, because "3 pm EST" said in July nearly always means the time on the clocks of New York.
 */

/** Zone, then the names that mean it. Lower case, no punctuation. */
const NAMES: readonly (readonly [zone: string, names: string])[] = [
  ["UTC", "utc,gmt,z,zulu,ut,greenwich,greenwich mean,coordinated universal,universal"],
  [
    "America/New_York",
    "nyc,ny,et,est,edt,eastern,us eastern,eastern standard,eastern daylight,east coast,boston,washington,washington dc,dc,miami,atlanta,philadelphia,brooklyn,manhattan,orlando,baltimore,pittsburgh,charlotte,cleveland,new jersey,florida,georgia usa",
  ],
  ["America/Detroit", "michigan"],
  [
    "America/Chicago",
    "ct,cst,cdt,central,us central,central standard,central daylight,houston,dallas,austin,san antonio,texas,minneapolis,new orleans,st louis,saint louis,kansas city,milwaukee,nashville,memphis",
  ],
  [
    "America/Denver",
    "mt,mst,mdt,mountain,us mountain,mountain standard,mountain daylight,salt lake city,colorado,albuquerque,utah",
  ],
  ["America/Phoenix", "arizona,tucson"],
  [
    "America/Los_Angeles",
    "la,pt,pst,pdt,pacific,us pacific,pacific standard,pacific daylight,west coast,san francisco,sf,seattle,san diego,las vegas,vegas,portland,silicon valley,california,san jose,sacramento,bay area",
  ],
  ["America/Anchorage", "akst,akdt,alaska"],
  ["Pacific/Honolulu", "hst,hawaii"],
  ["America/Toronto", "ottawa,ontario"],
  ["America/Montreal", "montreal,quebec"],
  ["America/Edmonton", "calgary,alberta"],
  ["America/Halifax", "ast,adt,atlantic,nova scotia"],
  ["America/St_Johns", "nst,ndt,newfoundland,st johns"],
  ["America/Mexico_City", "mexiko,mexiko-stadt,mexiko stadt,mexico,mexico city,guadalajara"],
  ["America/Sao_Paulo", "brt,brasilia,rio,rio de janeiro,sao paulo,são paulo,brazil"],
  ["America/Argentina/Buenos_Aires", "art,argentina,buenos aires"],
  ["America/Santiago", "chile,clt"],
  ["America/Bogota", "colombia,bogotá"],
  ["America/Lima", "peru"],
  [
    "Europe/London",
    "bst,british,british summer,uk,britain,england,scotland,wales,manchester,birmingham,edinburgh,glasgow,bristol,oxford,cambridge",
  ],
  ["Europe/Dublin", "ireland"],
  ["Europe/Lisbon", "lissabon,wet,west,portugal,porto,western european"],
  [
    "Europe/Berlin",
    "cet,cest,mez,mesz,central european,germany,munich,münchen,muenchen,hamburg,frankfurt,cologne,köln,koeln,stuttgart,dusseldorf,düsseldorf,leipzig,dresden,hannover,bonn,nuremberg,nürnberg,deutschland",
  ],
  ["Europe/Vienna", "wien,austria,graz,salzburg,linz,innsbruck,österreich,oesterreich"],
  ["Europe/Zurich", "zürich,zuerich,switzerland,schweiz,geneva,genf,basel,bern,lausanne"],
  ["Europe/Paris", "france,frankreich,lyon,marseille,nice,toulouse,bordeaux"],
  ["Europe/Madrid", "spain,spanien,barcelona,valencia,seville"],
  [
    "Europe/Rome",
    "rom,italy,italien,milan,milano,mailand,naples,neapel,turin,florence,florenz,venice,venedig",
  ],
  [
    "Europe/Amsterdam",
    "netherlands,niederlande,holland,rotterdam,the hague,den haag,utrecht,eindhoven",
  ],
  ["Europe/Brussels", "brüssel,bruessel,belgium,belgien,antwerp,antwerpen,ghent"],
  ["Europe/Copenhagen", "kopenhagen,denmark,dänemark"],
  ["Europe/Stockholm", "sweden,schweden,gothenburg,malmo"],
  ["Europe/Oslo", "norway,norwegen,bergen"],
  ["Europe/Helsinki", "finland,eet,eest,eastern european"],
  ["Europe/Warsaw", "warschau,poland,polen,krakow,krakau,kraków,wroclaw,gdansk"],
  ["Europe/Prague", "prag,czechia,tschechien,czech republic,brno"],
  ["Europe/Budapest", "hungary,ungarn"],
  ["Europe/Athens", "athen,greece,griechenland"],
  ["Europe/Bucharest", "bukarest,romania,rumänien"],
  ["Europe/Istanbul", "turkey,türkei,trt,ankara"],
  ["Europe/Kiev", "kyiv,kiew,ukraine"],
  ["Europe/Moscow", "moskau,msk,russia,saint petersburg,st petersburg"],
  ["Asia/Dubai", "gst,uae,abu dhabi"],
  ["Asia/Jerusalem", "israel,tel aviv,idt"],
  ["Asia/Riyadh", "saudi arabia"],
  ["Asia/Tehran", "iran"],
  ["Asia/Karachi", "pakistan,pkt,lahore,islamabad"],
  [
    "Asia/Kolkata",
    "ist,india,indian,mumbai,bombay,delhi,new delhi,neu delhi,neu-delhi,kalkutta,bangalore,bengaluru,chennai,hyderabad,pune,calcutta,kolkata",
  ],
  ["Asia/Kathmandu", "nepal,kathmandu"],
  ["Asia/Dhaka", "bangladesh"],
  ["Asia/Bangkok", "thailand,ict"],
  ["Asia/Ho_Chi_Minh", "vietnam,saigon,hanoi,ho chi minh,ho chi minh city"],
  ["Asia/Jakarta", "indonesia,wib"],
  ["Asia/Singapore", "singapur,sgt"],
  ["Asia/Kuala_Lumpur", "malaysia"],
  ["Asia/Manila", "philippines,pht"],
  ["Asia/Hong_Kong", "hongkong,hkt,hk"],
  ["Asia/Shanghai", "china,chinese,beijing,peking,shenzhen,guangzhou"],
  ["Asia/Taipei", "taiwan"],
  ["Asia/Seoul", "kst,korea,south korea"],
  ["Asia/Tokyo", "tokio,jst,japan,japanese,osaka,kyoto"],
  ["Australia/Sydney", "aest,aedt,aet,canberra"],
  ["Australia/Perth", "awst"],
  ["Australia/Adelaide", "acst,acdt"],
  ["Pacific/Auckland", "nzst,nzdt,nzt,new zealand,wellington"],
  ["Africa/Cairo", "kairo,egypt"],
  ["Africa/Johannesburg", "sast,south africa,cape town,kapstadt,durban"],
  ["Africa/Lagos", "wat,nigeria"],
  ["Africa/Nairobi", "eat,kenya"],
  ["Africa/Casablanca", "morocco"],
];

/** Link names of the tz database that `Intl.supportedValuesOf` leaves out in some engines. */
export const EXTRA_ZONES = [
  "UTC",
  "Etc/UTC",
  "Etc/GMT",
  "GMT",
  "Asia/Calcutta",
  "Asia/Kolkata",
  "Asia/Katmandu",
  "Asia/Kathmandu",
  "Asia/Saigon",
  "Asia/Ho_Chi_Minh",
  "Asia/Rangoon",
  "Asia/Yangon",
  "Europe/Kiev",
  "Europe/Kyiv",
  "America/Buenos_Aires",
  "America/Argentina/Buenos_Aires",
  "America/Montreal",
  "US/Eastern",
  "US/Central",
  "US/Mountain",
  "US/Pacific",
  "US/Alaska",
  "US/Hawaii",
];

/** Zones that people have names for, which are those that many live in. */
export const namedZones = (): string[] => NAMES.map(([zone]) => zone);

let byName: Map<string, string> | undefined;

/** The zone that a lower-case name stands for, or undefined. */
export function zoneByName(name: string): string | undefined {
  if (!byName) {
    byName = new Map();
    for (const [zone, names] of NAMES) {
      for (const one of names.split(",")) byName.set(one, zone);
    }
  }
  return byName.get(name);
}
