// The words that times are said with.

/// Words that may stand before a time and add nothing to it.
let timePrepositions: [String: Void] = [
    "by": (), "on": (), "at": (), "before": (), "until": (), "till": (), "til": (), "due": (), "latest": (), "the": (),
]

/// Numbers in words. "a" is one.
let numberWords: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
]

/// What time is counted in. Minutes and hours go by the clock, the others by the calendar.
enum TimeUnit {
    case minute, halfHour, hour, day, week, month
}

/// "m" is missing: it could be a minute or a month.
let timeUnits: [String: TimeUnit] = [
    "minute": .minute, "minutes": .minute, "min": .minute, "mins": .minute,
    "hour": .hour, "hours": .hour, "hr": .hour, "hrs": .hour, "h": .hour,
    "day": .day, "days": .day, "d": .day,
    "week": .week, "weeks": .week, "wk": .week, "wks": .week, "w": .week,
    "month": .month, "months": .month,
]
