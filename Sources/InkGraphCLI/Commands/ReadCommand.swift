import ArgumentParser

/// Runs `inkgraph read ISSUE`.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Print an issue or an article as the program read it.")

  @Argument(help: "A number (1187), a date, newspaper/number, or an article such as 1187-2.")
  var issue: String

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let answer = try IssuesAnswer.read(issue, from: library.open(), language: language.language)
    try output.print(answer, language.language)
  }
}
