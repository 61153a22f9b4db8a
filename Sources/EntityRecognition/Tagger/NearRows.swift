/// What characters and their classes tell about the places around them, in one style.
///
/// Every place of a text gets a row of scores and a row of the hidden layer's units from each of the
/// five characters around it, and a row of each from the classes, whatever they are; so these stand in plain
/// tables, and the rows of one character beside each other.
struct NearRows: Sendable {
  /// What a character tells about one place.
  struct Told: Sendable {
    var scores = PackedRow(.zero)
    var hidden = PackedRow(.zero)
  }

  /// How far a character is seen.
  static let reach = HiddenInput.characterReach
  /// The places that a character tells about.
  static let width = 2 * reach + 1
  /// For each character, then for each offset from −2 to +2, at which it stands from the place that it
  /// tells about.
  private let characters: [Told]
  /// For each character what it tells about its own place in the style.
  private let styled: [PackedRow]
  /// For each triple of classes around a place what they tell, with what the style tells everywhere: a row
  /// of scores and one of units.
  private let triples: [TaggerModel.Row]
  /// For each pair of the classes two places before and behind what they tell the hidden layer.
  private let farPairs: [TaggerModel.Row]

  /// Makes the tables.
  ///
  /// - Complexity: O(*n*), *n* rows of the model.
  init(_ model: TaggerModel, style: AnnotationStyle) {
    let classes = TextFolding.classes
    var characters = [Told](repeating: Told(), count: model.characters.count * Self.width)
    var styled = [PackedRow](repeating: PackedRow(.zero), count: model.characters.count)
    var triples = [TaggerModel.Row](repeating: .zero, count: 2 * classes * classes * classes)
    var farPairs = [TaggerModel.Row](repeating: .zero, count: classes * classes)
    var everywhere = TaggerModel.Row.zero
    let features = model.features
    for index in features.indices(of: .character) {
      let first = features.ngram(at: index).first * Self.width
      features.forEachRow(at: index) { characters[first + $0].scores = $1 }
    }
    for index in features.indices(of: .styledCharacter)
    where features.ngram(at: index).style == style.rawValue {
      let character = features.ngram(at: index).first
      features.forEachRow(at: index) { styled[character] = $1 }
    }
    for index in features.indices(of: .classes) {
      let ngram = features.ngram(at: index)
      let triple = Self.index(ngram.first, ngram.second, ngram.third)
      features.forEachRow(at: index) { triples[2 * triple] = $1.row }
    }
    for index in features.indices(of: .style)
    where features.ngram(at: index).style == style.rawValue {
      features.forEachRow(at: index) { everywhere = $1.row }
    }
    let input = model.hiddenInput
    func hidden(_ row: Int) -> TaggerModel.Row { model.hiddenRows[row].row }
    for character in 0..<model.characters.count {
      for offset in -Self.reach...Self.reach {
        characters[character * Self.width + offset + Self.reach].hidden =
          model.hiddenRows[input.row(character: UInt16(character), at: offset)]
      }
    }
    func ofClass(_ value: Int, at offset: Int) -> TaggerModel.Row {
      value == Self.outside ? .zero : hidden(input.row(characterClass: UInt8(value), at: offset))
    }
    for before in 0..<classes {
      for behind in 0..<classes {
        farPairs[before * classes + behind] = ofClass(before, at: -2) &+ ofClass(behind, at: 2)
        for own in 0..<classes {
          let index = Self.index(before, own, behind)
          triples[2 * index] &+= everywhere
          triples[2 * index + 1] =
            hidden(input.row(style: style)) &+ ofClass(before, at: -1) &+ ofClass(own, at: 0)
            &+ ofClass(behind, at: 1)
        }
      }
    }
    self.characters = characters
    self.styled = styled
    self.triples = triples
    self.farPairs = farPairs
  }

  /// The class of what lies outside the text.
  static let outside = TextFolding.classes - 1

  @inline(__always)
  private static func index(_ first: Int, _ second: Int, _ third: Int) -> Int {
    (first * TextFolding.classes + second) * TextFolding.classes + third
  }

  /// A view for the loop over a text.
  struct Lookup {
    fileprivate let characters: UnsafePointer<Told>
    fileprivate let styled: UnsafePointer<PackedRow>
    fileprivate let triples: UnsafePointer<TaggerModel.Row>
    fileprivate let farPairs: UnsafePointer<TaggerModel.Row>

    /// Asks for what a character tells.
    @inline(__always)
    func touch(_ number: UInt16) -> Int16 {
      let told = characters + Int(number) &* NearRows.width
      var touched = styled[Int(number)].first
      for index in 0..<NearRows.width { touched ^= told[index].scores.first }
      return touched
    }

    /// Writes what is told about a place.
    ///
    /// - Parameters:
    ///   - numbers: The character at the place, with two before and two behind it.
    ///   - classes: Their classes.
    ///   - scores: The scores of the place.
    ///   - hidden: The hidden layer's units at the place.
    @inline(__always)
    func tell(
      around numbers: UnsafePointer<UInt16>, _ classes: UnsafePointer<UInt8>,
      to scores: UnsafeMutablePointer<TaggerModel.Row>,
      _ hidden: UnsafeMutablePointer<TaggerModel.Row>
    ) {
      let told =
        triples + 2 * NearRows.index(Int(classes[-1]), Int(classes[0]), Int(classes[1]))
      let far = Int(classes[-2]) * TextFolding.classes + Int(classes[2])
      var sum = RowHalves(told)
      var units = RowHalves(told + 1)
      units &+= RowHalves(farPairs + far)
      for index in 0..<NearRows.width {
        let offset = index &- NearRows.reach
        let told = characters + (Int(numbers[offset]) &* NearRows.width &+ index)
        told.pointee.scores.add(to: &sum)
        told.pointee.hidden.add(to: &units)
      }
      styled[Int(numbers[0])].add(to: &sum)
      sum.store(to: scores)
      units.store(to: hidden)
    }
  }

  /// Lends a view of the tables.
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    characters.withUnsafeBufferPointer { characters in
      styled.withUnsafeBufferPointer { styled in
        triples.withUnsafeBufferPointer { triples in
          farPairs.withUnsafeBufferPointer { farPairs in
            // No table is empty: a model numbers two characters at least.
            body(
              Lookup(
                characters: characters.baseAddress.unsafelyUnwrapped,
                styled: styled.baseAddress.unsafelyUnwrapped,
                triples: triples.baseAddress.unsafelyUnwrapped,
                farPairs: farPairs.baseAddress.unsafelyUnwrapped))
          }
        }
      }
    }
  }
}
