/// What a query may use.
public struct QueryOptions: Hashable, Sendable {
  /// What happens when a query names a label, type or property that the graph does not have.
  public enum UnknownNames: Hashable, Sendable {
    /// The result carries a notice.
    case note
    /// The query fails.
    case fail
  }

  /// The time after which a query fails, in seconds; nil for none.
  public var timeoutSeconds: Double?
  /// The number of rows after which a result ends, marked as truncated; nil for none.
  public var maximumRows: Int?
  /// About how many bytes the rows and values of a query may take at once; nil for no limit.
  public var memoryLimitBytes: Int?
  /// What happens on unknown names.
  public var unknownNames: UnknownNames
  /// Whether the rows that each step hands on are counted.
  var countsRows = false

  /// Makes options; without arguments, half a minute, one gibibyte, and notices.
  public init(
    timeoutSeconds: Double? = 30, maximumRows: Int? = nil, memoryLimitBytes: Int? = 1 << 30,
    unknownNames: UnknownNames = .note
  ) {
    self.timeoutSeconds = timeoutSeconds
    self.maximumRows = maximumRows
    self.memoryLimitBytes = memoryLimitBytes
    self.unknownNames = unknownNames
  }
}
