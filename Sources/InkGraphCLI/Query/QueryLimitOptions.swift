import ArgumentParser
import GraphQuery

/// What a query may use.
struct QueryLimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Stop after so many seconds; 0 for never.", valueName: "seconds"))
  var timeout = 30.0

  @Option(
    help: ArgumentHelp(
      "Stop when rows and values take more memory, such as 512M or 2G; 0 for no limit.",
      valueName: "size"))
  var limitMemory = MemorySize(bytes: 1 << 30)

  @Option(help: ArgumentHelp("The greatest number of rows; 0 for all.", valueName: "rows"))
  var limit = 1000

  func validate() throws {
    if timeout < 0 { throw ValidationError("--timeout is 0 or more seconds") }
    if limit < 0 { throw ValidationError("--limit is 0 or more rows") }
  }

  /// The options of the engine.
  var queryOptions: QueryOptions {
    QueryOptions(
      timeoutSeconds: timeout == 0 ? nil : timeout, maximumRows: limit == 0 ? nil : limit,
      memoryLimitBytes: limitMemory.bytes == 0 ? nil : limitMemory.bytes)
  }
}
