import InkGraphCore

/// What some issues add to the linked result, and what others take away: gathered in memory, and
/// written by `LinkWriter`.
///
/// Counts of entities and names change by addition, so an issue costs the same however large the
/// library is.
struct LinkChanges: Sendable {
  struct EntityChange {
    /// The row of the entity.
    let entity: Int
    var mentions = 0
    var issues = 0
    var added = DayRange()
    var removed = DayRange()
    var uses = EntityUses()

    fileprivate mutating func count(_ thing: IssueContribution.Thing, day: String?, sign: Int) {
      mentions += sign * thing.mentions
      uses.count(thing, sign: sign)
      guard thing.isNamed else { return }
      issues += sign
      if sign > 0 { added.include(day) } else { removed.include(day) }
    }
  }

  struct StatementChange {
    var addedScore = -Double.infinity
    var removedScore = -Double.infinity
    var added = DayRange()
    var removed = DayRange()
    var hasLost = false

    /// Adds another change of the same statement.
    mutating func merge(_ other: StatementChange) {
      addedScore = max(addedScore, other.addedScore)
      removedScore = max(removedScore, other.removedScore)
      added.include(other.added)
      removed.include(other.removed)
      hasLost = hasLost || other.hasLost
    }
  }

  /// An issue that is linked.
  struct LinkedIssue {
    let links: PreparedLinks
    /// For each statement of the issue where its key stands in `keys`.
    let slots: [Int]
  }

  private(set) var entities: [EntityChange] = []
  private var slotOfEntity: [Int: Int] = [:]
  /// The statements that issues add to, in the order in which they come up first, with what they add.
  private(set) var keys: [(key: IssueContribution.StatementKey, change: StatementChange)] = []
  private var slotOfKey: [IssueContribution.StatementKey: Int] = [:]
  /// The statements that issues take from, by row.
  private(set) var lost: [Int: StatementChange] = [:]
  /// The issues that are linked, in order.
  private(set) var issues: [LinkedIssue] = []

  /// Adds an issue.
  mutating func link(_ links: PreparedLinks) {
    count(links.contribution, day: links.day, sign: 1)
    let slots = links.contribution.statements.map { statement in
      let slot = slotOfKey[statement.key] ?? keys.count
      if slot == keys.count {
        keys.append((statement.key, StatementChange()))
        slotOfKey[statement.key] = slot
      }
      keys[slot].change.added.include(links.day)
      keys[slot].change.addedScore = max(keys[slot].change.addedScore, statement.score)
      return slot
    }
    issues.append(LinkedIssue(links: links, slots: slots))
  }

  /// Takes an issue away.
  ///
  /// - Parameters:
  ///   - contribution: What it added.
  ///   - day: The day of the issue.
  ///   - statements: The rows of its statements with the scores of their evidence.
  mutating func unlink(
    _ contribution: IssueContribution, day: String?, statements: [(row: Int, score: Double)]
  ) {
    count(contribution, day: day, sign: -1)
    for (row, score) in statements {
      var change = StatementChange()
      change.removed.include(day)
      change.removedScore = score
      change.hasLost = true
      lost[row, default: StatementChange()].merge(change)
    }
  }

  private mutating func count(_ contribution: IssueContribution, day: String?, sign: Int) {
    for thing in contribution.things {
      let slot = slotOfEntity[thing.entity] ?? entities.count
      if slot == entities.count {
        entities.append(EntityChange(entity: thing.entity))
        slotOfEntity[thing.entity] = slot
      }
      entities[slot].count(thing, day: day, sign: sign)
    }
  }
}
