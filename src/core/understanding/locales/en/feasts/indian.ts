/** Feasts of India, with their English names. */
import type { Holiday } from "../../../dates/date-words.ts";

/** Hours that decide on which day a lunar day is kept. */
const SUNRISE = 6;
const NOON = 12;
const DUSK = 18.5;
const MOONRISE = 20;
const MIDNIGHT = 24;

const lunar = (month: number, tithi: number, hour = SUNRISE, plus = 0): Holiday => ({
  lunar: { month, tithi, hour },
  plus,
});
const sun = (degrees: number, plus = 0): Holiday => ({ sun: degrees, plus });

export const ENGLISH_INDIAN_FEASTS: readonly (readonly [names: string, holiday: Holiday])[] = [
  ["diwali|deepavali|divali|lakshmi puja|laxmi puja", lunar(7, 30, DUSK)],
  ["choti diwali|chhoti diwali|naraka chaturdashi|kali chaudas", lunar(7, 30, DUSK, -1)],
  ["dhanteras|dhanatrayodashi|dhantrayodashi", lunar(7, 30, DUSK, -2)],
  ["govardhan puja|annakut", lunar(7, 30, DUSK, 1)],
  ["bhai dooj|bhai duj|bhau beej", lunar(7, 30, DUSK, 2)],
  ["karva chauth|karwa chauth|karaka chaturthi", lunar(7, 19, MOONRISE)],
  ["dussehra|dasara|dashain|vijayadashami|vijaya dashami|dasahara", lunar(7, 10, NOON)],
  ["pargat diwas|maharishi valmiki jayanti|valmiki jayanti|sharad purnima", lunar(7, 15)],
  ["holika dahan|chhoti holi|choti holi", lunar(12, 15, DUSK)],
  ["holi|dhulandi|dhuleti|rangwali holi", lunar(12, 15, DUSK, 1)],
  ["raksha bandhan|rakhi|rakshabandhan", lunar(5, 15, NOON)],
  ["krishna janmashtami|janmashtami|gokulashtami", lunar(5, 23, MIDNIGHT)],
  ["ganesh chaturthi|vinayaka chaturthi|ganesha chaturthi|vinayaka chavithi", lunar(6, 4, NOON)],
  ["rama navami|ram navami|rama navmi", lunar(1, 9, NOON)],
  ["maha shivaratri|mahashivratri|maha shivratri|shivaratri", lunar(11, 29, MIDNIGHT)],
  ["ugadi|yugadi|gudi padwa|gudhi padwa|samvatsaradi", lunar(1, 1)],
  ["vasant panchami|basant panchami|saraswati puja", lunar(11, 5, NOON)],
  ["hanuman jayanti", lunar(1, 15)],
  ["mahavir jayanti|mahavira jayanti|mahaveer jayanti", lunar(1, 13)],
  ["guru purnima|vyasa purnima", lunar(4, 15)],
  ["ratha yatra|rath yatra|ratha jatra|chariot festival", lunar(4, 2)],
  ["chhath|chhath puja|chhat|dala chhath|surya shashthi", lunar(8, 6, DUSK)],
  ["guru nanak jayanti|guru nanak gurpurab|guru nanak's birthday|kartik purnima", lunar(8, 15)],
  [
    "guru ravidas jayanti|guru ravidass jayanti|guru ravidas birthday|guru ravidass birthday",
    lunar(11, 15),
  ],
  ["guru gobind singh jayanti|guru gobind singh birthday|guru govind singh jayanti", lunar(10, 7)],
  [
    "maharishi dayanand saraswati jayanti|dayananda saraswati jayanti|swami dayananda saraswati jayanti|saraswati jayanti",
    lunar(11, 25),
  ],
  [
    "pongal|thai pongal|surya pongal|makar sankranti|makara sankranti|maghi|maghe sankranti|uttarayan",
    sun(270),
  ],
  ["bhogi|bhogi pongal|boghi", sun(270, -1)],
  ["mattu pongal|maattu pongal", sun(270, 1)],
  ["kaanum pongal|kanum pongal|kanni pongal|kaanum", sun(270, 2)],
  ["vaisakhi|baisakhi|vaisakhadi|tamil new year|puthandu|vishu", sun(0)],
];
