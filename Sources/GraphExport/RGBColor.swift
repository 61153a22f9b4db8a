/// A colour.
struct RGBColor: Hashable, Sendable {
  /// Red, green and blue, 0...255.
  let red: Int
  let green: Int
  let blue: Int

  /// The colour of what has none of its own.
  static let grey = RGBColor(red: 0x9A, green: 0x9A, blue: 0x9A)

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#4E79A7`; nil for anything else.
  init?(hexadecimal text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = Int(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(red: value >> 16, green: value >> 8 & 255, blue: value & 255)
  }

  /// The colour as `#4E79A7`.
  var hexadecimal: String {
    let digits = String(red << 16 | green << 8 | blue, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Hue, saturation and value as `0.586 0.533 0.655`, the one way of naming any colour that both
  /// Graphviz and Gephi read.
  ///
  /// - Parameter tint: How far the colour is moved to white, 0...1.
  /// - Returns: Three numbers between 0 and 1, with three digits each.
  func hsv(tint: Double = 0) -> String {
    let (red, green, blue) = (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
    let value = max(red, green, blue)
    let range = value - min(red, green, blue)
    var hue = 0.0
    if range > 0 {
      if value == red {
        hue = (green - blue) / range
      } else if value == green {
        hue = 2 + (blue - red) / range
      } else {
        hue = 4 + (red - green) / range
      }
      hue = hue < 0 ? hue / 6 + 1 : hue / 6
    }
    let saturation = value > 0 ? range / value : 0
    let parts = [hue, saturation * (1 - tint), value + (1 - value) * tint]
    return parts.map { NumberText.fixed($0, digits: 3) }.joined(separator: " ")
  }
}
