import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader

/// The newspapers on which suites work, read into memory.
struct NewspaperInput {
  /// The paths, as the user gave them.
  let paths: [String]
  /// The files, sorted by path.
  let files: [SourceFile]

  /// Reads files and folders; without any, the sample issues and the shared corpus.
  init(_ options: InputOptions) throws {
    paths = options.input.isEmpty ? try Self.usualPaths() : options.input
    files = try SourceFiles.files(at: paths).map { path in
      SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }
  }

  /// The bytes of all files.
  var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// How much it is, with the articles that the reader finds.
  var sizes: [String: Int] {
    let articles = files.reduce(0) { sum, file in
      sum + NewspaperReader().read(file).issues.reduce(0) { $0 + $1.articles.count }
    }
    return ["files": files.count, "bytes": byteCount, "articles": articles]
  }

  private static func usualPaths() throws -> [String] {
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
