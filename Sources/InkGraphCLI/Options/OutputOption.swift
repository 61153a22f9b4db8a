import ArgumentParser
import Foundation

/// Where and how a command writes its answer.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(name: .long, help: "The form of the answer.")
  var format: OutputFormat = .table

  /// The printer for the chosen form.
  func printer(_ language: Language) -> AnswerPrinter {
    let isFile = output != nil && output != "-"
    return AnswerPrinter(
      format: format, language: language,
      terminal: isFile ? .none : Terminal(descriptor: FileHandle.standardOutput.fileDescriptor))
  }

  /// Writes an answer.
  func print(_ answer: Answer, _ language: Language) throws {
    try printer(language).print(answer, to: output)
  }
}
