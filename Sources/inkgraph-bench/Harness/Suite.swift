import ArgumentParser

/// A group of measurements that the user can choose.
protocol Suite {
  /// What the user decides.
  associatedtype Options: ParsableArguments
  /// The name of the subcommand.
  static var name: String { get }
  /// What is measured, for the help.
  static var abstract: String { get }
  /// Measures.
  static func run(_ options: Options, _ report: inout BenchReport) async throws
}

/// Runs one suite and prints its report.
struct SuiteCommand<Chosen: Suite>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: Chosen.name, abstract: Chosen.abstract)
  }

  @OptionGroup var options: Chosen.Options

  func run() async throws {
    var report = BenchReport(suite: Chosen.name)
    try await Chosen.run(options, &report)
    try report.print()
  }
}

/// Every suite that ends within minutes.
enum QuickSuites: Suite {
  static let name = "quick"
  static let abstract = "Run every suite below, on small inputs (the default)."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let graph = try GraphOptions.parse(["--repeat", String(options.repetition.count)])
    // Recognition stands first: nothing has loaded the ontology before.
    try await RecognizeSuite.run(options, &report)
    try await ReadSuite.run(options, &report)
    try await BuildSuite.run(options, &report)
    let link = try LinkSuite.Options.parse(
      ["--repeat", String(options.repetition.count)]
        + (options.input.isEmpty ? [] : ["--input"] + options.input))
    try await LinkSuite.run(link, &report)
    try await StoreSuite.run(options, &report)
    try await GraphSuite.run(graph, &report)
    let query = try QuerySuite.Options.parse(["--repeat", String(options.repetition.count)])
    try await QuerySuite.run(query, &report)
    let export = try ExportSuite.Options.parse(["--repeat", String(options.repetition.count)])
    try await ExportSuite.run(export, &report)
  }
}
