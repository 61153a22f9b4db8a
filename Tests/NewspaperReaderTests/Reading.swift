import Foundation
import InkGraphCore
import NewspaperReader
import Testing

/// Reads a text as the file `test.txt`.
func read(
  _ text: String, path: String = "test.txt", options: ReadOptions = ReadOptions()
) -> ReadResult {
  NewspaperReader(options: options).read(SourceFile(path: path, bytes: Array(text.utf8)))
}

/// The one article of a Markdown file with the given text under its headline.
func article(underTitle text: String) throws -> Article {
  let issue = try #require(read(Invented.head + "## 柳河清淤完成\n\n" + text).issues.first)
  return try #require(issue.articles.first)
}

/// Pieces of invented newspapers.
enum Invented {
  /// The head of a Markdown file.
  static let head = """
    # 临川新报

    中共平州市临川区委  
    平州市临川区人民政府 主办  
    临川区融媒体中心编辑出版

    2025年5月21日 农历四月廿四 星期三 第0731期


    """

  /// A paragraph of one sentence.
  static let sentence = "5月20日，柳河清淤工程全部完成，两岸居民推窗就能看到清水，孩子们也有了散步的去处。"
  /// Another one.
  static let second = "下一步，区水务局还将在岸边补种柳树，并请住在附近的居民一同看护。"
}

/// A file under `Fixtures`.
func fixture(_ name: String) throws -> [UInt8] {
  let url = try #require(
    Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil), "no fixture \(name)")
  return [UInt8](try Data(contentsOf: url))
}

/// The folder of corpora that are not part of the repository, or nil.
enum Shared {
  static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["INKGRAPH_SHARED"]
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared")
    let url = environment.map { URL(fileURLWithPath: $0) } ?? beside
    return FileManager.default.fileExists(atPath: url.appendingPathComponent("corpus").path)
      ? url : nil
  }()

  static var isPresent: Bool { folder != nil }

  static func bytes(_ path: String) throws -> [UInt8] {
    let url = try #require(folder).appendingPathComponent(path)
    return [UInt8](try Data(contentsOf: url))
  }
}

/// The files in a folder under `Fixtures`, with paths from there.
func fixtures(in folder: String) throws -> [SourceFile] {
  let root = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
  let names = try #require(
    FileManager.default.enumerator(atPath: root.appending(path: folder).path))
  return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".htm") }.sorted().map {
    let path = "\(folder)/\($0)"
    return SourceFile(
      path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
  }
}
