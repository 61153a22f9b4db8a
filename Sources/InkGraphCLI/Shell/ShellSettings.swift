import GraphQuery

/// What a user of the shell can change.
struct ShellSettings {
  /// The form of answers.
  var format = QueryFormat.rows(.table)
  /// A file for answers; nil for the standard output.
  var output: String?
  /// What a query may use.
  var options: QueryOptions
  /// The parameters of queries.
  var parameters: [String: QueryValue] = [:]

  /// A change that a command asks for.
  ///
  /// - Returns: Whether there is such a setting.
  /// - Throws: `CommandFailure` for a value that it cannot have.
  mutating func set(_ name: String, to value: String) throws(CommandFailure) -> Bool {
    switch name {
    case "format":
      guard let chosen = QueryFormat(argument: value) else {
        let known = QueryFormat.allValueStrings.joined(separator: ", ")
        throw CommandFailure("there is no format '\(value)'; the formats are \(known)")
      }
      format = chosen
    case "output": output = value.isEmpty || value == "-" ? nil : value
    case "timeout":
      guard let seconds = Double(value), seconds >= 0 else {
        throw CommandFailure(".timeout takes seconds, and 0 for never")
      }
      options.timeoutSeconds = seconds == 0 ? nil : seconds
    case "limit":
      guard let rows = Int(value), rows >= 0 else {
        throw CommandFailure(".limit takes a number of rows, and 0 for all")
      }
      options.maximumRows = rows == 0 ? nil : rows
    case "limit-memory":
      guard let size = MemorySize(argument: value) else {
        throw CommandFailure(".limit-memory takes a size such as 512M, and 0 for no limit")
      }
      options.memoryLimitBytes = size.bytes == 0 ? nil : size.bytes
    case "param":
      guard let (name, value) = QueryParameters.parse(value) else {
        throw CommandFailure("write it as .param name=value")
      }
      parameters[name] = value
    default: return false
    }
    return true
  }
}
