import GraphStore
import InkGraphCore

/// The people of a library file.
enum LibraryPeople {
  /// Their keys, in order.
  static func names(in path: String) throws -> [String] {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    return try store.linked().entities.map(\.key).filter { $0.type == .person }
      .map(\.description)
  }
}
