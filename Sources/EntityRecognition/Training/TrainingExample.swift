package import InkGraphCore

/// A paragraph with marked names, to learn from.
package struct TrainingExample: Sendable {
  /// A marked name.
  package struct Mark: Sendable {
    package let span: TextSpan
    package let label: Label

    package init(_ span: TextSpan, _ label: Label) {
      self.span = span
      self.label = label
    }
  }

  /// What a corpus says that a name is.
  package enum Label: Sendable, Hashable {
    /// A person, a place, an organ, a firm, an association, school or medium.
    case person, region, agency, enterprise, organization
    /// A body of some kind.
    case body
    /// A name of something else: a game, a book, a post.
    case other

    /// The types of `TagLayout` that the name can have.
    var types: [Int] {
      switch self {
      case .person: [0]
      case .region: [1]
      case .agency: [2]
      case .enterprise: [3]
      case .organization: [4]
      case .body: [2, 3, 4]
      case .other: [5]
      }
    }
  }

  package let scalars: [Unicode.Scalar]
  package let marks: [Mark]
  package let style: AnnotationStyle
  /// Texts of one article, and of one issue, have equal numbers.
  package let article: Int
  package let issue: Int

  /// Makes an example.
  ///
  /// - Parameters:
  ///   - scalars: The text.
  ///   - marks: Names that do not overlap.
  ///   - style: How they are marked.
  ///   - article: The number of its article.
  ///   - issue: The number of its issue.
  package init(
    scalars: [Unicode.Scalar], marks: [Mark], style: AnnotationStyle, article: Int, issue: Int
  ) {
    self.scalars = scalars
    self.marks = marks
    self.style = style
    self.article = article
    self.issue = issue
  }

  /// For each character the tags that it can have, as bits of the lanes.
  var allowedTags: [UInt32] {
    Self.allowedTags(marks, count: scalars.count)
  }

  private static func allowedTags(_ marks: [Mark], count: Int) -> [UInt32] {
    var allowed = [UInt32](repeating: 1 << UInt32(TagLayout.outside), count: count)
    for mark in marks {
      for place in mark.span.range {
        allowed[place] = mark.label.types.reduce(0) { bits, type in
          bits | 1 << UInt32(TagLayout.tag(of: type, at: place, in: mark.span.range))
        }
      }
    }
    return allowed
  }

  /// The marks as the general style has them: regions one inside the other are one name, and a body is
  /// one name with the region before it.
  static func joined(_ marks: [Mark], in scalars: [Unicode.Scalar]) -> [Mark] {
    var joined: [Mark] = []
    for mark in marks.sorted(by: { $0.span.start < $1.span.start }) {
      if let last = joined.last, last.label == .region, last.span.end == mark.span.start,
        last.span.count > 1, levels.contains(scalars[last.span.end - 1]) || mark.label != .region,
        mark.label == .region || mark.label == .body
      {
        joined[joined.count - 1] = Mark(
          TextSpan(start: last.span.start, end: mark.span.end), mark.label)
      } else {
        joined.append(mark)
      }
    }
    return joined
  }

  private static let levels = Set("省市区县州盟旗乡镇".unicodeScalars)

  /// The same for the general style, in which a corpus counts only where it is sure to mark a name.
  ///
  /// CLUENER and the résumés leave most places unmarked, so an unmarked character can be part of one;
  /// addresses of CLUENER are cut otherwise; résumés mark the bare word 公司. People's Daily marks no
  /// countries and provinces of one character.
  var generallyAllowedTags: [UInt32] {
    let marks = Self.joined(marks, in: scalars)
    var allowed = Self.allowedTags(marks, count: scalars.count)
    let outside: UInt32 = 1 << UInt32(TagLayout.outside)
    let anyRegion = [
      TagLayout.begin(1), TagLayout.middle(1), TagLayout.end(1), TagLayout.single(1),
    ].reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
    switch style {
    case .cluener, .resume:
      for place in allowed.indices where allowed[place] == outside { allowed[place] |= anyRegion }
      for mark in marks {
        if style == .cluener, mark.label == .region {
          for place in mark.span.range { allowed[place] = anyRegion | outside }
        }
        if style == .resume, mark.span.count <= 3 {
          for place in mark.span.range { allowed[place] |= outside }
        }
      }
    case .peoplesDaily1998, .peoplesDaily2014:
      for place in allowed.indices
      where allowed[place] == outside && Self.abbreviations.contains(scalars[place]) {
        allowed[place] |= 1 << UInt32(TagLayout.single(1))
      }
    case .newswire, .general: break
    }
    return allowed
  }

  private static let abbreviations = Set(
    "中美日英法德俄韩朝台港澳欧苏京沪津意印加巴以伊泰缅越葡西粤浙闽鲁豫冀晋陕川渝滇黔桂琼皖赣湘鄂辽吉黑蒙藏疆宁青甘"
      .unicodeScalars)
}
