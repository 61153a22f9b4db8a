import InkGraphCore
import MarkupIO

/// Turns the bytes of a newspaper file into issues.
///
/// The reader decodes, tells the form of the file by its content, and hands the lines to the
/// reader of that form. Whatever is wrong with a file becomes a diagnostic with file and line.
///
/// ```swift
/// let result = NewspaperReader().read(SourceFile(path: "1187.md", bytes: bytes))
/// ```
///
/// **Invariant:** reading never throws and never traps, takes time linear in the size of the file,
/// opens no file, and gives the same result for the same bytes, path and options.
public struct NewspaperReader: Sendable {
  /// What the user told about files whose masthead does not.
  public let options: ReadOptions

  /// Makes a reader.
  public init(options: ReadOptions = ReadOptions()) { self.options = options }

  /// Reads one file.
  ///
  /// - Returns: The issues of the file, usually one, and what the user should know. A file that
  ///   cannot be read gives no issue and exactly one diagnostic of severity `error`; a web page that
  ///   only leads to another gives a note.
  /// - Complexity: O(*n*), *n* bytes.
  public func read(_ file: SourceFile) -> ReadResult { read([file], name: file.path) }

  /// Reads files that belong together, such as the pages of an e-paper saved into one folder.
  ///
  /// The web pages among them become one issue for each day; every other file is read by itself.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - name: The path under which the user knows them together: the source of the issues that
  ///     are put together from several files.
  /// - Returns: The issues and what the user should know, in an order that does not depend on the
  ///   order of the files.
  /// - Complexity: O(*n* log *n*), *n* bytes.
  public func read(_ files: some Sequence<SourceFile>, name: String) -> ReadResult {
    var result = ReadResult(issues: [], diagnostics: [])
    var edition = Edition()
    var count = 0
    for file in files {
      count += 1
      var log = DiagnosticLog(source: file.path)
      let known = result.issues.count
      if let text = CharacterEncoding.decode(file.bytes, log: &log) {
        if let form = MarkupForm.detect(text.scalars) {
          let bytes = text.isVerbatim ? file.bytes : UTF8Encoder.encode(text.scalars)
          readMarkup(form, bytes, file.path, &edition, &result.issues, &log)
        } else {
          result.issues += readLines(text.scalars, file.path, &log)
        }
      }
      let isRead = result.issues[known...].contains { !$0.articles.isEmpty }
      result.diagnostics += isRead ? log.warnings : log.worst
    }
    if !edition.isEmpty { add(edition, count == 1, name, to: &result) }
    return result
  }

  private func readLines(
    _ text: [Unicode.Scalar], _ path: String, _ log: inout DiagnosticLog
  ) -> [Issue] {
    let document = SourceDocument(text)
    if let tooLong = document.lines.first(where: { $0.text.count > SourceDocument.longestLine }) {
      log.error(
        at: tooLong.number,
        "a line of \(tooLong.text.count) characters is no line of a newspaper; "
          + "save the issue as text or Markdown with one line or paragraph per line")
      return []
    }
    guard !document.lines.isEmpty else {
      log.error(at: 0, "the file holds only white space; check how it was saved")
      return []
    }
    let form = SourceForm.detect(document)
    guard let reader = form.reader else {
      log.error(at: 1, "this is a PDF, of which only the text can be read here; give its text")
      return []
    }
    return document.issues().compactMap { part in
      reader.read(part, log: &log).map { draft in
        IssueAssembler(options: options, path: path).assemble(draft, log: &log)
      }
    }
  }

  private func readMarkup(
    _ form: MarkupForm, _ bytes: [UInt8], _ path: String, _ edition: inout Edition,
    _ issues: inout [Issue], _ log: inout DiagnosticLog
  ) {
    let document: HTMLDocument
    do {
      document = try HTMLDocument(bytes, source: path)
    } catch {
      log.error(at: error.location.line, error.message)
      return
    }
    switch form {
    case .page:
      if let page = WebPageReader(document: document, path: path).read(log: &log) {
        edition.add(page)
      }
    case .boxes:
      let pages = BoxMarkup.pages(of: document, log: &log)
      if let draft = BoxReader(pages: pages).read(log: &log) {
        let assembler = IssueAssembler(options: options, path: path)
        issues.append(assembler.assemble(draft, log: &log))
      }
    }
  }

  /// Makes the issues of saved pages.
  private func add(
    _ edition: Edition, _ isSingle: Bool, _ name: String, to result: inout ReadResult
  ) {
    for day in edition.days(date: options.date) {
      var log = DiagnosticLog(source: name)
      if day.draft.articles.isEmpty {
        let count = day.missing.count
        log.error(
          at: 0,
          count > 0
            ? "the page only lists \(count) article(s); save their pages beside it and name the folder"
            : "no article was found; save the pages of the articles")
      } else {
        let assembler = IssueAssembler(options: options, path: name)
        result.issues.append(assembler.assemble(day.draft, log: &log))
        if let first = day.missing.first, !isSingle {
          var list = DiagnosticLog(source: first.path)
          list.note(
            at: first.entry.line,
            "\(day.missing.count) article(s) that the page lists are not there, the first of them "
              + "'\(first.entry.file)'; save it beside the page")
          result.diagnostics += list.diagnostics
        }
      }
      result.diagnostics += log.diagnostics
    }
    // A page that only leads to another gives nothing; alone, it needs a word.
    if isSingle, result.issues.isEmpty, result.diagnostics.isEmpty {
      var log = DiagnosticLog(source: name)
      log.note(at: 1, "the page only leads to another one; name the folder of the saved pages")
      result.diagnostics += log.diagnostics
    }
  }
}

/// A reader of one form of newspaper file.
///
/// Forms made of lines conform to it and are named in `SourceForm.reader`; forms made of tags are
/// told by `MarkupForm`. Everything after an `IssueDraft` is shared.
protocol FormReader {
  /// Reads the lines of one issue; nil, with an error in the log, if nothing in them is an issue.
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft?
}

/// The diagnostics of one file, in the order in which they were found.
struct DiagnosticLog {
  let source: String
  private(set) var diagnostics: [Diagnostic] = []

  init(source: String) { self.source = source }

  /// All diagnostics of a file of which something could be read: an issue in it without an article is
  /// no failure of the file.
  var warnings: [Diagnostic] {
    diagnostics.map { diagnostic in
      diagnostic.severity == .error
        ? Diagnostic(.warning, at: diagnostic.location, diagnostic.message) : diagnostic
    }
  }

  /// The first error alone if there is one, else all diagnostics; what is wrong with a part of a file
  /// that cannot be read is of no use.
  var worst: [Diagnostic] {
    diagnostics.first { $0.severity == .error }.map { [$0] } ?? diagnostics
  }

  mutating func error(at line: Int, _ message: String) { add(.error, line, message) }
  mutating func warning(at line: Int, _ message: String) { add(.warning, line, message) }
  mutating func note(at line: Int, _ message: String) { add(.note, line, message) }

  private mutating func add(_ severity: Diagnostic.Severity, _ line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(severity, at: SourceLocation(source: source, line: line), message))
  }
}
