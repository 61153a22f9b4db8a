import InkGraphCore

extension TemporalValue {
  /// The value as graphs keep it.
  var text: TimeText {
    let kind: TimeText.Kind =
      switch self {
      case .date: .distantDate
      case .localTime: .localTime
      case .time: .time
      case .localDateTime: .localDateTime
      case .dateTime: .dateTime
      case .duration: .duration
      }
    return TimeText(kind, description)
  }

  /// Reads a value that a graph keeps; nil if its text is not in ISO 8601 form.
  init?(_ text: TimeText) {
    let value: TemporalValue? =
      switch text.kind {
      case .distantDate: TemporalText.date(text.description).map { .date($0) }
      case .localTime: TemporalText.time(text.description).map { .localTime($0) }
      case .time: TemporalText.offsetTime(text.description).map { .time($0) }
      case .localDateTime: TemporalText.localDateTime(text.description).map { .localDateTime($0) }
      case .dateTime: TemporalText.dateTime(text.description).map { .dateTime($0) }
      case .duration: TemporalText.duration(text.description).map { .duration($0) }
      }
    guard let value else { return nil }
    self = value
  }
}
