import InkGraphCore

/// Draws a timeline as a picture of bars, in SVG.
enum TimelinePicture {
  private static let barWidth = 14
  private static let gap = 4
  private static let height = 160
  private static let margin = 40

  /// The picture.
  ///
  /// - Parameters:
  ///   - months: The months, in order.
  ///   - title: What it shows.
  /// - Returns: The text of the file.
  static func svg(_ months: [TimelineAnswer.Month], title: String) -> String {
    let most = max(1, months.map(\.articles).max() ?? 0)
    let width = margin * 2 + max(months.count * (barWidth + gap), 160)
    let bottom = margin + height
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(bottom + margin)" "#
        + #"viewBox="0 0 \#(width) \#(bottom + margin)" font-family="sans-serif" font-size="11">"#,
      "  <title>\(escaped(title))</title>",
      ##"  <rect width="100%" height="100%" fill="#ffffff"/>"##,
      #"  <text x="\#(margin)" y="24" font-size="14">\#(escaped(title))</text>"#,
      #"  <text x="\#(margin - 6)" y="\#(margin + 4)" text-anchor="end">\#(most)</text>"#,
      #"  <path d="M\#(margin) \#(margin)V\#(bottom)H\#(width - margin)" fill="none" "#
        + ##"stroke="#888888"/>"##,
    ]
    for (place, month) in months.enumerated() {
      let x = margin + gap + place * (barWidth + gap)
      let size = (Double(month.articles * height * 10) / Double(most)).rounded() / 10
      lines.append(
        #"  <rect x="\#(x)" y="\#(Double(bottom) - size)" width="\#(barWidth)" height="\#(size)" "#
          + ##"fill="#2f6f9f"><title>\##(month.name): \##(month.articles)</title></rect>"##)
      // A label for each January and for the first month; more would run into each other.
      if place == 0 || month.start.month == 1 {
        lines.append(#"  <text x="\#(x)" y="\#(bottom + 16)">\#(month.name)</text>"#)
      }
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  private static func escaped(_ text: String) -> String {
    TableRenderer.oneLine(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
