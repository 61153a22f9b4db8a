import InkGraphCore
import NewspaperReader
import Testing

@Suite("Text that is set from top to bottom")
struct VerticalPageTests {
  /// The boxes of characters that stand one under the other; U+3000 leaves its place empty.
  private func column(_ text: String, left: Double, top: Double, size: Double) -> String {
    text.enumerated().filter { $0.element != "　" }.map { place, character in
      let top = top + Double(place) * size * 1.05
      return
        "<word xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + size)\" yMax=\"\(top + size)\">"
        + "\(character)</word>"
    }.joined()
  }

  private func row(_ text: String, left: Double, top: Double, size: Double) -> String {
    let right = left + Double(text.count) * size
    return
      "<word xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(right)\" yMax=\"\(top + size)\">\(text)</word>"
  }

  @Test("columns from right to left under a headline at the right are an article")
  func columns() throws {
    let paragraphs = [
      "五月二十日，柳河清淤工程全部完成，两岸居民推窗就能看到清水，孩子们也有了散步的去处。",
      "区水务局说，下一步还将在岸边补种柳树，并请住在附近的居民一同看护，让老河道长久清亮下去。",
    ]
    var left = 500.0
    var words = column("柳河两岸换新颜", left: left, top: 80, size: 22)
    left -= 30
    for paragraph in [paragraphs[0], paragraphs[1] + "（陆杉）"] {
      var rest = ("　　" + paragraph)[...]
      while !rest.isEmpty {
        words += column(String(rest.prefix(22)), left: left, top: 80, size: 10.5)
        rest = rest.dropFirst(22)
        left -= 17
      }
    }
    words += row("夜间自习室对外开放", left: 60, top: 380, size: 18)
    words += row("　　区图书馆夜间自习室自即日起对外", left: 60, top: 410, size: 10.5)
    words += row("开放，读者凭身份证入座。（苗宛青）", left: 60, top: 426, size: 10.5)
    let page =
      "<html><body><doc><page width=\"560\" height=\"780\">\(words)</page></doc></body></html>"
    let articles = try #require(read(page, path: "vertical.xhtml").issues.first).articles
    let found = try #require(articles.first { $0.title == "柳河两岸换新颜" })
    #expect(found.paragraphs == paragraphs)
    #expect(found.authors.map(\.name) == ["陆杉"])
    #expect(articles.map(\.title).sorted() == ["夜间自习室对外开放", "柳河两岸换新颜"].sorted())
  }

  @Test("a strip beside horizontal text is no article")
  func strip() throws {
    var words = column("知临川", left: 28, top: 60, size: 13)
    words += row("夜间自习室对外开放", left: 60, top: 60, size: 18)
    words += row("　　区图书馆夜间自习室自即日起对外", left: 60, top: 90, size: 10.5)
    words += row("开放，读者凭身份证入座。（苗宛青）", left: 60, top: 106, size: 10.5)
    let page =
      "<html><body><doc><page width=\"560\" height=\"780\">\(words)</page></doc></body></html>"
    let articles = try #require(read(page, path: "strip.xhtml").issues.first).articles
    #expect(articles.map(\.title) == ["夜间自习室对外开放"])
  }
}
