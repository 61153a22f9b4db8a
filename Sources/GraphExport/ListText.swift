/// Lists in one text, for formats without lists.
enum ListText {
  /// Joins items by `|`; an item's own `|` and `\` get a `\` before them.
  static func joined(_ items: [String]) -> String {
    let isPlain = items.allSatisfy { item in
      !item.utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }
    }
    if isPlain { return items.count == 1 ? items[0] : items.joined(separator: "|") }
    return items.map { item in
      guard item.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") })
      else { return item }
      var escaped = ""
      for scalar in item.unicodeScalars {
        if scalar == "|" || scalar == "\\" { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
      return escaped
    }.joined(separator: "|")
  }

  /// The items of a joined text.
  static func items(_ text: String) -> [String] {
    var items: [String] = []
    var item = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        item.unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        items.append(item)
        item = ""
      } else {
        item.unicodeScalars.append(scalar)
      }
    }
    return items + [item]
  }
}
