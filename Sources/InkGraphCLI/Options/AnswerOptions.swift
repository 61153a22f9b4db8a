import ArgumentParser

/// Which library a command asks, and how it writes the answer.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  /// Opens the library with its graph.
  func openSession() throws -> LibrarySession {
    try LibrarySession.open(library, ontology: ontology, language: language)
  }

  /// Writes the answer.
  func print(_ answer: Answer) throws { try output.print(answer, language.language) }
}
