/** Feasts of religions and peoples whose days other calendars tell, with their English names. */
import type { Holiday } from "../../../dates/date-words.ts";
import type { HebrewAnchor } from "../../../dates/values/calendars/hebrew.ts";

type Entry = readonly [names: string, holiday: Holiday];

const hebrew = (anchor: HebrewAnchor, plus = 0, days?: number): Holiday => ({
  hebrew: anchor,
  plus,
  eve: true,
  ...(days ? { days } : {}),
});
const islamic = (month: number, day: number, days?: number): Holiday => ({
  calendar: "islamic-umalqura",
  at: [month, day],
  ...(days ? { days } : {}),
});
const chinese = (month: number, day: number): Holiday => ({
  calendar: "chinese",
  at: [month, day],
});

export const ENGLISH_FEASTS: readonly Entry[] = [
  ["purim", hebrew("nisan", -30)],
  ["shushan purim", hebrew("nisan", -29)],
  ["passover|pesach|pesah", hebrew("nisan", 0, 9)],
  ["yom hashoah|yom ha shoah|holocaust day", { ...hebrew("nisan", 12), moves: { 5: -1, 7: 1 } }],
  [
    "yom haatzmaut|yom ha'atzmaut|yom ha atzmaut|israeli independence day",
    { ...hebrew("nisan", 20), moves: { 5: -1, 6: -2, 1: 1 } },
  ],
  ["lag baomer|lag b'omer|lag ba'omer|lag b omer", hebrew("nisan", 33)],
  ["shavuot|shavuos|shavuoth|feast of weeks", hebrew("nisan", 50, 3)],
  ["tisha b'av|tisha bav|tisha b av", { ...hebrew("nisan", 112), moves: { 6: 1 } }],
  [
    "rosh hashanah|rosh hashana|rosh ha shana|rosh ha shanah|jewish new year",
    hebrew("tishri", 0, 3),
  ],
  ["yom kippur|day of atonement", hebrew("tishri", 9)],
  ["sukkot|sukkoth|succot|succos|sukkos|feast of tabernacles", hebrew("tishri", 14, 8)],
  ["hoshana rabbah|hoshanah rabbah", hebrew("tishri", 20)],
  ["shemini atzeret", hebrew("tishri", 21)],
  ["simchat torah|simhat torah|simchas torah", hebrew("tishri", 22)],
  [
    "hanukkah|hanukah|chanukah|chanukkah|hannukah|hannukkah|channukah|hanuka|festival of lights",
    hebrew("kislev", 0, 8),
  ],
  ["tu bishvat|tu b'shevat|tu bshevat|tu b shevat", hebrew("shevat")],
  [
    "islamic new year|muslim new year|hijri new year|arabic new year|amun jadid|first of muharram",
    islamic(1, 1),
  ],
  ["ashura|day of ashura|yom ashura", islamic(1, 10)],
  [
    "mawlid|mawlid al nabi|mawlid an nabi|milad un nabi|prophet's birthday|prophet muhammad's birthday",
    islamic(3, 12),
  ],
  [
    "isra and mi'raj|isra and miraj|isra mi'raj|isra miraj|laylat al mi'raj|the night journey|prophet's ascension|ascension to heaven",
    islamic(7, 27),
  ],
  ["ramadan|ramadhan|ramzan|ramazan|ramzaan", islamic(9, 1, 30)],
  [
    "laylat al qadr|laylatul qadr|lailat al qadr|night of power|night of decree|night of destiny|night of measures|night of value",
    islamic(9, 27),
  ],
  [
    "jumu'atul wida|jumu'at al wida|jumuatul wida|jumatul wida|jamat ul vida|jamatul vida|jumma tul wida",
    { calendar: "islamic-umalqura", at: [10, 1], lastWeekday: 5 },
  ],
  [
    "eid al fitr|eid ul fitr|eid ul fitar|eid el fitr|id ul fitr|eid fitr|lesser eid|sugar feast|hari raya puasa|hari raya aidilfitri",
    islamic(10, 1),
  ],
  ["day of arafah|day of arafat|arafah day|arafat day", islamic(12, 9)],
  [
    "eid al adha|eid ul adha|eid ul azha|eid al azha|id ul adha|bakr id|bakrid|bakra eid|bakri eid|greater eid|kurban bayram|feast of the sacrifice|sacrifice feast|festival of sacrifice|hari raya haji",
    islamic(12, 10),
  ],
  [
    "chinese new year|chinese new years|chinese new year's|chinese new years day|chinese new year's day|chinese new year day|lunar new year|lunar new years|lunar new year's day|spring festival|tet",
    chinese(1, 1),
  ],
  [
    "chinese new year's eve|chinese new years eve|lunar new year's eve",
    { ...chinese(1, 1), plus: -1 },
  ],
  ["lantern festival", chinese(1, 15)],
  ["dragon boat festival|dragon boat day|duanwu", chinese(5, 5)],
  ["qixi|qixi festival|double seventh festival", chinese(7, 7)],
  ["ghost festival|hungry ghost festival|zhongyuan festival", chinese(7, 15)],
  [
    "mid autumn festival|moon festival|mooncake festival|midautumn festival|chuseok",
    chinese(8, 15),
  ],
  ["double ninth festival|chongyang festival", chinese(9, 9)],
  ["vesak|vesak day|vaisakha|wesak|buddha day|buddha purnima|buddha's birthday", chinese(4, 15)],
  [
    "nowruz|nowrooz|norooz|navruz|persian new year|iranian new year",
    { calendar: "persian", at: [1, 1] },
  ],
  [
    "parsi new year|jamshedi navroz|parsi navroz|zoroastrian new year",
    { every: 365, since: "2022-08-16" },
  ],
  ["lent", { easter: -46, days: 46 }],
  ["great lent|great fast|orthodox lent", { orthodoxEaster: -48, days: 40 }],
  ["holy week|passion week", { easter: -7, days: 7 }],
  ["lazarus saturday", { orthodoxEaster: -8 }],
  ["orthodox palm sunday", { orthodoxEaster: -7 }],
  ["orthodox ascension|orthodox ascension day", { orthodoxEaster: 39 }],
  ["orthodox pentecost|trinity day", { orthodoxEaster: 49 }],
  ["orthodox whit monday", { orthodoxEaster: 50 }],
  ["orthodox new year", { month: 1, day: 14 }],
  ["orthodox christmas eve", { month: 1, day: 6 }],
  [
    "thursday of mysteries|thu of mysteries|covenant thursday|sheer thursday|great thursday|great and holy thursday|maundy thurs",
    { easter: -3 },
  ],
  ["carnival monday|rose monday|shrove monday", { easter: -48 }],
  ["mothering sunday|laetare sunday", { easter: -21 }],
  ["low sunday|divine mercy sunday|quasimodo sunday", { easter: 7 }],
  ["sacred heart|feast of the sacred heart", { easter: 68 }],
  [
    "advent|advent sunday|first sunday of advent|first sunday in advent|first advent",
    { from: [11, 27], weekday: 7 },
  ],
  ["second sunday of advent|second advent", { from: [12, 4], weekday: 7 }],
  ["third sunday of advent|third advent", { from: [12, 11], weekday: 7 }],
  ["fourth sunday of advent|fourth advent", { from: [12, 18], weekday: 7 }],
  ["assumption|assumption day|assumption of mary|feast of the assumption", { month: 8, day: 15 }],
  ["immaculate conception|feast of the immaculate conception", { month: 12, day: 8 }],
  ["candlemas", { month: 2, day: 2 }],
  ["annunciation|lady day|feast of the annunciation", { month: 3, day: 25 }],
  ["twelfth night", { month: 1, day: 5 }],
  ["midsummer day|midsummer's day|st john's day|saint john's day", { month: 6, day: 24 }],
  ["michaelmas", { month: 9, day: 29 }],
  ["martinmas|st martin's day|saint martin's day", { month: 11, day: 11 }],
  ["st lucy's day|saint lucy's day|st lucia's day|saint lucia's day", { month: 12, day: 13 }],
  ["christ the king", { from: [11, 20], weekday: 7 }],
  ["lohri", { month: 1, day: 13 }],
  ["kwanzaa", { month: 12, day: 26, days: 7 }],
];
