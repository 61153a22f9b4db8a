import Foundation
import InkGraphCore

/// The people whom someone marked in the texts of a paper, with their days.
struct MarkedPeople {
  /// How often each name is marked, by name; names of one character are left out.
  private(set) var counts: [String: Int] = [:]
  /// On which days each name is marked.
  private(set) var days: [String: Set<CalendarDate>] = [:]

  /// Reads a file of marked texts, one JSON object a line.
  ///
  /// - Throws: `BenchFailure` for a file that can't be read or a line that is not as it should be.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BenchFailure("\(path): the file can't be read; check the path")
    }
    let decoder = JSONDecoder()
    for (place, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      do {
        try add(decoder.decode(Line.self, from: line))
      } catch {
        throw BenchFailure(
          "\(path):\(place + 1): no text with marks such as "
            + #"{"id": "19980101-1", "text": "…", "spans": [[0, 3, "per"]]} (\#(error))"#)
      }
    }
  }

  private mutating func add(_ line: Line) throws {
    let digits = Array(line.id.prefix(8))
    guard digits.count == 8, let year = Int(String(digits[0..<4])),
      let month = Int(String(digits[4..<6])), let number = Int(String(digits[6..<8])),
      let day = CalendarDate(year: year, month: month, day: number)
    else { throw BenchFailure("the id '\(line.id)' does not begin with a day") }
    let text = Array(line.text.unicodeScalars)
    for span in line.spans where span.type == "per" && span.end - span.start >= 2 {
      guard span.start >= 0, span.end <= text.count else {
        throw BenchFailure("the text has \(text.count) characters, a span ends at \(span.end)")
      }
      var name = String.UnicodeScalarView()
      name.append(contentsOf: text[span.start..<span.end])
      counts[String(name), default: 0] += 1
      days[String(name), default: []].insert(day)
    }
  }

  /// The names that are marked most often.
  func mostMarked(_ count: Int) -> [String] {
    let sorted = counts.sorted { left, right in
      left.value != right.value ? left.value > right.value : left.key.precedesByScalars(right.key)
    }
    return sorted.prefix(count).map(\.key)
  }

  private struct Line: Decodable {
    let id: String
    let text: String
    let spans: [Mark]
  }

  private struct Mark: Decodable {
    let start: Int
    let end: Int
    let type: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      start = try values.decode(Int.self)
      end = try values.decode(Int.self)
      type = try values.decode(String.self)
    }
  }
}
