import Foundation
import GraphExport
import PropertyGraph

/// Writes a graph into a file, or as two tables into a folder.
struct GraphExportFile {
  /// The labels and identifiers of terms.
  let vocabulary: ExportVocabulary
  /// What is written, and how.
  let options: ExportOptions

  /// Writes a graph; what went wrong with the file is told as it is, without the format.
  func writeTellingCause(_ graph: Graph, as target: ExportTarget, to output: String?) throws {
    do {
      try write(graph, as: target, to: output)
    } catch let error as ExportError {
      if case .sink(let cause) = error.kind { throw cause }
      throw error
    }
  }

  /// Writes a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - target: The format.
  ///   - output: A file, or a folder for tables; nil for the standard output.
  /// - Throws: `ExportError`; `CommandFailure` for tables without a folder.
  func write(_ graph: Graph, as target: ExportTarget, to output: String?) throws {
    switch target {
    case .graph(let format):
      let file = try OutputFile(path: output)
      try format.writer(vocabulary: vocabulary, options: options).write(graph, to: file)
      try file.finish()
    case .png:
      try writePNG(graph, to: output)
    case .tables(let program):
      try write(graph, asTablesFor: program, to: output)
    case .issueJSON:
      throw CommandFailure("issue-json is written from a library, not from a graph")
    }
  }

  /// How many pixels stand for one unit of the figure.
  private static let pixels = "2"

  /// Lets librsvg turn the figure into pixels; to draw letters, one needs fonts and a rasterizer,
  /// which the system has.
  private func writePNG(_ graph: Graph, to output: String?) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "inkgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let figure = folder.appending(path: "figure.svg").path
    let picture = folder.appending(path: "figure.png").path
    try write(graph, as: .graph(.svg), to: figure)
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    program.arguments = ["rsvg-convert", "--zoom", Self.pixels, "--output", picture, figure]
    program.standardInput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    try program.run()
    program.waitUntilExit()
    guard program.terminationStatus == 0, let pixels = FileManager.default.contents(atPath: picture)
    else {
      throw CommandFailure(
        "png export: rsvg-convert cannot draw the figure; install it (Debian: librsvg2-bin), or "
          + "write --format svg, or choose a smaller part with --top N")
    }
    let file = try OutputFile(path: output)
    try pixels.withUnsafeBytes { try file.write($0) }
    try file.finish()
  }

  private func write(_ graph: Graph, asTablesFor program: TableProgram, to output: String?) throws {
    guard let output, output != "-" else {
      throw CommandFailure(
        "\(program.rawValue) is two files, nodes.csv and edges.csv; give a folder with -o FOLDER")
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure("\(output): the folder cannot be made; give another with -o FOLDER")
    }
    let writer = TableWriter(program, vocabulary: vocabulary, options: options)
    let nodes = try OutputFile(path: "\(output)/nodes.csv")
    try writer.writeNodes(graph, to: nodes)
    let edges = try OutputFile(path: "\(output)/edges.csv")
    try writer.writeEdges(graph, to: edges)
    try nodes.finish()
    try edges.finish()
  }
}
