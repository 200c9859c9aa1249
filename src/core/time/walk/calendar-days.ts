/**
 * The Gregorian calendar as arithmetic on day numbers: days since 1 January 1970, months from 0. It repeats
 * every 400 years, weekdays included, which is what bounds every search in it.
 */

export const DAYS_PER_CYCLE = 146_097;
export const YEARS_PER_CYCLE = 400;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

export interface CalendarDate {
  year: number;
  /** 0 is January. */
  month: number;
  /** 1 is the first. */
  day: number;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month; 0 is January. */
export function monthLength(year: number, month: number): number {
  return month === 1 && isLeapYear(year) ? 29 : 28 + ((0xeefbb3 >> (month * 2)) & 3);
}

/** Days of the year before the first of a month; 12 gives the length of the year. */
export function daysBefore(year: number, month: number): number {
  return (DAYS_BEFORE_MONTH[month] as number) + (month > 1 && isLeapYear(year) ? 1 : 0);
}

/** The number of the first day of a year. */
export function yearStart(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719_162;
}

/** The number of a day; `month` may lie outside the year. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = year + Math.floor(month / 12);
  return yearStart(y) + daysBefore(y, mod(month, 12)) + day - 1;
}

/** Year, month and day of a day number. */
export function dateOf(number: number): CalendarDate {
  let year = Math.floor((number + 719_162) / 365.2425) + 1;
  if (number < yearStart(year)) year--;
  else if (number >= yearStart(year + 1)) year++;
  const inYear = number - yearStart(year);
  let month = Math.min(11, Math.floor(inYear / 29));
  while (daysBefore(year, month) > inYear) month--;
  return { year, month, day: inYear - daysBefore(year, month) + 1 };
}

/** 0 is Monday. */
export function weekdayOfNumber(number: number): number {
  return mod(number + 3, 7);
}

export function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
