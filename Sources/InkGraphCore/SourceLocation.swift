/// A place in a text that a user can open.
public struct SourceLocation: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The file's path as the user gave it, or a name such as `query`.
  public let source: String
  /// The line, counted from 1; 0 where the whole file is meant.
  public let line: Int
  /// The column in characters, counted from 1; 0 where the whole line is meant.
  public let column: Int

  /// Makes a location.
  public init(source: String, line: Int = 0, column: Int = 0) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// The location as `file:line:column`, as far as it is known.
  public var description: String {
    if line == 0 { return source }
    return column == 0 ? "\(source):\(line)" : "\(source):\(line):\(column)"
  }

  /// Orders by source, line and column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.source != right.source { return left.source.precedesByScalars(right.source) }
    return (left.line, left.column) < (right.line, right.column)
  }
}
