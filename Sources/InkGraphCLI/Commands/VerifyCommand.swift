import ArgumentParser
import GraphStore

/// Runs `inkgraph verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Look through a library for damage.",
    discussion: """
      Reads all of the file: its pages and indexes, what its tables say of each other, and the \
      graph that is kept beside it. What is wrong is listed, and the program ends with 1. Nothing \
      is changed.
      """)

  @OptionGroup var library: LibraryOption

  func run() throws {
    let store = try library.open()
    let faults = try store.verify()
    guard faults.isEmpty else {
      for fault in faults { StandardError.write("\(store.path): \(fault)\n") }
      throw CommandFailure(
        "\(store.path): the library is damaged; restore a backup, or build it anew into another "
          + "file")
    }
    let state =
      try store.linkedIsCurrent
      ? ""
      : "; its last build is not finished, `inkgraph build --into \(store.path)` goes on with it"
    StandardError.write("\(store.path): nothing is damaged\(state)\n")
  }
}
