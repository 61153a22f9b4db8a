import NewspaperReader

/// Reading files into issues.
enum ReadSuite: Suite {
  static let name = "read"
  static let abstract = "Reading newspaper files into issues and articles."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let input = try NewspaperInput(options)
    let reader = NewspaperReader()
    try await report.measure("read", repeat: options.repetition.count, sizes: input.sizes) {
      input.groups.map { reader.read($0.files, name: $0.name).issues.count }
    }
  }
}
