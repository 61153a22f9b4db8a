import InkGraphCore
import MarkupIO
import Testing

@Suite("Output buffer") struct OutputBufferTests {
  private static func text(_ append: (OutputBuffer) -> Void) -> String {
    let buffer = OutputBuffer()
    append(buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("whole numbers stand as their descriptions", arguments: [0, 7, -7, 10, Int64.max, .min])
  func wholeNumbers(number: Int64) {
    #expect(Self.text { $0.append(number) } == number.description)
  }

  @Test(
    "numbers stand as their descriptions",
    arguments: [0, -0.0, 1, 3.5, 0.1, -2, 2_147_483_648, 1e16, 1e-7, .greatestFiniteMagnitude])
  func numbers(number: Double) {
    #expect(Self.text { $0.append(number) } == number.description)
  }

  @Test(
    "numbers keep as many digits as they are given",
    arguments: [
      (1.005, 1, "1.0"), (0.996, 2, "1.00"), (-2.5, 2, "-2.50"), (-0.001, 2, "0.00"),
      (12.04, 2, "12.04"), (7, 0, "7"),
    ])
  func digits(number: Double, digits: Int, expected: String) {
    #expect(Self.text { $0.append(number, digits: digits) } == expected)
  }

  @Test("days and hashes stand as their descriptions") func days() throws {
    let day = try #require(CalendarDate(year: 987, month: 6, day: 5))
    #expect(Self.text { $0.append(day) } == day.description)
    #expect(Self.text { $0.append(hexadecimal: 0x0123_4567_89AB_CDEF) } == "0123456789abcdef")
  }

  @Test("what was appended behind a place is taken back") func removing() {
    #expect(
      Self.text { buffer in
        buffer.append("墨")
        let place = buffer.count
        buffer.append(literal: "图")
        buffer.removeAll(from: place)
        buffer.append(UInt8(ascii: "!"))
      } == "墨!")
  }

  @Test("a text longer than a piece is kept whole") func growth() {
    let text = String(repeating: "墨图", count: 50_000)
    #expect(Self.text { $0.append(text) } == text)
    #expect(Self.text { $0.append(text, escapedBy: .xmlText) } == text)
  }
}
