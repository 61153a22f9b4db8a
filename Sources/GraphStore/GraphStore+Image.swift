import Foundation
import GRDB
import InkGraphCore
public import PropertyGraph

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension GraphStore {
  /// A number that changes with everything that is written into the library: it follows from what
  /// was written and in which order.
  public var stamp: UInt64 {
    get throws(StoreError) {
      try read { database in
        UInt64(
          try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'stamp'") ?? "",
          radix: 16) ?? 0
      }
    }
  }

  /// The graph that stands beside the library, ready to be used; nil if there is none, if it is
  /// damaged, or if it was made from another state of the library.
  ///
  /// - Parameter stamp: The state of the library.
  /// - Returns: The graph, which maps the file.
  public func graphImage(stamp: UInt64) -> Graph? {
    MappedFile.memory(of: imagePath).flatMap { GraphImage.read($0, stamp: stamp) }
  }

  /// Keeps a graph beside the library, if the folder can be written to.
  ///
  /// The file gets its name when it is whole; a reader that has mapped the one before keeps it.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - labels: The labels of the nodes that are looked up by name.
  ///   - stamp: The state of the library from which it was made.
  /// - Returns: Whether it was kept.
  @discardableResult
  public func saveGraphImage(_ graph: Graph, namesOf labels: [String], stamp: UInt64) -> Bool {
    let unfinished = "\(imagePath)-\(getpid())"
    guard let file = fopen(unfinished, "wb") else { return false }
    var isWritten = true
    let isImage = GraphImage.write(graph, namesOf: labels, stamp: stamp) { bytes in
      isWritten =
        isWritten
        && (bytes.count == 0 || fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count)
    }
    let isClosed = fclose(file) == 0
    guard isImage, isWritten, isClosed, rename(unfinished, imagePath) == 0 else {
      unlink(unfinished)
      return false
    }
    return true
  }

  /// Whether the graph beside the library, if there is one, is without damage.
  var graphImageIsSound: Bool {
    MappedFile.memory(of: imagePath).map { GraphImage.isSound($0) } ?? true
  }

  /// Where the graph of the library stands.
  private var imagePath: String { path + "-graph" }

  /// Goes on to another stamp.
  static func advanceStamp(_ event: String, in database: Database) throws {
    let old = try String.fetchOne(
      try database.cachedStatement(sql: "SELECT value FROM meta WHERE name = 'stamp'"))
    try database.cachedStatement(sql: "UPDATE meta SET value = ? WHERE name = 'stamp'")
      .execute(arguments: [StableHash.hexadecimal("\(old ?? "")\n\(event)")])
  }
}
