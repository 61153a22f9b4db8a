/// The things of many issues in columns, as linking compares them.
///
/// A text is a number and a thing is a row: linking compares numbers, and the two million things of
/// ten thousand issues take some tens of megabytes.
///
/// **Invariant:** issues are sorted by key, and the things of an issue are neighbours, in the order
/// of its part.
public struct ThingTable: Sendable {
  /// That a person has a post at a body.
  package struct Post: Sendable {
    /// The person.
    package let thing: Int32
    /// The number of the body's name.
    package let body: UInt32
  }

  /// That a village's name says in which town it lies.
  package struct Village: Sendable {
    /// The place of the issue.
    package let issue: Int32
    /// The numbers of both names.
    package let village, town: UInt32
  }

  /// That an article names a person.
  package struct Appearance: Sendable {
    /// The person.
    package let thing: Int32
    /// The article's place in the issue.
    package let article: Int32
  }

  /// The issues.
  package private(set) var issues: [IssueKey] = []
  /// Where the things of each issue begin, and where the last one's end.
  package private(set) var starts = [0]
  /// For each thing the number of its type's name.
  package private(set) var types: [UInt32] = []
  /// For each thing the number of its name.
  package private(set) var names: [UInt32] = []
  /// For each thing whether it is a person who only wrote or edited.
  package private(set) var isStaff: [Bool] = []
  /// Where the titles of each thing begin in `titles`, and where the last one's end.
  private var titleStarts: [UInt32] = [0]
  private var allTitles: [UInt32] = []
  /// The posts, in the order of the issues.
  package private(set) var posts: [Post] = []
  /// The villages that are named with their towns, in the order of the issues.
  package private(set) var villages: [Village] = []
  /// Who stands in which article, in the order of the issues.
  package private(set) var appearances: [Appearance] = []
  /// The texts.
  package var texts = StringPool()

  /// Makes a table without issues.
  package init() {}

  /// Makes the table of parts, which are sorted by key; their skeletons are enough.
  ///
  /// - Complexity: O(*n*), *n* things, mentions and statements.
  public init(_ parts: [IssuePart]) {
    for part in parts {
      beginIssue(part.issue.key)
      let first = names.count
      for entity in part.entities {
        add(
          type: texts.number(of: entity.type.rawValue), name: texts.number(of: entity.name),
          isStaff: entity.role == .staff)
        for title in entity.titles { addTitle(texts.number(of: title)) }
      }
      for statement in part.statements {
        guard case .entity(let subject) = statement.subject,
          case .entity(let object) = statement.object
        else { continue }
        if statement.predicate == .holdsPosition {
          addPost(of: first + subject, at: names[first + object])
        } else if statement.evidence.rule == LocalStatement.villageRule {
          addVillage(names[first + subject], in: names[first + object])
        }
      }
      for mention in part.mentions where part.entities[mention.entity].type == .person {
        addAppearance(of: first + mention.entity, in: mention.article)
      }
    }
  }

  /// The number of things.
  public var count: Int { names.count }

  /// The titles that stand beside a person's name, by their numbers.
  package func titles(of thing: Int) -> ArraySlice<UInt32> {
    allTitles[Int(titleStarts[thing])..<Int(titleStarts[thing + 1])]
  }

  /// The place of the issue of a thing.
  ///
  /// - Complexity: O(log *n*), *n* issues.
  package func issue(of thing: Int) -> Int {
    var low = 0
    var high = issues.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle + 1] <= thing { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Begins an issue, which comes after the others.
  package mutating func beginIssue(_ key: IssueKey) {
    issues.append(key)
    starts.append(names.count)
  }

  /// Adds a thing to the last issue.
  package mutating func add(type: UInt32, name: UInt32, isStaff isOfStaff: Bool) {
    types.append(type)
    names.append(name)
    isStaff.append(isOfStaff)
    titleStarts.append(UInt32(allTitles.count))
    starts[starts.count - 1] = names.count
  }

  /// Adds a title to the last thing.
  package mutating func addTitle(_ title: UInt32) {
    allTitles.append(title)
    titleStarts[titleStarts.count - 1] = UInt32(allTitles.count)
  }

  /// Adds a post of a thing of the last issue.
  package mutating func addPost(of thing: Int, at body: UInt32) {
    posts.append(Post(thing: Int32(thing), body: body))
  }

  /// Adds a village that the last issue names with its town.
  package mutating func addVillage(_ village: UInt32, in town: UInt32) {
    villages.append(Village(issue: Int32(issues.count - 1), village: village, town: town))
  }

  /// Adds that an article of the last issue names a thing.
  package mutating func addAppearance(of thing: Int, in article: Int) {
    appearances.append(Appearance(thing: Int32(thing), article: Int32(article)))
  }
}
