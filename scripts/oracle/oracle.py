"""Works out the occurrences of schedules with python-dateutil and zoneinfo, as an independent oracle.

Standard input brings one JSON object per line, standard output answers each with one line:
  {"hello": true}                      -> versions, and the zones that zoneinfo knows
  {"zone": Z, "changes": [from, to]}   -> [[at, offset before, offset after], ...], seconds
  {"zone": Z, "walls": [local, ...]}   -> [[instant, offset], ...], seconds
  a sample (see sample.ts)             -> [seconds, ...]

What dateutil cannot do, or does otherwise than RFC 5545, is spelled out at its place. The zone is
applied apart: a local time with fold=0 is read with the offset before a gap and means the first of two.
"""

import datetime as dt
import json
import signal
import sys
import types
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import dateutil
from dateutil import rrule as du

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FREQS = {name: getattr(du, name) for name in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")}
STEP = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
LISTS = {
    "BYMONTH": "bymonth", "BYMONTHDAY": "bymonthday", "BYYEARDAY": "byyearday", "BYWEEKNO": "byweekno",
    "BYSETPOS": "bysetpos", "BYHOUR": "byhour", "BYMINUTE": "byminute", "BYSECOND": "bysecond",
}
DAY_PARTS = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY")
MARGIN = dt.timedelta(days=2)
PATIENCE = 0.03

# dateutil searches up to MAXYEAR for a rule that finds nothing; here it stops after the window.
bounded = types.SimpleNamespace(**vars(dt))
du.datetime = bounded


rebuild = du._iterinfo.rebuild


def rebuild_with_right_weeks(info, year, month):
    """dateutil takes 1 January 1994 for week 53 and leaves negative weeks out at the end of a year."""
    is_new = year != info.lastyear
    rebuild(info, year, month)
    if is_new and info.rrule._byweekno:
        first = dt.date(year, 1, 1)
        days = (first + dt.timedelta(days=i) for i in range(info.yearlen + 7))
        info.wnomask = [bool(set(week_numbers(day, info.rrule._wkst)) & set(info.rrule._byweekno)) for day in days]


def week_numbers(day, wkst):
    """A week belongs to the year that has its fourth day. Counted from the start and from the end of that year."""
    middle = day - dt.timedelta(days=(day.weekday() - wkst) % 7 - 3)
    number = (middle.timetuple().tm_yday + 6) // 7
    after = (dt.date(middle.year, 12, 31) - middle).days // 7
    return number, -after - 1


du._iterinfo.rebuild = rebuild_with_right_weeks


def main():
    signal.signal(signal.SIGVTALRM, give_up)
    for line in sys.stdin:
        request = json.loads(line)
        if "hello" in request:
            answer = hello()
        elif "changes" in request:
            answer = changes(ZoneInfo(request["zone"]), *request["changes"])
        elif "walls" in request:
            answer = probes(ZoneInfo(request["zone"]), request["walls"])
        else:
            answer = occurrences(request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def hello():
    return {
        "python": sys.version.split()[0],
        "dateutil": dateutil.__version__,
        "tzdata": tzdata_version(),
        "zones": sorted(available_timezones()),
    }


def tzdata_version():
    for folder in ("/usr/share/zoneinfo", "/var/db/timezone/zoneinfo"):
        for name, prefix in (("tzdata.zi", "# version "), ("+VERSION", "")):
            file = Path(folder) / name
            if file.exists():
                with file.open() as text:
                    return text.readline().strip().removeprefix(prefix)
    return "unknown"


def changes(zone, start, end):
    """All changes of offset, found by asking every three days and halving the span; a zone has none closer by."""
    found, step = [], 3 * 86_400
    before = offset_at(start, zone)
    for at in range(start, end, step):
        after = offset_at(at + step, zone)
        if after != before:
            low, high = at, at + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset_at(middle, zone) == before else (low, middle)
            found.append([high, before, after])
            before = after
    return found


def probes(zone, walls):
    instants = [instant(local(wall), zone) for wall in walls]
    return [[at, offset_at(at, zone)] for at in instants]


def offset_at(seconds, zone):
    return int(dt.datetime.fromtimestamp(seconds, zone).utcoffset().total_seconds())


def occurrences(sample):
    zone = ZoneInfo(sample["zone"])
    rule = dict(part.split("=") for part in sample["rrule"].split(";"))
    start = local(sample["start"])
    begin, end = sample["from"], sample["to"]
    times = [dt.time.fromisoformat(time) for time in sample.get("times", [])]
    out = sample.get("exdates", [])
    out_days = {dt.date.fromisoformat(d) for d in out if len(d) == 10}
    out_moments = {local(d) for d in out if len(d) > 10}
    found = set()
    walk = real_time(rule, start, zone, begin, end) if rule["FREQ"] in STEP else calendar(rule, start, times, zone, begin, end)
    for wall, at in walk:
        if is_over(rule, wall, at, zone):
            continue
        if begin <= at < end and wall not in out_moments and wall.date() not in out_days:
            found.add(at)
    # An added day has the usual times; a moment that was added stays although its day is left out.
    for added in sample.get("rdates", []):
        if len(added) > 10:
            walls = [local(added)]
        else:
            day = dt.date.fromisoformat(added)
            walls = [] if day in out_days else [dt.datetime.combine(day, time) for time in times or [start.time()]]
        for wall in walls:
            at = instant(wall, zone)
            if wall not in out_moments and begin <= at < end:
                found.add(at)
    return sorted(found)[: sample["limit"]]


def local(text):
    return dt.datetime.fromisoformat(text)


def instant(wall, zone):
    return int(wall.replace(tzinfo=zone).timestamp())


def wall_at(seconds, zone):
    return dt.datetime.fromtimestamp(seconds, zone).replace(tzinfo=None)


def is_over(rule, wall, at, zone):
    """UNTIL is held against the wall clock; hourly and finer rules end the first time that the clock shows it."""
    until = rule.get("UNTIL")
    if until is None:
        return False
    if until.endswith("Z"):
        return at > dt.datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.timezone.utc).timestamp()
    last = dt.datetime.strptime(until if "T" in until else until + "T235959", "%Y%m%dT%H%M%S")
    return at > instant(last, zone) if rule["FREQ"] in STEP else wall > last


def calendar(rule, start, times, zone, begin, end):
    """Daily and coarser: dateutil on the wall clock, then the zone."""
    first, last = wall_at(begin, zone) - MARGIN, wall_at(end, zone) + MARGIN
    bounded.MAXYEAR = last.year + 1
    options = calendar_options(rule, start, bool(times))
    count = int(rule["COUNT"]) if "COUNT" in rule else None
    # dateutil begins the first week at the start itself; BYSETPOS counts from the first day of the week.
    if rule["FREQ"] == "WEEKLY" and "BYSETPOS" in rule:
        options["dtstart"] -= dt.timedelta(days=(start.weekday() - DAYS.index(rule.get("WKST", "MO"))) % 7)
        walls = skip_and_count(du.rrule(**options), start, count, bool(times))
    else:
        walls = du.rrule(count=count, **options)
    for wall in walls:
        if wall > last:
            return
        for moment in [dt.datetime.combine(wall, time) for time in times] or [wall]:
            if moment >= start and moment >= first:
                yield moment, instant(moment, zone)


def skip_and_count(walls, start, count, by_day):
    floor = dt.datetime.combine(start, dt.time()) if by_day else start
    for wall in walls:
        if wall < floor:
            continue
        if count is not None:
            if count == 0:
                return
            count -= 1
        yield wall


def calendar_options(rule, start, by_day):
    """`by_day`: the times stand beside the rule, which then gives days."""
    options = common_options(rule)
    if by_day:
        start = dt.datetime.combine(start, dt.time())
        options.update(byhour=0, byminute=0, bysecond=0)
    else:
        options.setdefault("byhour", start.hour)
        options.setdefault("byminute", start.minute)
        options.setdefault("bysecond", start.second)
    if not any(part in rule for part in DAY_PARTS) and rule["FREQ"] == "WEEKLY":
        options["byweekday"] = start.weekday()
    return {**options, "dtstart": start}


def common_options(rule):
    options = {"freq": FREQS[rule["FREQ"]], "interval": int(rule.get("INTERVAL", 1)), "wkst": DAYS.index(rule.get("WKST", "MO"))}
    for part, name in LISTS.items():
        if part in rule:
            options[name] = [int(value) for value in rule[part].split(",")]
    if "BYDAY" in rule:
        options["byweekday"] = weekdays(rule)
    return options


def weekdays(rule):
    """dateutil takes "MO,1TU" for days that are both; RFC 5545 for days that are either: MO is spelled out."""
    items = rule["BYDAY"].split(",")
    numbered = any(len(item) > 2 for item in items)
    days = []
    for item in items:
        day = getattr(du, item[-2:])
        if len(item) > 2:
            days.append(day(int(item[:-2])))
        elif numbered:
            days += [day(n) for n in range(1, 54 if rule["FREQ"] == "YEARLY" and "BYMONTH" not in rule else 6)]
        else:
            days.append(day)
    return days


def real_time(rule, start, zone, begin, end):
    """Hourly and finer rules count real time, which dateutil does not: it is asked where no clock changes."""
    low, high = instant(start, zone), end
    offsets = {offset_at(at, zone) for at in range(low - 172_800, high + 259_200, 86_400 * 3)}
    if len(offsets) == 1:
        found = with_patience(lambda: list(constant_zone(rule, start, zone, end)))
        if found is not None:
            return found
    return stepwise(rule, start, zone, begin, end)


def with_patience(work):
    """None when it takes too long: a rule that finds nothing is followed to the end of the next year, second by second."""
    try:
        # Of the processor's time, so that a busy machine changes nothing.
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        found = work()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return found
    except TimeoutError:
        return None


def give_up(_signal, _frame):
    raise TimeoutError


def constant_zone(rule, start, zone, end):
    last = wall_at(end, zone) + MARGIN
    bounded.MAXYEAR = last.year + 1
    count = int(rule["COUNT"]) if "COUNT" in rule else None
    try:
        for wall in du.rrule(dtstart=start, count=count, **common_options(rule)):
            if wall > last:
                return
            yield wall, instant(wall, zone)
    except ValueError as error:
        # dateutil's way of saying that interval and hours never meet.
        if "Invalid combination of interval" not in str(error) and "empty set" not in str(error):
            raise


def stepwise(rule, start, zone, begin, end):
    lists = {part: [int(v) for v in rule[part].split(",")] for part in LISTS if part in rule}
    unit = STEP[rule["FREQ"]]
    step = unit * int(rule.get("INTERVAL", 1))
    first = instant(start, zone)
    left = int(rule.get("COUNT", 1 << 60))
    at = first if "COUNT" in rule else first + max(0, (begin - 2 * unit - first) // step) * step
    while at < end + 2 * unit and left > 0:
        wall = wall_at(at, zone)
        if day_fits(wall.date(), rule, lists) and time_fits(wall, rule["FREQ"], lists):
            for moment in moments(wall, rule["FREQ"], lists):
                real = at + int((moment - wall).total_seconds())
                if real >= first and left > 0:
                    left -= 1
                    yield moment, real
        at += step


def day_fits(day, rule, lists):
    month_length = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - day.replace(day=1)
    year_length = (dt.date(day.year + 1, 1, 1) - dt.date(day.year, 1, 1)).days
    in_year = day.timetuple().tm_yday
    checks = [
        ("BYMONTH", {day.month}),
        ("BYMONTHDAY", {day.day, day.day - month_length.days - 1}),
        ("BYYEARDAY", {in_year, in_year - year_length - 1}),
    ]
    if any(part in lists and not present & set(lists[part]) for part, present in checks):
        return False
    return "BYDAY" not in rule or DAYS[day.weekday()] in rule["BYDAY"].split(",")


def time_fits(wall, freq, lists):
    if "BYHOUR" in lists and wall.hour not in lists["BYHOUR"]:
        return False
    if freq != "HOURLY" and "BYMINUTE" in lists and wall.minute not in lists["BYMINUTE"]:
        return False
    return freq != "SECONDLY" or "BYSECOND" not in lists or wall.second in lists["BYSECOND"]


def moments(wall, freq, lists):
    minutes = sorted(lists["BYMINUTE"]) if freq == "HOURLY" and "BYMINUTE" in lists else [wall.minute]
    seconds = sorted(lists["BYSECOND"]) if freq != "SECONDLY" and "BYSECOND" in lists else [wall.second]
    every = [wall.replace(minute=m, second=s) for m, s in product(minutes, seconds)]
    if "BYSETPOS" not in lists:
        return every
    size = len(every)
    picked = {n - 1 if n > 0 else size + n for n in lists["BYSETPOS"]}
    return [every[i] for i in sorted(picked) if 0 <= i < size]


main()
