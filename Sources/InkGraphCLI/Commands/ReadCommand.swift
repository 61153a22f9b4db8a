import ArgumentParser
import Foundation
import InkGraphPipeline

/// Runs `inkgraph read PATH…` and `inkgraph read ISSUE`.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show files, or an issue of the library, as the program read them.",
    discussion: """
      Paths are files, folders, patterns, archives and - for the standard input, as for `build`; \
      nothing is saved. What was not understood is told with file and line on the standard error \
      output.
      """)

  @Argument(
    help: ArgumentHelp(
      "Paths, or a number (1187), a date, newspaper/number, or an article such as 1187-2.",
      valueName: "path or issue"), completion: .file())
  var names: [String]

  @OptionGroup var masthead: MastheadOption
  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if names.isEmpty { throw ValidationError("give a file, a folder or an issue") }
  }

  func run() async throws {
    guard SourceFiles.arePaths(names) else {
      guard names.count == 1 else {
        throw CommandFailure("\(names[0]): there is no such file or folder; check the path")
      }
      let answer = try IssuesAnswer.read(
        names[0], from: library.open(), language: language.language)
      try output.print(answer, language.language)
      return
    }
    let bar = SharedProgressBar(Terminal(descriptor: FileHandle.standardError.fileDescriptor))
    defer { bar.clear() }
    let reading = try await FileReading.write(
      names, masthead.reading, printer: output.printer(language.language), to: output.output
    ) { bar.show($0) }
    bar.clear()
    for line in reading.messages { StandardError.write("\(line)\n") }
    if reading.count == 0 {
      throw CommandFailure(
        "\(names.joined(separator: " ")): no issue could be read; the messages above say why")
    }
  }
}
