/// The scores of the tags at each place of a text, before their order is looked at.
///
/// It works feature by feature: one look-up gives the rows for all places that a feature tells
/// about, which are added where they belong. `Emissions.plain` is the same place by place.
struct Emissions {
  private let model: TaggerModel
  private let style: AnnotationStyle

  init(_ model: TaggerModel, style: AnnotationStyle) {
    self.model = model
    self.style = style
  }

  /// The rows of a text, one for each character.
  ///
  /// - Complexity: O(*n* + *w*), *n* characters, *w* characters in words of the lexicon.
  func rows(of text: TaggerText) -> [TaggerModel.Row] {
    let count = text.characters.count
    guard count > 0 else { return [] }
    // Four places on each side catch what is told about places outside the text.
    let margin = 4
    return withUnsafeTemporaryAllocation(
      of: TaggerModel.Row.self, capacity: 2 * (count + 2 * margin)
    ) { buffer in
      buffer.initialize(repeating: .zero)
      // The buffer is never empty.
      let scores = buffer.baseAddress.unsafelyUnwrapped + margin
      let hidden = scores + count + 2 * margin
      addFeatures(of: text, to: scores)
      addHidden(of: text, to: hidden)
      output(hidden, to: scores, count: count)
      return [TaggerModel.Row](UnsafeBufferPointer(start: scores, count: count))
    }
  }

  private func addFeatures(of text: TaggerText, to scores: UnsafeMutablePointer<TaggerModel.Row>) {
    let count = text.characters.count
    model.features.withLookup { lookup in
      @inline(__always)
      func add(_ found: UInt32, at place: Int) {
        var slots = found & 31
        guard slots != 0 else { return }
        var row = lookup.rows + Int(found >> 5)
        while slots != 0 {
          row.pointee.add(to: scores + (place - slots.trailingZeroBitCount))
          row += 1
          slots &= slots &- 1
        }
      }
      let styleRows = lookup.find(NGram(.style, 0, style: style.rawValue))
      // The places before, in and after the text at which a feature can begin.
      let places = count + 4
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places * Self.lookups) { found in
        look(up: text, in: lookup, found)
        for index in 0..<places {
          let place = index - 2
          let line = index * Self.lookups
          add(found[line], at: place + 2)
          add(found[line + 1], at: place + 2)
          add(found[line + 2], at: place + 2)
          add(found[line + 3], at: place + 1)
          add(found[line + 4], at: place + 1)
          add(found[line + 5], at: place)
          add(found[line + 6], at: place + 1)
          if place >= 0, place < count { add(styleRows, at: place) }
        }
      }
      for word in text.words {
        for place in word.start..<word.end {
          let part = WordPlace.place(of: place, in: word.start, word.end)
          add(lookup.word(category: word.category, part: part), at: place + 1)
        }
      }
    }
  }

  /// The features that begin at a place: a character, a pair, a triple, two with one between them, a
  /// triple of classes, a character and a pair in the style.
  private static let lookups = 7

  /// Looks up the features that begin at each place, from two before the text to two behind it.
  ///
  /// All look-ups of a text come before anything is added: none waits for another then, and the cache
  /// fetches several at once.
  private func look(
    up text: TaggerText, in lookup: FeatureIndex.Lookup, _ found: UnsafeMutableBufferPointer<UInt32>
  ) {
    let count = text.characters.count
    let outside = CharacterTable.outside
    let last = TextFolding.classes - 1
    let style = style.rawValue
    text.characters.withUnsafeBufferPointer { characters in
      text.classes.withUnsafeBufferPointer { classes in
        // First, second and third are the characters at place, place + 1 and place + 2.
        var first = outside
        var second = outside
        var firstClass = last
        var secondClass = last
        for place in -2..<(count + 2) {
          let next = place + 2
          let isInside = next >= 0 && next < count
          let third = isInside ? characters[next] : outside
          let thirdClass = isInside ? Int(classes[next]) : last
          let line = next * Self.lookups
          let isPair = place >= -1 && place < count
          let isMiddle = place >= -1 && place < count - 1
          found[line] = lookup.character(first)
          found[line + 1] = place <= count ? lookup.find(NGram(.pair, first, second)) : 0
          found[line + 2] = place < count ? lookup.find(NGram(.triple, first, second, third)) : 0
          found[line + 3] = isMiddle ? lookup.find(NGram(.skip, first, third)) : 0
          found[line + 4] = isMiddle ? lookup.classes(firstClass, secondClass, thirdClass) : 0
          found[line + 5] =
            place >= 0 && place < count
            ? lookup.find(NGram(.styledCharacter, first, style: style)) : 0
          found[line + 6] =
            isPair ? lookup.find(NGram(.styledPair, first, second, style: style)) : 0
          (first, second) = (second, third)
          (firstClass, secondClass) = (secondClass, thirdClass)
        }
      }
    }
  }

  private func addHidden(of text: TaggerText, to hidden: UnsafeMutablePointer<TaggerModel.Row>) {
    let count = text.characters.count
    let input = model.hiddenInput
    model.hiddenRows.withUnsafeBufferPointer { rows in
      let bias = rows[input.row(style: style)].row
      for place in 0..<count { hidden[place] = bias }
      let reach = HiddenInput.characterReach
      let outside = CharacterTable.outside
      text.characters.withUnsafeBufferPointer { characters in
        for place in -reach..<(count + reach) {
          let character = place < 0 || place >= count ? outside : characters[place]
          // The character stands `offset` places right of the place that is told about.
          for offset in max(
            -reach, place - count + 1)...max(
              min(reach, place), max(-reach, place - count + 1))
          where place - offset >= 0 && place - offset < count {
            rows[input.row(character: character, at: offset)].add(to: hidden + (place - offset))
          }
        }
      }
      for place in 0..<count {
        for offset in -HiddenInput.wordReach...HiddenInput.wordReach
        where place - offset >= 0 && place - offset < count {
          rows[input.row(characterClass: text.classes[place], at: offset)]
            .add(to: hidden + (place - offset))
        }
      }
      for word in text.words {
        for place in word.start..<word.end {
          let part = WordPlace.place(of: place, in: word.start, word.end)
          for offset in -HiddenInput.wordReach...HiddenInput.wordReach
          where place - offset >= 0 && place - offset < count {
            rows[input.row(category: word.category, part: part, at: offset)]
              .add(to: hidden + (place - offset))
          }
        }
      }
    }
  }

  /// Adds what the hidden layer says: rectified units times their rows.
  ///
  /// Works on plain memory, since arithmetic on `SIMD32<Float>` becomes calls for each lane.
  private func output(
    _ hidden: UnsafePointer<TaggerModel.Row>, to scores: UnsafeMutablePointer<TaggerModel.Row>,
    count: Int
  ) {
    let lanes = TagLayout.lanes
    model.outputWeights.withUnsafeBufferPointer { weights in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: lanes) { sums in
        for place in 0..<count {
          sums.update(repeating: 0)
          let units = UnsafeRawPointer(hidden + place).assumingMemoryBound(to: Int16.self)
          for unit in 0..<TaggerModel.hiddenUnits where units[unit] > 0 {
            let value = Float(units[unit])
            let row = unit &* lanes
            for lane in 0..<lanes { sums[lane] += value * weights[row &+ lane] }
          }
          let target = UnsafeMutableRawPointer(scores + place).assumingMemoryBound(to: Int16.self)
          for lane in 0..<lanes {
            // Rounded to the nearest: what is cut off a number above 0 is its fraction.
            target[lane] &+= Int16(truncatingIfNeeded: Int32(sums[lane] + 16_384.5) &- 16_384)
          }
        }
      }
    }
  }

  /// The rows of a text by the definition of the features, one place after the other.
  ///
  /// The reference for `rows(of:)`: slower by an order of magnitude, for tests.
  func plain(_ text: TaggerText) -> [TaggerModel.Row] {
    let count = text.characters.count
    var firstRows: [UInt64: FeatureIndex.Rows] = [:]
    var first = 0
    for (key, slots) in zip(model.features.keys, model.features.slots) {
      firstRows[key] = FeatureIndex.Rows(first: first, slots: slots)
      first += slots.nonzeroBitCount
    }
    var scores = [TaggerModel.Row](repeating: .zero, count: count)
    NGramEnumerator.forEach(in: text, style: style) { feature, place in
      guard let rows = firstRows[feature.key] else { return }
      var row = rows.first
      for slot in 0..<NGram.slots(of: feature.kind) where rows.slots >> UInt8(slot) & 1 == 1 {
        let target = place + NGram.firstPlace(of: feature.kind) - slot
        if target >= 0, target < count { scores[target] &+= model.features.rows[row].row }
        row += 1
      }
    }
    var hidden = [TaggerModel.Row](repeating: .zero, count: count)
    model.hiddenInput.forEach(in: text, style: style) { row, place in
      hidden[place] &+= model.hiddenRows[row].row
    }
    scores.withUnsafeMutableBufferPointer { scores in
      guard let first = scores.baseAddress else { return }
      hidden.withUnsafeBufferPointer { hidden in
        if let hidden = hidden.baseAddress { output(hidden, to: first, count: count) }
      }
    }
    return scores
  }
}
