import InkGraphCore
import NewspaperReader
import Testing

@Suite("Encodings and files that are no newspaper")
struct EncodingTests {
  private let text = Invented.head + "## 柳河清淤完成\n\n" + Invented.sentence + "\n\n(陆杉)\n"

  private func read(bytes: [UInt8]) -> ReadResult {
    NewspaperReader().read(SourceFile(path: "issue.md", bytes: bytes))
  }

  @Test("a byte-order mark, UTF-16 and line ends of every kind change nothing")
  func unicodeForms() {
    let expected = read(bytes: Array(text.utf8))
    #expect(expected.diagnostics.isEmpty)
    #expect(expected.issues.first?.articles.first?.title == "柳河清淤完成")
    #expect(read(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(read(bytes: [0xFF, 0xFE] + little) == expected)
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(read(bytes: [0xFE, 0xFF] + big) == expected)
    for end in ["\r\n", "\r"] {
      #expect(read(bytes: Array(text.replacing("\n", with: end).utf8)) == expected)
    }
  }

  @Test("GB18030 with characters of four bytes reads as the same text in UTF-8")
  func gb18030() throws {
    let file = try NewspaperReader().read(
      SourceFile(path: "issue.txt", bytes: fixture("issue_gb18030.txt")))
    let same = try NewspaperReader().read(
      SourceFile(path: "issue.txt", bytes: fixture("issue_gb18030.utf8.txt")))
    #expect(file == same)
    #expect(file.diagnostics.isEmpty)
    #expect(file.issues.first?.articles.first?.text.contains("陈䶮") == true)
    #expect(file.issues.first?.articles.first?.text.contains("王㛃") == true)
  }

  @Test("text that was encoded twice is restored, with a note")
  func mojibake() {
    let twice = Array(text.utf8).flatMap { byte -> [UInt8] in
      byte < 0x80 ? [byte] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
    }
    let result = read(bytes: twice)
    #expect(result.issues == read(bytes: Array(text.utf8)).issues)
    #expect(result.diagnostics.map(\.severity) == [.note])
  }

  @Test("a broken byte costs one character and one warning with its line")
  func brokenByte() throws {
    var bytes = Array(text.utf8)
    let place = try #require(bytes.lastIndex(of: UInt8(ascii: "(")))
    bytes.insert(0xFF, at: place - 6)
    let result = read(bytes: bytes)
    #expect(result.issues.first?.articles.first?.title == "柳河清淤完成")
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.severity == .warning)
    #expect(result.diagnostics.first?.location.line == 11)
  }

  private static let badFiles: [(name: String, bytes: [UInt8])] = [
    ("empty", []),
    ("blank", Array("\n  \n\u{3000}\n".utf8)),
    ("control characters", (0..<4000).map { (number: Int) -> UInt8 in UInt8(number % 32) }),
    ("noise", noise),
    ("a PDF", Array("%PDF-1.7\n1 0 obj\n".utf8)),
    ("a web page", Array("<!DOCTYPE html>\n<html><body>新闻</body></html>".utf8)),
    ("one endless line", [UInt8](repeating: 0x78, count: 3_000_000)),
  ]

  private static let noise: [UInt8] = {
    var random = Seeded(7)
    return (0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }()

  @Test(
    "a file that cannot be read gives no issue and exactly one error", arguments: badFiles)
  func unreadable(name: String, bytes: [UInt8]) {
    let result = read(bytes: bytes)
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error])
    #expect(result.diagnostics.first?.location.source == "issue.md")
  }

  @Test("an article without a masthead is read, with one warning that names the options")
  func noMasthead() {
    let result = InkGraphReading.read("## 柳河清淤完成\n\n" + Invented.sentence)
    #expect(result.issues.first?.articles.map(\.title) == ["柳河清淤完成"])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(result.diagnostics.first?.message.contains("no masthead") == true)
  }

  @Test("options and a date in the path fill what the masthead does not tell")
  func options() {
    let text = "## 柳河清淤完成\n\n" + Invented.sentence
    let date = CalendarDate(iso: "2025-05-21")
    let options = ReadOptions(newspaper: "临川新报", date: date, number: 731)
    let told = InkGraphReading.read(text, options: options)
    #expect(told.diagnostics.isEmpty)
    #expect(told.issues.first?.key == IssueKey(newspaper: "临川新报", date: date, number: 731))
    let path = "html/2025-05/21/page.md"
    let hinted = InkGraphReading.read(
      text, path: path, options: ReadOptions(newspaper: "临川新报"))
    #expect(hinted.issues.first?.date == date)
    let other = ReadOptions(newspaper: "别报", date: CalendarDate(iso: "2001-01-01"), number: 1)
    let printed = InkGraphReading.read(Invented.head + text, options: other)
    #expect(printed.issues.first?.newspaper == "临川新报")
    #expect(printed.issues.first?.number == 731)
  }
}

/// The free function under a name that a method called `read` does not hide.
enum InkGraphReading {
  static func read(
    _ text: String, path: String = "test.txt", options: ReadOptions = ReadOptions()
  ) -> ReadResult {
    NewspaperReader(options: options).read(SourceFile(path: path, bytes: Array(text.utf8)))
  }
}
