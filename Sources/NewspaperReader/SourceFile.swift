public import InkGraphCore

/// The bytes of a file and the name under which the user knows it.
public struct SourceFile: Hashable, Sendable {
  /// The path as the user gave it: for messages, and for a date that it may hold.
  public var path: String
  /// The content.
  public var bytes: [UInt8]

  /// Makes a source file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What the user tells about files whose masthead is missing or only a picture.
///
/// A masthead that is there wins over these values.
public struct ReadOptions: Hashable, Sendable {
  /// The newspaper's name.
  public var newspaper: String?
  /// The date of the issue.
  public var date: CalendarDate?
  /// The running number of the issue.
  public var number: Int?

  /// Makes options; nil means that the user did not say.
  public init(newspaper: String? = nil, date: CalendarDate? = nil, number: Int? = nil) {
    self.newspaper = newspaper
    self.date = date
    self.number = number
  }
}

/// What came out of a file.
public struct ReadResult: Hashable, Sendable {
  /// The issues in file order; empty if the file could not be read.
  public var issues: [Issue]
  /// What the user should know, in the order in which it was found.
  public var diagnostics: [Diagnostic]

  /// Makes a result.
  public init(issues: [Issue], diagnostics: [Diagnostic]) {
    self.issues = issues
    self.diagnostics = diagnostics
  }
}
