import ArgumentParser

/// How often each measurement is made.
struct RepeatOption: ParsableArguments {
  @Option(name: .customLong("repeat"), help: "How often each measurement is made.")
  var count = 5

  func validate() throws {
    if count < 1 { throw ValidationError("--repeat is 1 or more") }
  }
}

/// Which newspapers a suite works on.
struct InputOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files and folders (default: the sample issues, and ../shared/corpus if it is there).",
      valueName: "path"),
    completion: .file())
  var input: [String] = []

  @OptionGroup var repetition: RepeatOption
}

/// How large the generated graph is.
struct GraphOptions: ParsableArguments {
  @Option(help: "The nodes of the generated graph.")
  var nodes = 20_000

  @Option(help: "Its edges.")
  var edges = 100_000

  @Option(help: "The seed from which it is generated.")
  var seed: UInt64 = 1

  @OptionGroup var repetition: RepeatOption

  func validate() throws {
    if nodes < 100 { throw ValidationError("--nodes is 100 or more") }
    if edges < nodes { throw ValidationError("--edges is at least --nodes") }
    if max(nodes, edges) >= Int(UInt32.max) { throw ValidationError("a graph is below 2^32") }
  }
}
