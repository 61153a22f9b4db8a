public import InkGraphCore
public import PropertyGraph

/// Asks who holds a post, at all times or on one day.
public struct PostQuestion: Sendable {
  /// Someone in the post.
  public struct Row: Hashable, Sendable {
    /// Who, and when.
    public let tenure: Tenure
    /// How sure it is on the day asked about; nil if no day was asked about.
    public let standing: Tenure.Standing?
  }

  /// The title, such as 局长.
  public var title: String
  /// The node of the body.
  public var body: NodeID
  /// The day; nil asks for all times.
  public var day: CalendarDate?

  /// Asks who holds a post.
  public init(title: String, body: NodeID, day: CalendarDate? = nil) {
    self.title = title
    self.body = body
    self.day = day
  }

  /// Who holds the post, in the order of their beginnings; on a day, the surest first.
  ///
  /// - Complexity: O(*m* log *m* + *k*²), *m* posts of the body, *k* of them with the title.
  public func answer(in graph: Graph) -> [Row] {
    let all = TenureReader.tenures(of: body, in: graph).filter {
      $0.body == body && $0.title == title
    }
    guard let day else { return all.map { Row(tenure: $0, standing: nil) } }
    let standing = all.compactMap { tenure in
      tenure.standing(on: day, successors: all).map { Row(tenure: tenure, standing: $0) }
    }
    return standing.filter { $0.standing == .shown } + standing.filter { $0.standing == .presumed }
  }

  /// The titles that the paper gives to people at the body, sorted.
  public func titles(in graph: Graph) -> [String] {
    Set(TenureReader.tenures(of: body, in: graph).filter { $0.body == body }.map(\.title))
      .sorted { $0.precedesByScalars($1) }
  }
}

/// Asks which posts someone held one after the other.
public struct CareerQuestion: Sendable {
  /// The node of the person.
  public var person: NodeID

  /// Asks about a person.
  public init(person: NodeID) { self.person = person }

  /// The posts, in the order of their beginnings.
  ///
  /// - Complexity: O(*m* log *m*), *m* posts of the person with their citations.
  public func answer(in graph: Graph) -> [Tenure] {
    TenureReader.tenures(of: person, in: graph).filter { $0.person == person }
  }
}
