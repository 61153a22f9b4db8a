import ArgumentParser
import GraphStore

/// Runs `inkgraph backup COPY`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a library, also while it is written to.",
    discussion: """
      The copy holds the library as it stands at one moment and is one file without a journal. It \
      has another name until it is whole.
      """)

  @Argument(help: "The file for the copy, which must not exist.", completion: .file())
  var copy: String

  @OptionGroup var library: LibraryOption

  func run() throws { try library.open().backUp(to: copy) }
}
