/// When somebody works, over the years: working weeks, each valid from a day on.
///
/// Waiting is aged in working time, by the hours that were valid then: changing them changes nothing that is past.
/// Holidays and absences are not in here; whoever asks takes them off.
public struct WorkingHours: Equatable, Sendable {
    /// A working week and the first day it holds.
    public struct Version: Equatable, Sendable {
        /// The first day; the week holds until the next version's.
        public let from: Day
        /// What is worked in each week from then on.
        public let week: WorkingWeek

        /// A week that holds from a day on.
        public init(from: Day, week: WorkingWeek) {
            (self.from, self.week) = (from, week)
        }
    }

    /// In the order of their days, never empty. Before its day, the first counts already.
    public private(set) var versions: [Version]

    /// The same week always, until it is changed.
    public init(_ week: WorkingWeek) {
        versions = [Version(from: .earliest, week: week)]
    }

    /// Another week from a day on, up to the next change after it. A change from the same day replaces the earlier one.
    public mutating func change(to week: WorkingWeek, from day: Day) {
        let place = versions.firstIndex { $0.from >= day } ?? versions.count
        if place < versions.count, versions[place].from == day { versions.remove(at: place) }
        versions.insert(Version(from: day, week: week), at: place)
    }

    /// The same hours until before a day; from then on what held then goes on.
    public func until(_ day: Day) -> WorkingHours {
        var hours = self
        hours.versions = versions.filter { $0.from < day }
        return hours.versions.isEmpty ? self : hours
    }

    /// The week that holds on a day.
    public func week(on day: Day) -> WorkingWeek {
        (versions.last { $0.from <= day } ?? versions[0]).week
    }

    // MARK: Days

    /// Whether any hours are worked on a day.
    public func isWorkingDay(_ day: Day) -> Bool {
        !week(on: day).spans(on: day.weekday).isEmpty
    }

    /// The end of a working day. A day without hours ends with its week's latest end, or at 17:00 where the week has none.
    ///
    /// Who works until midnight ends at 23:59, so that what is due by the end of a day is due on that day.
    public func end(of day: Day) -> LocalTime {
        let week = week(on: day)
        let minutes = week.spans(on: day.weekday).last?.end ?? week.latestEnd ?? 17 * 60
        return LocalTime(day: day, second: min(minutes, 1439) * 60)
    }

    /// The so-manieth working day after a day, 1 being the next; the day itself for 0. Nil where 400 years hold none.
    public func workingDay(_ count: Int, after day: Day) -> Day? {
        workingDay(count, from: day, step: 1)
    }

    /// The so-manieth working day before a day, 1 being the last; the day itself for 0. Nil where 400 years hold none.
    public func workingDay(_ count: Int, before day: Day) -> Day? {
        workingDay(count, from: day, step: -1)
    }

    private func workingDay(_ count: Int, from start: Day, step: Int) -> Day? {
        if count == 0 { return start }
        guard count > 0, hasHours(from: start, step: step) else { return nil }
        var left = count
        for distance in 1...Day.daysIn400Years {
            let day = start.adding(days: step * distance)
            if isWorkingDay(day) { left -= 1 }
            if left == 0 { return day }
        }
        return nil
    }

    /// Whether any week that holds on a day, or later (earlier for a step of -1), has hours: saves looking through 400 years.
    func hasHours(from day: Day, step: Int) -> Bool {
        let others = versions.filter { step > 0 ? $0.from > day : $0.from < day }
        return !week(on: day).isEmpty || others.contains { !$0.week.isEmpty }
    }
}
