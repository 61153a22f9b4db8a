import InkGraphCore

/// Reads the table of words that `pdftotext -tsv` and Tesseract write: `level page_num … left top
/// width height conf text`, parted by tabs.
struct BoxTableReader: FormReader {
  /// Whether a file begins with the head of such a table.
  static func isTable(_ document: SourceDocument) -> Bool {
    guard let head = document.lines.first?.text else { return false }
    // The columns between differ in their order.
    let names = cells(of: head).map { String($0) }
    return names.count == 12 && names[..<2] == ["level", "page_num"]
      && names[6...] == ["left", "top", "width", "height", "conf", "text"]
  }

  /// Whether a row is a page, a line or a word.
  private enum Level { static let (page, line, word) = (1, 4, 5) }

  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft? {
    var pages = BoxPages()
    var number: Int?
    var row: Box?
    for line in document.lines.dropFirst() {
      let cells = Self.cells(of: line.text)
      guard cells.count > 9, let level = Int(String(cells[0])),
        let page = Int(String(cells[1])), let box = Self.box(cells)
      else { continue }
      if page != number {
        number = page
        pages.begin(
          width: level == Level.page ? box.right : 0, height: level == Level.page ? box.bottom : 0,
          at: line.number)
      }
      if level == Level.line { row = box }
      guard level == Level.word, cells.count > 11 else { continue }
      // Tesseract's boxes are those of the ink: `一` is flat. The line is as high as its type.
      var word = box
      if cells[10] != Self.certain, let row, row.sharedHeight(with: box) > 0.5 * box.height {
        (word.top, word.bottom) = (row.top, row.bottom)
      }
      pages.add(cells[11], word, at: line.number, log: &log)
    }
    return BoxReader(pages: pages.pages.map(Self.sized)).read(log: &log)
  }

  /// The confidence that poppler writes for each word, of which it knows the type.
  private static let certain: Scalars = ["1", "0", "0"]

  private static func cells(of line: Scalars) -> [Scalars] {
    line.split(separator: "\t", omittingEmptySubsequences: false)
  }

  private static func box(_ cells: [Scalars]) -> Box? {
    let numbers = cells[6...9].map { Double(String($0)) ?? .nan }
    return BoxPages.box(
      left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2],
      bottom: numbers[1] + numbers[3])
  }

  /// A page whose size the table does not tell is as large as its words need.
  private static func sized(_ page: BoxPage) -> BoxPage {
    var page = page
    for fragment in page.fragments {
      page.width = max(page.width, fragment.box.right)
      page.height = max(page.height, fragment.box.bottom)
    }
    return page
  }
}
