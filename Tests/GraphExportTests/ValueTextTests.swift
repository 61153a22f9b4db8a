import MarkupIO
import Testing

@testable import GraphExport

@Suite("Texts of values") struct ValueTextTests {
  @Test(
    "colours are read strictly",
    arguments: [
      ("#4E79A7", "#4E79A7"), ("#ff0000", "#FF0000"), ("4E79A7", nil), ("#4E79A", nil),
      ("#4E79A7FF", nil), ("#+12345", nil), ("", nil),
    ])
  func hexadecimal(text: String, expected: String?) {
    #expect(RGBColor(hexadecimal: text)?.hexadecimal == expected)
  }

  @Test(
    "colours become hue, saturation and value",
    arguments: [
      ("#FF0000", "0.000 1.000 1.000"), ("#00FF00", "0.333 1.000 1.000"),
      ("#0000FF", "0.667 1.000 1.000"), ("#FF00FF", "0.833 1.000 1.000"),
      ("#000000", "0.000 0.000 0.000"), ("#FFFFFF", "0.000 0.000 1.000"),
      ("#4E79A7", "0.586 0.533 0.655"),
    ])
  func hsv(color: String, expected: String) {
    #expect(RGBColor(hexadecimal: color)?.hsv() == expected)
  }

  @Test("numbers keep their digits") func numbers() {
    #expect(NumberText.fixed(1.005, digits: 1) == "1.0")
    #expect(NumberText.fixed(0.996, digits: 2) == "1.00")
    #expect(NumberText.fixed(-2.5, digits: 2) == "-2.50")
    #expect(NumberText.fixed(-0.001, digits: 2) == "0.00")
    #expect(NumberText.decimal(0.1) == "0.1")
    #expect(NumberText.decimal(.nan) == nil)
    #expect(NumberText.decimal(-.infinity) == nil)
    #expect(NumberText.decimal(nil) == nil)
  }

  @Test("only what reads as a character of HTML is escaped")
  func ampersands() {
    let buffer = OutputBuffer()
    DOTText.append("a&b & c &; &# &lt; &#9; &#x4E00;", to: buffer)
    #expect(
      String(decoding: buffer.bytes, as: UTF8.self)
        == "a&b & c &; &# &amp;lt; &amp;#9; &amp;#x4E00;")
  }

  @Test("a short text of Graphviz and one of many stretches are escaped alike")
  func alike() {
    let text = "甲\"乙\\丙\n丁\t戊\u{1}己\u{7F}庚\u{FFFE}辛"
    func escaped(_ text: String) -> String {
      let buffer = OutputBuffer()
      DOTText.append(text, to: buffer)
      return String(decoding: buffer.bytes, as: UTF8.self)
    }
    #expect(escaped(text) == "甲\\\"乙\\\\丙\\n丁 戊己庚辛")
    // A carriage return takes the other way.
    #expect(escaped("\r\n" + text) == "\\n" + escaped(text))
    #expect(
      escaped(String(repeating: text, count: 400)).replacing("\\\n", with: "")
        == String(repeating: escaped(text), count: 400))
  }
}
