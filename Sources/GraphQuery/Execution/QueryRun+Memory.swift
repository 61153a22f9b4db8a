import PropertyGraph

extension QueryRun {
  /// Texts of more bytes are refused: no work on one of them takes as long as a user notices.
  private static let maximumText = 1 << 26
  /// Lists and maps of more bytes are refused.
  private static let maximumValue = 1 << 28
  /// Smaller values are not worth counting while an expression holds them.
  private static let smallWidth = 1 << 12

  /// Counts the work of going once through some bytes.
  func touch(_ bytes: Int) throws(QueryError) {
    if bytes >= 1 << 11 { try tick(bytes >> 11) }
  }

  /// Counts the work of comparing or hashing a value.
  func touch(_ value: QueryValue) throws(QueryError) {
    switch value {
    case .list, .map: try touch(value.footprint)
    default: try touch(value.width)
    }
  }

  /// Counts memory that the run holds on to.
  func charge(_ bytes: Int) throws(QueryError) {
    memory += bytes
    guard let limit = options.memoryLimitBytes, memory > limit else { return }
    throw outOfMemory("the query needs more than \(Self.shown(limit))")
  }

  /// Gives memory back.
  func discharge(_ bytes: Int) { memory -= bytes }

  /// Counts a value for as long as an expression or a row holds it.
  ///
  /// - Returns: The bytes to give back.
  func hold(_ value: QueryValue) throws(QueryError) -> Int {
    let width = value.width
    guard width > Self.smallWidth else { return 0 }
    try charge(width)
    try touch(width)
    return width
  }

  /// Refuses a list or map that is too large.
  func checkSize(_ bytes: Int) throws(QueryError) {
    try check(bytes, Self.maximumValue, "list")
  }

  /// Refuses a text that is too long.
  func checkText(_ bytes: Int) throws(QueryError) { try check(bytes, Self.maximumText, "text") }

  private func check(_ bytes: Int, _ greatest: Int, _ kind: String) throws(QueryError) {
    let limit = min(options.memoryLimitBytes ?? .max, greatest)
    guard bytes > limit else { return }
    throw outOfMemory("a \(kind) of the query would take more than \(Self.shown(limit))")
  }

  private func outOfMemory(_ message: String) -> QueryError {
    QueryError(
      .outOfMemory, message, at: .unknown,
      hint: "ask for fewer rows or columns, add a LIMIT, or allow more memory", phase: .runtime)
  }

  /// A number of bytes in the largest unit that divides it.
  private static func shown(_ bytes: Int) -> String {
    for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")]
    where bytes > 0 && bytes & (1 << shift - 1) == 0 {
      return "\(bytes >> shift) \(unit)"
    }
    return "\(bytes) bytes"
  }
}

extension QueryValue {
  /// About how many bytes the value takes without what is inside its elements.
  ///
  /// - Complexity: O(1), unlike `footprint`.
  var width: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .list(let values): values.count * 24
    case .map(let map): map.entries.count * 48
    case .path(let path): path.nodes.count * 8
    default: 0
    }
  }
}
