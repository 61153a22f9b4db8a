import ArgumentParser
import InkGraphCore

/// The program: a list of suites, and tools for long trials.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inkgraph-bench",
    abstract: "Measures InkGraph, and tries it with hostile input and killed builds.",
    discussion: """
      Prints one JSON object. Times are seconds of the wall clock on one thread, unless the name of \
      a measurement says otherwise; nothing is run beforehand to warm up, so the first repetition \
      counts. MB are 10^6 bytes, MiB 2^20. Without a subcommand all quick suites run.

      The program ends with 0 after success, 1 after a failure and 64 after wrong usage.
      """,
    version: ProgramVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Measuring",
        subcommands: [
          SuiteCommand<QuickSuites>.self, SuiteCommand<ReadSuite>.self,
          SuiteCommand<RecognizeSuite>.self, SuiteCommand<BuildSuite>.self,
          SuiteCommand<LinkSuite>.self, SuiteCommand<StoreSuite>.self,
          SuiteCommand<GraphSuite>.self, SuiteCommand<QuerySuite>.self,
          SuiteCommand<ExportSuite>.self, SuiteCommand<LibrarySuite>.self, TraceCommand.self,
          IdentitiesCommand.self,
          CalibrationCommand.self,
        ]),
      CommandGroup(
        name: "Trying",
        subcommands: [MakeArchiveCommand.self, SoakCommand.self, SoakWorkerCommand.self]),
    ],
    defaultSubcommand: SuiteCommand<QuickSuites>.self)
}
