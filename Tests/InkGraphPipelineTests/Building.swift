import Foundation
import GraphExport
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Ontology
import PropertyGraph

@testable import InkGraphCLI

/// An issue of a newspaper, not one of the tests.
typealias Issue = InkGraphCore.Issue

/// Builds of the invented paper.
enum Building {
  /// The invented issues, sorted by name.
  static let samples: [URL] = files(in: TestFolders.samples.appending(path: "issues"))

  /// The library of the invented issues; built once for all tests that only read it.
  static let sampleLibrary = Task { try await library(samples.map(\.path)) }

  /// The files of a folder, sorted by name.
  static func files(in folder: URL) -> [URL] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted().map { folder.appending(path: $0) }
  }

  /// Builds into a library file.
  @discardableResult
  static func build(
    _ paths: [String], into path: String, jobs: Int = 1,
    ontology: Ontology = SampleOntology.shared, reading: ReadOptions = ReadOptions(),
    home: String? = nil
  ) async throws -> BuildReport {
    let options = BuildOptions(jobs: jobs, reading: reading, home: home)
    return try await LibraryBuilder(ontology: ontology, options: options)
      .build(paths: paths, into: path)
  }

  /// What a library holds.
  static func contents(_ path: String) throws -> LibraryContents {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    return LibraryContents(parts: try store.parts(), linked: try store.linked())
  }

  /// The contents of a library that is made of some files.
  static func library(
    _ paths: [String], jobs: Int = 1, ontology: Ontology = SampleOntology.shared
  ) async throws -> LibraryContents {
    let folder = try TemporaryFolder()
    try await build(paths, into: folder.path("news.inkgraph"), jobs: jobs, ontology: ontology)
    return try contents(folder.path("news.inkgraph"))
  }
}

/// What a library holds, with its exports.
struct LibraryContents {
  let parts: [IssuePart]
  let linked: LinkedLibrary

  /// The bytes of every export by its name: the formats for graphs, and one JSON an issue.
  func exports() throws -> [String: String] {
    var texts: [String: String] = [:]
    let vocabulary = ExportVocabulary(Ontology.embedded.schema)
    let graph = GraphAssembler.assemble(linked, parts: parts, includeCooccurrence: true)
    // A layout follows from the graph, and takes seconds in a debug build.
    for format in ExportFormat.allCases where format != .svg && format != .html {
      var options = ExportOptions()
      options.maximumPictureNodes = nil
      texts[format.rawValue] = try format.writer(vocabulary: vocabulary, options: options)
        .text(of: graph)
    }
    for part in parts {
      texts["\(part.issue.key)"] = String(
        decoding: try IssueJSON.data(for: part, library: linked), as: UTF8.self)
    }
    return texts
  }

  /// The issue of a number in the form of the gold files.
  func scored(_ number: Int) throws -> ScoredIssue? {
    guard let part = parts.first(where: { $0.issue.number == number }) else { return nil }
    return try JSONDecoder().decode(
      ScoredIssue.self, from: IssueJSON.data(for: part, library: linked))
  }
}
