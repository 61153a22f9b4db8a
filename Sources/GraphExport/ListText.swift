/// Lists in one text, for formats without lists: items joined by `|`; an item's own `|` and `\` have a
/// `\` before them (`TextEscapes.xmlListItem` writes them so).
enum ListText {
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
