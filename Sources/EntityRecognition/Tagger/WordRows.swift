/// What the words of a category tell about the places in and around them, in one table of sums for short
/// words and one for the parts of long ones.
struct WordRows: Sendable {
  /// The words that have a table of their own are at most this long.
  private static let short = 4
  /// How far the scores and the hidden layer see a word.
  private static let scoreReach = 1
  private static let hiddenReach = HiddenInput.wordReach
  /// For each category and length the first row of its table, of `short` + 1 lengths each.
  private let firsts: [Int32]
  /// For a word the rows of scores from one place before it to one behind it, then the rows of units from
  /// two before it to two behind it.
  private let sums: [TaggerModel.Row]
  /// For each category and part of a word the rows of scores that it tells about from the place behind it
  /// to the one before it, then the rows of units, in the same order.
  private let parts: [TaggerModel.Row]

  private static let partWidth = 2 * scoreReach + 1 + 2 * hiddenReach + 1

  /// Makes the tables.
  init(_ model: TaggerModel) {
    var parts = [TaggerModel.Row](
      repeating: .zero, count: LexiconCategory.count * WordPlace.count * Self.partWidth)
    func index(_ category: Int, _ part: Int) -> Int {
      (category * WordPlace.count + part) * Self.partWidth
    }
    let slots = NGram.slots(of: .word)
    for feature in model.features.indices(of: .word) {
      let ngram = model.features.ngram(at: feature)
      guard ngram.first < LexiconCategory.count, ngram.second < WordPlace.count else { continue }
      let first = index(ngram.first, ngram.second)
      model.features.forEachRow(at: feature) { parts[first + $0] = $1.row }
    }
    for category in 0..<LexiconCategory.count {
      for part in 0..<WordPlace.count {
        for offset in -Self.hiddenReach...Self.hiddenReach {
          let row = model.hiddenInput.row(category: category, part: part, at: offset)
          // The word stands `offset` places right of the place that it tells about.
          parts[index(category, part) + slots + offset + Self.hiddenReach] =
            model.hiddenRows[row].row
        }
      }
    }
    var firsts: [Int32] = []
    var sums: [TaggerModel.Row] = []
    for category in 0..<LexiconCategory.count {
      for length in 0...Self.short {
        firsts.append(Int32(sums.count))
        var scores = [TaggerModel.Row](repeating: .zero, count: length + 2 * Self.scoreReach)
        var hidden = [TaggerModel.Row](repeating: .zero, count: length + 2 * Self.hiddenReach)
        for place in 0..<length {
          let first = index(category, WordPlace.place(of: place, in: 0, length))
          for slot in 0..<slots { scores[place + slots - 1 - slot] &+= parts[first + slot] }
          for slot in 0...(2 * Self.hiddenReach) {
            hidden[place + 2 * Self.hiddenReach - slot] &+= parts[first + slots + slot]
          }
        }
        sums += scores + hidden
      }
    }
    self.firsts = firsts
    self.sums = sums
    self.parts = parts
  }

  /// Adds what words tell.
  ///
  /// - Parameters:
  ///   - words: The words of a text.
  ///   - scores: The scores of the text's first place, with two places before the text and behind it.
  ///   - hidden: The units of the text's first place, as the scores.
  /// - Complexity: O(*w*), *w* characters in words.
  func add(
    _ words: [CategorizedWord], to scores: UnsafeMutablePointer<TaggerModel.Row>,
    _ hidden: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    sums.withUnsafeBufferPointer { sums in
      firsts.withUnsafeBufferPointer { firsts in
        // There are tables for every category.
        let sums = sums.baseAddress.unsafelyUnwrapped
        for word in words {
          let length = word.end - word.start
          guard length <= Self.short else {
            addLong(word, to: scores, hidden)
            continue
          }
          var row = sums + Int(firsts[word.category * (Self.short + 1) + length])
          for place in (word.start - Self.scoreReach)..<(word.end + Self.scoreReach) {
            Self.add(row, to: scores + place)
            row += 1
          }
          for place in (word.start - Self.hiddenReach)..<(word.end + Self.hiddenReach) {
            Self.add(row, to: hidden + place)
            row += 1
          }
        }
      }
    }
  }

  private func addLong(
    _ word: CategorizedWord, to scores: UnsafeMutablePointer<TaggerModel.Row>,
    _ hidden: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    parts.withUnsafeBufferPointer { parts in
      for place in word.start..<word.end {
        let part = WordPlace.place(of: place, in: word.start, word.end)
        var row =
          parts.baseAddress.unsafelyUnwrapped
          + (word.category * WordPlace.count + part) * Self.partWidth
        for offset in -Self.scoreReach...Self.scoreReach {
          Self.add(row, to: scores + (place - offset))
          row += 1
        }
        for offset in -Self.hiddenReach...Self.hiddenReach {
          Self.add(row, to: hidden + (place - offset))
          row += 1
        }
      }
    }
  }

  @inline(__always)
  private static func add(
    _ row: UnsafePointer<TaggerModel.Row>, to target: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    var sum = RowHalves(target)
    sum &+= RowHalves(row)
    sum.store(to: target)
  }
}
