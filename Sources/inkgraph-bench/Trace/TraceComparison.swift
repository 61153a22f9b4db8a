import InkGraphCore

/// How well the days on which people are shown agree with the days on which they are marked.
struct TraceComparison: Encodable {
  /// One person.
  struct Row: Encodable {
    let name: String
    /// How many days are marked.
    let marked: Int
    /// How many days are shown.
    let shown: Int
    /// The days that are marked and not shown.
    let missing: [CalendarDate]
    /// The days that are shown and not marked.
    let extra: [CalendarDate]
  }

  /// How many people were compared.
  let people: Int
  let issues: Int
  let daysMarked: Int
  let daysShown: Int
  let daysBoth: Int
  /// The part of the marked days that is shown.
  let recall: Double
  /// The part of the shown days that is marked.
  let precision: Double
  /// The people of whom every day is right.
  let peopleWithoutFault: Int
  /// The people whom the graph does not know at all.
  let unknown: [String]
  /// The people with the most wrong days.
  let worst: [Row]

  init(_ marked: MarkedPeople, _ shown: ShownPeople, people count: Int) {
    let names = marked.mostMarked(count)
    let rows = names.map { Self.row($0, marked, shown) }
    people = rows.count
    issues = shown.issueDays.count
    daysMarked = rows.reduce(0) { $0 + $1.marked }
    daysShown = rows.reduce(0) { $0 + $1.shown }
    daysBoth = rows.reduce(0) { $0 + $1.marked - $1.missing.count }
    recall = Measurement.rounded(Double(daysBoth) / Double(max(1, daysMarked)))
    precision = Measurement.rounded(Double(daysBoth) / Double(max(1, daysShown)))
    peopleWithoutFault = rows.filter { $0.missing.isEmpty && $0.extra.isEmpty }.count
    unknown = names.filter { shown.people(named: $0).isEmpty }
    let sorted = rows.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let (faults, otherFaults) = (
        one.missing.count + one.extra.count, other.missing.count + other.extra.count
      )
      return faults != otherFaults ? faults > otherFaults : left.offset < right.offset
    }
    worst = sorted.prefix(20).map(\.element)
  }

  private static func row(_ name: String, _ marked: MarkedPeople, _ shown: ShownPeople) -> Row {
    let people = shown.people(named: name)
    // 小平 is marked where 邓小平 is meant: a name that is a part of the other counts as the other,
    // if the graph has them as one person. Any other alias must stand by itself.
    var markedDays = marked.days[name] ?? []
    for other in people.flatMap({ [$0.name] + $0.aliases })
    where other.contains(name) || name.contains(other) {
      markedDays.formUnion(marked.days[other] ?? [])
    }
    markedDays.formIntersection(shown.issueDays)
    let shownDays = people.reduce(into: Set<CalendarDate>()) { $0.formUnion($1.days) }
    return Row(
      name: name, marked: markedDays.count, shown: shownDays.count,
      missing: markedDays.subtracting(shownDays).sorted(),
      extra: shownDays.subtracting(markedDays).sorted())
  }
}
