import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lets a user edit lines on a terminal: cursor keys, history, completion.
///
/// The terminal is in its raw mode only while a line is edited, so that in between Ctrl-C interrupts
/// as everywhere.
final class LineEditor {
  /// What a user has entered.
  enum Entry: Hashable {
    case line(String)
    /// Ctrl-C: the line is given up.
    case cancelled
    /// Ctrl-D on an empty line.
    case end
  }

  /// The lines entered before.
  var history: History
  /// What completes words; it is given the statement up to the cursor.
  var completion = Completion()

  private var buffer = EditBuffer()
  private var historyPlace = 0
  /// The line that was being edited before looking into the history.
  private var draft = ""
  private var rowsAboveCursor = 0

  init(history: History) { self.history = history }

  /// Whether both ends are terminals.
  static var isPossible: Bool {
    isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the line.
  ///   - before: The lines of the statement before it.
  /// - Returns: The line, or how the user left it.
  func read(prompt: String, before: String) -> Entry {
    var saved = termios()
    guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return .end }
    var raw = saved
    cfmakeraw(&raw)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &saved)
      write("\n")
    }
    buffer = EditBuffer()
    historyPlace = history.lines.count
    draft = ""
    rowsAboveCursor = 0
    show(prompt)
    let keys = KeyReader(Self.nextByte)
    while let key = keys.next() {
      switch key {
      case .enter:
        buffer.moveToEnd()
        show(prompt)
        history.add(buffer.text)
        return .line(buffer.text)
      case .control("c"):
        buffer.moveToEnd()
        show(prompt)
        write("^C")
        return .cancelled
      case .control("d") where buffer.characters.isEmpty: return .end
      case .tab: complete(prompt, before)
      default: edit(key)
      }
      show(prompt)
    }
    return .end
  }

  private func edit(_ key: Key) {
    switch key {
    case .text(let text): buffer.insert(text)
    case .backspace: buffer.deleteBackward()
    case .delete, .control("d"): buffer.deleteForward()
    case .left, .control("b"): buffer.moveLeft()
    case .right, .control("f"): buffer.moveRight()
    case .home, .control("a"): buffer.moveToStart()
    case .end, .control("e"): buffer.moveToEnd()
    case .wordLeft: buffer.moveWordLeft()
    case .wordRight: buffer.moveWordRight()
    case .control("k"): buffer.deleteToEnd()
    case .control("u"): buffer.deleteToStart()
    case .control("w"): buffer.deleteWordBackward()
    case .control("l"):
      write("\u{1B}[H\u{1B}[2J")
      rowsAboveCursor = 0
    case .up, .control("p"): recall(historyPlace - 1)
    case .down, .control("n"): recall(historyPlace + 1)
    default: break
    }
  }

  private func recall(_ place: Int) {
    guard place >= 0, place <= history.lines.count, place != historyPlace else { return }
    if historyPlace == history.lines.count { draft = buffer.text }
    historyPlace = place
    buffer = EditBuffer(place < history.lines.count ? history.lines[place] : draft)
  }

  /// Completes the word before the cursor as far as it is clear, and lists what it can become.
  private func complete(_ prompt: String, _ before: String) {
    let text = (before.isEmpty ? "" : before + "\n") + buffer.textBeforeCursor
    let proposal = completion.proposal(for: text)
    guard !proposal.candidates.isEmpty else { return write("\u{07}") }
    let common = proposal.commonPrefix
    let isLonger = common.count > proposal.word.count || proposal.candidates.count == 1
    if isLonger, proposal.word.count <= buffer.cursor {
      buffer.replaceBeforeCursor(proposal.word.count, with: common)
      return
    }
    let shown = proposal.candidates.prefix(Self.shownCandidates)
    let more = proposal.candidates.count > shown.count ? "  …" : ""
    write("\r\n" + shown.joined(separator: "  ") + more + "\r\n")
    rowsAboveCursor = 0
  }

  private static let shownCandidates = 60

  /// Writes the prompt and the line anew, from where they began.
  private func show(_ prompt: String) {
    let columns = Terminal(descriptor: STDOUT_FILENO).width ?? 80
    let layout = LineLayout(prompt: prompt, buffer, columns: columns)
    var text = rowsAboveCursor > 0 ? "\u{1B}[\(rowsAboveCursor)A" : ""
    text += "\r\u{1B}[J" + prompt + TableRenderer.oneLine(buffer.text)
    // A terminal stays on the last column of a full row until something follows.
    if layout.end.column == 0, layout.end.row > 0 { text += "\r\n" }
    let rowsUp = layout.end.row - layout.cursor.row
    if rowsUp > 0 { text += "\u{1B}[\(rowsUp)A" }
    text += "\r" + (layout.cursor.column > 0 ? "\u{1B}[\(layout.cursor.column)C" : "")
    write(text)
    rowsAboveCursor = layout.cursor.row
  }

  private func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// How long a terminal may take within one sequence, in milliseconds.
  private static let sequenceMilliseconds: Int32 = 50

  private static func nextByte(_ waits: Bool) -> UInt8? {
    if !waits {
      var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, sequenceMilliseconds) == 1 else { return nil }
    }
    var byte: UInt8 = 0
    while true {
      let count = systemRead(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}

private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int
) -> Int {
  read(descriptor, bytes, count)
}
