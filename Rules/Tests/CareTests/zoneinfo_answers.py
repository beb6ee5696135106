"""What Python's zoneinfo makes of every zone of the system and each of its transitions to 2040: the answers Kept must give too.

First a line for each distinct zone file: how many transitions, and the zones with these bytes. Then an empty line. Then, zone for
zone, ten 64-bit numbers (little-endian) for each transition:
    at  offset-before  offset-after  name-after (its first 8 bytes)  six instants less `at`
The instants are those of six local times around the transition: low-1, low, middle, high-1, high, high+1, where low and high are
what clocks show on its two sides, in seconds since 1970 as if in UTC. They are those of fold=0, the first of two; for a time that
is skipped, where Python goes on by the old offset, the end of the gap.
"""

import struct
import sys
import zoneinfo
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = "/usr/share/zoneinfo"
EPOCH = datetime(1970, 1, 1)
FIRST = -62_000_000_000  # Python's datetime begins with the year 1.
LAST = int((datetime(2040, 1, 1) - EPOCH).total_seconds())


def written(data):
    """The transitions that stand in a file, from its 64-bit part, and whether a rule follows them."""
    def counts(at):
        return struct.unpack(">6l", data[at + 20:at + 44])
    isut, isstd, leaps, times, types, characters = counts(0)
    second = 44 + times * 5 + types * 6 + characters + leaps * 8 + isstd + isut
    times = counts(second)[3]
    stands = struct.unpack(f">{times}q", data[second + 44:second + 44 + times * 8])
    return [at for at in stands if at > FIRST], b"," in data.rsplit(b"\n", 2)[1]


def offset(zone, at):
    ahead = datetime.fromtimestamp(at, zone).utcoffset()
    return ahead.days * 86400 + ahead.seconds


def ruled(zone, at):
    """The transitions after an instant that follow from the rule: found by looking every week, then by halving."""
    week = 7 * 86400
    old = offset(zone, at)
    while at < LAST:
        at += week
        new = offset(zone, at)
        if new != old:
            low, high = at - week, at
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == old else (low, middle)
            yield high
            old = new


def instant(zone, epoch, local, near):
    """The first instant at which clocks show a local time, or the end of the gap it falls into."""
    ahead = (epoch + timedelta(seconds=local)).utcoffset()
    at = local - ahead.days * 86400 - ahead.seconds
    gap = next((end for end, low, high in near if low <= local < high), None)
    return at if gap is None or at + offset(zone, at) == local else gap


def answers(zone, transitions):
    sides = [(at, at + offset(zone, at - 1), at + offset(zone, at)) for at in transitions]
    epoch = EPOCH.replace(tzinfo=zone)
    numbers = []
    for index, (at, before, after) in enumerate(sides):
        low, high = min(before, after), max(before, after)
        near = sides[max(0, index - 2):index + 3]
        name = datetime.fromtimestamp(at, zone).tzname().encode()[:8].ljust(8, b"\0")
        numbers += [at, before - at, after - at, int.from_bytes(name, "little")]
        locals_around = (low - 1, low, (low + high) // 2, high - 1, high, high + 1)
        numbers += [instant(zone, epoch, local, near) - at for local in locals_around]
    return struct.pack(f"<{len(numbers)}q", *numbers)


def main():
    zoneinfo.reset_tzpath([FOLDER])
    files = defaultdict(list)
    for name in sorted(zoneinfo.available_timezones()):
        files[(Path(FOLDER) / name).read_bytes()].append(name)
    lines, numbers = [], []
    for data, names in files.items():
        zone = zoneinfo.ZoneInfo(names[0])
        transitions, has_rule = written(data)
        if has_rule:
            transitions += ruled(zone, transitions[-1] if transitions else FIRST)
        lines.append(" ".join([str(len(transitions)), *names]))
        numbers.append(answers(zone, transitions))
    sys.stdout.buffer.write("\n".join(lines).encode() + b"\n\n" + b"".join(numbers))


main()
