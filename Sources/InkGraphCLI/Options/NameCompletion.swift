import ArgumentParser
import Foundation
import GraphStore

extension CompletionKind {
  /// Completes names of entities from the library that the command line names.
  static let entityName = CompletionKind.custom { arguments, _, prefix in
    NameCompletion.names(
      arguments: arguments, prefix: prefix, environment: ProcessInfo.processInfo.environment)
  }
}

/// Finds what a name on the command line can be completed to.
enum NameCompletion {
  /// Names of entities that begin with a text; none if there is no library.
  static func names(
    arguments: [String], prefix: String, environment: [String: String]
  ) -> [String] {
    let flag = arguments.lastIndex { $0 == "-l" || $0 == "--library" }
    let given = flag.flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
    let joined = arguments.last { $0.hasPrefix("--library=") }?.dropFirst("--library=".count)
    let path = given ?? joined.map(String.init) ?? LibraryOption.defaultPath(in: environment)
    guard let store = try? GraphStore.open(path: path, mode: .readOnly) else { return [] }
    return (try? store.entityNames(beginningWith: prefix, limit: 50)) ?? []
  }
}
