import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader

/// The newspapers on which suites work, read into memory.
struct NewspaperInput {
  /// The paths, as the user gave them.
  let paths: [String]
  /// The files that are read together, with the path under which the user knows them.
  let groups: [(name: String, files: [SourceFile])]

  /// All files, sorted by path.
  var files: [SourceFile] { groups.flatMap(\.files) }

  /// Reads files and folders; without any, the sample issues and the shared corpus.
  init(_ options: InputOptions) throws {
    paths = options.input.isEmpty ? try Self.usualPaths() : options.input
    groups = try SourceFiles(paths).groups.map { group in
      (
        group.name,
        try group.members.map { file in
          SourceFile(
            path: file.shown, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.shown)))
          )
        }
      )
    }
  }

  /// The bytes of all files.
  var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// How much it is, with the articles that the reader finds.
  var sizes: [String: Int] {
    let articles = groups.reduce(0) { sum, group in
      sum
        + NewspaperReader().read(group.files, name: group.name).issues
        .reduce(0) { $0 + $1.articles.count }
    }
    return ["files": files.count, "bytes": byteCount, "articles": articles]
  }

  /// The sample issues, and the shared corpus if it is there.
  static func usualPaths() throws -> [String] {
    let samples = TestFolders.samples.appending(path: "issues").path
    guard FileManager.default.fileExists(atPath: samples) else {
      throw BenchFailure(
        "\(samples): the sample issues are not there; name newspapers with --input")
    }
    let corpus = TestFolders.shared?.appending(path: "corpus").path
    return [samples]
      + [corpus].compactMap(\.self).filter { FileManager.default.fileExists(atPath: $0) }
  }
}
