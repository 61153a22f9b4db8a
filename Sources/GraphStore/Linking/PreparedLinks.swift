import InkGraphCore

/// An issue of a library together with the entities to which its things are linked, and what follows
/// from that.
///
/// It needs nothing of the library, so that several issues are prepared at once.
public struct PreparedLinks: Sendable {
  /// The row of the issue.
  let issue: Int
  /// The day of the issue.
  let day: String?
  /// What the issue adds to the linked result.
  let contribution: IssueContribution
  /// How many statements the part has, those included that are left out.
  let statementCount: Int
  /// For each thing the row of its entity, packed.
  let entities: [UInt8]
  /// The part, if the issue is linked already and has to be taken away first.
  let part: IssuePart?

  /// Prepares an issue.
  ///
  /// - Parameters:
  ///   - part: The part; its texts are not needed.
  ///   - issue: The row number of the issue.
  ///   - linked: For each thing of the part the row number of its entity; 0 for none.
  ///   - isRelinked: Whether the issue is linked already.
  ///   - plan: The plan, which knows the types of entities.
  ///   - allows: Whether a statement fits its ends, where a thing has another type than its entity.
  init(
    _ part: IssuePart, issue: Int, to linked: [Int], isRelinked: Bool, plan: LinkPlan,
    allows: (EntityType, Predicate, EntityType) -> Bool
  ) {
    self.issue = issue
    day = part.issue.date?.description
    contribution = IssueContribution(part, issue: issue, entities: linked) { place in
      let statement = part.statements[place]
      let subject = plan.types(of: statement.subject, in: part, linked)
      let object = plan.types(of: statement.object, in: part, linked)
      return subject.own == subject.linked && object.own == object.linked
        || allows(subject.linked, statement.predicate, object.linked)
    }
    statementCount = part.statements.count
    entities = SkeletonCoder.pack(rows: linked)
    self.part = isRelinked ? part : nil
  }
}

extension LinkPlan {
  /// The type of an end of a statement in its part, and that of the entity to which it is linked.
  fileprivate func types(
    of end: LocalReference, in part: IssuePart, _ linked: [Int]
  ) -> (own: EntityType, linked: EntityType) {
    guard case .entity(let place) = end else { return (.article, .article) }
    let own = part.entities[place].type
    return (own, types[linked[place]] ?? own)
  }
}
