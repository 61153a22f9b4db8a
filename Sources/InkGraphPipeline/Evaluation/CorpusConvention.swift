package import EntityRecognition
package import InkGraphCore
package import Ontology

/// In what a corpus marks names in another way than the program finds them.
///
/// The program joins a region to the one around it (江苏如皋市城西乡 is one mention); some corpora
/// mark one by one. And corpora differ in what they call types.
///
/// **Invariant:** the convention depends on what the corpus marks, never on what is found in it.
package struct CorpusConvention: Sendable {
  /// The types that are compared.
  package let scheme: TypeScheme
  /// Whether a region that is joined of several counts as these.
  package let splitsRegions: Bool
  /// Whether 先生 and 女士 are part of a name: 王先生.
  package let keepsHonorifics: Bool
  /// The style of a corpus that the tagger has learned from, if this one marks names like it.
  package let style: AnnotationStyle

  private let regions: RegionGazetteer

  /// Makes a convention.
  package init(
    scheme: TypeScheme, splitsRegions: Bool, keepsHonorifics: Bool = false,
    style: AnnotationStyle = .general, regions: RegionGazetteer
  ) {
    self.scheme = scheme
    self.splitsRegions = splitsRegions
    self.keepsHonorifics = keepsHonorifics
    self.style = style
    self.regions = regions
  }

  /// Finds the convention of a corpus.
  ///
  /// Regions are split if most runs of names that the gazetteer can split are marked in parts; a
  /// run is made of regions that touch each other. Honorifics are kept if most that touch a person are
  /// marked with it. A corpus with fine types marks like CLUENER; one that knows per, loc and org like
  /// MSRA if it marks places of one character, else like People's Daily; any other has no style.
  ///
  /// - Complexity: O(*n* + *m* log *m*), *n* scalars, *m* marks.
  package init(of lines: [CorpusLine], regions: RegionGazetteer) {
    self.regions = regions
    var types: Set<GoldType> = []
    var joined = 0
    var apart = 0
    var honorifics = (inside: 0, outside: 0)
    var short = 0
    var placeCount = 0
    let labels = Set(lines.flatMap { ($0.marks ?? []).map(\.label) })
    for line in lines {
      let marks = (line.marks ?? []).compactMap { mark in
        GoldType(label: mark.label).map { (span: mark.span, type: $0) }
      }
      types.formUnion(marks.map(\.type))
      let places = marks.filter { $0.type == .type(.region) }.map(\.span).sorted()
      let scalars = Array(line.text.unicodeScalars)
      placeCount += places.count
      short += places.count { $0.count == 1 }
      for mark in marks where mark.type == .type(.person) {
        if Self.honorific(in: scalars[..<mark.span.end].suffix(2)) { honorifics.inside += 1 }
        if Self.honorific(in: scalars[mark.span.end...].prefix(2)) { honorifics.outside += 1 }
      }
      var first = 0
      while first < places.count {
        var last = first
        while last + 1 < places.count, places[last + 1].start == places[last].end { last += 1 }
        let run = scalars[places[first].start..<places[last].end]
        if Self.parts(of: run, regions).count > 1 {
          if first < last { apart += 1 } else { joined += 1 }
        }
        first = last + 1
      }
    }
    scheme = TypeScheme(corpusWith: types)
    splitsRegions = apart > joined
    keepsHonorifics = honorifics.inside > honorifics.outside
    style =
      if scheme == .fine {
        .cluener
      } else if labels.isSubset(of: ["per", "loc", "org", "time"]) {
        short * 50 > placeCount ? .newswire : .peoplesDaily1998
      } else {
        .general
      }
  }

  private static func honorific(in scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    ["先生", "女士", "小姐"].contains { scalars.elementsEqual($0.unicodeScalars) }
  }

  /// A mention as the corpus would mark it: usually one name, several for a region that is split,
  /// none for a type that is not compared.
  ///
  /// - Parameters:
  ///   - mention: The mention.
  ///   - text: The text in which it stands.
  /// - Returns: What is compared with the marks.
  package func names(for mention: Mention, in text: [Unicode.Scalar]) -> [ScoredSpan] {
    guard let type = scheme.index(of: mention.type) else { return [] }
    if keepsHonorifics, mention.type == .person,
      Self.honorific(in: text[mention.span.end...].prefix(2))
    {
      let span = TextSpan(start: mention.span.start, end: mention.span.end + 2)
      return [ScoredSpan(span: span, type: type)]
    }
    guard splitsRegions, mention.type == .region else {
      return [ScoredSpan(span: mention.span, type: type)]
    }
    var start = mention.span.start
    return Self.parts(of: Array(mention.surface.unicodeScalars)[...], regions).map { length in
      defer { start += length }
      return ScoredSpan(span: TextSpan(start: start, end: start + length), type: type)
    }
  }

  /// The marks of a line that are compared, in order.
  package func names(of line: CorpusLine) -> [ScoredSpan] {
    let names = (line.marks ?? []).compactMap { mark in
      GoldType(label: mark.label).flatMap(scheme.index).map {
        ScoredSpan(span: mark.span, type: $0)
      }
    }
    return Set(names).sorted()
  }

  /// The lengths of the names of which a region's name is joined; its own length if it is one.
  private static func parts(
    of name: ArraySlice<Unicode.Scalar>, _ regions: RegionGazetteer
  ) -> [Int] {
    if let steps = regions.steps(ofChain: String(scalars: name), home: nil) {
      return steps.map(\.length)
    }
    // 如皋市柳沟村: a village is in no gazetteer, the town before it is.
    guard name.count >= 4, name.last == "村" || name.suffix(2).elementsEqual("社区".unicodeScalars)
    else { return [name.count] }
    for length in stride(from: name.count - 2, through: 2, by: -1) {
      if let steps = regions.steps(ofChain: String(scalars: name.prefix(length)), home: nil) {
        return steps.map(\.length) + [name.count - length]
      }
    }
    return [name.count]
  }
}
