import InkGraphCore

/// A column of an answer.
struct AnswerColumn: Hashable {
  /// Who sees a column.
  enum Audience: Hashable {
    /// Every reader.
    case all
    /// Readers of tables: names and labels.
    case people
    /// Readers of JSON, CSV and TSV: keys.
    case programs
  }

  /// The name for programs; the same in every language.
  let key: String
  /// The heading for people.
  let title: Phrase
  /// Who sees it.
  let audience: Audience

  init(_ key: String, _ title: Phrase, for audience: Audience = .all) {
    self.key = key
    self.title = title
    self.audience = audience
  }
}

/// What a command found, before it is written in some format.
struct Answer {
  /// The columns.
  var columns: [AnswerColumn]
  /// The rows; a value for each column, nil where there is none.
  var rows: [[PropertyValue?]] = []
  /// For people, what is written in the place of a table.
  var prose: [StyledText]?
  /// What is said when there is no row.
  var whenEmpty: String
  /// What is said besides, on the standard error output.
  var notes: [String] = []

  init(_ columns: [AnswerColumn], whenEmpty: String) {
    self.columns = columns
    self.whenEmpty = whenEmpty
  }

  /// Keeps the first rows and says how many there were; 0 keeps all.
  mutating func limit(to count: Int) {
    guard count > 0, rows.count > count else { return }
    notes.append("\(rows.count - count) more rows are not shown; --limit 0 shows all")
    rows.removeLast(rows.count - count)
  }
}

extension Optional where Wrapped == PropertyValue {
  /// A text.
  static func text(_ text: String?) -> PropertyValue? { text.map { .string($0) } }
  /// A number.
  static func count(_ number: Int?) -> PropertyValue? { number.map { .integer(Int64($0)) } }
  /// A day.
  static func day(_ date: CalendarDate?) -> PropertyValue? { date.map { .date($0) } }
}
