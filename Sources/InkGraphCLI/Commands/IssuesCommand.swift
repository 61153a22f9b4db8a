import ArgumentParser

/// Runs `inkgraph issues`.
struct IssuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issues", abstract: "List the issues of the library.")

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption

  func run() throws { try output.print(IssuesAnswer.list(library.open()), language.language) }
}
