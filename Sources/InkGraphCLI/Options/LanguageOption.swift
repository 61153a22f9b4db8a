import ArgumentParser
import Foundation

/// The language of labels and headings.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      "The language of labels, zh or en (default: from $LANG).", valueName: "language"))
  var chosen: Language?

  /// The language.
  var language: Language {
    chosen ?? Language.preferred(in: ProcessInfo.processInfo.environment)
  }
}
