import ArgumentParser
import Foundation
import GraphStore

/// Which library a command reads.
struct LibraryOption: ParsableArguments {
  @Option(
    name: [.customShort("l"), .long],
    help: ArgumentHelp(
      "The library file (default: $INKGRAPH_LIBRARY, else ./news.inkgraph).", valueName: "file"),
    completion: .file(extensions: ["inkgraph"]))
  var library: String?

  /// The path of the library.
  var path: String { library ?? Self.defaultPath(in: ProcessInfo.processInfo.environment) }

  /// The path where none is given.
  static func defaultPath(in environment: [String: String]) -> String {
    environment["INKGRAPH_LIBRARY"].flatMap { $0.isEmpty ? nil : $0 } ?? "news.inkgraph"
  }

  /// Opens the library for reading.
  func open() throws(StoreError) -> GraphStore { try GraphStore.open(path: path, mode: .readOnly) }
}
