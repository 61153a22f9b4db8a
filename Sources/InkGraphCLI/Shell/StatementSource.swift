/// Where the lines of a shell come from.
protocol StatementSource: AnyObject {
  /// The next line.
  ///
  /// - Parameters:
  ///   - isContinuing: Whether it goes on with a statement.
  ///   - before: The lines of the statement so far.
  /// - Returns: The line, or that there is none.
  func read(isContinuing: Bool, before: String) -> LineEditor.Entry
}

/// Lines that a user edits on a terminal.
final class TerminalSource: StatementSource {
  private let editor: LineEditor

  init(_ editor: LineEditor) { self.editor = editor }

  func read(isContinuing: Bool, before: String) -> LineEditor.Entry {
    let entry = editor.read(prompt: isContinuing ? "     ...> " : "inkgraph> ", before: before)
    if case .line = entry { editor.history.save() }
    return entry
  }
}

/// Lines of a pipe or a file.
final class PipeSource: StatementSource {
  func read(isContinuing: Bool, before: String) -> LineEditor.Entry {
    readLine().map { .line($0) } ?? .end
  }
}
