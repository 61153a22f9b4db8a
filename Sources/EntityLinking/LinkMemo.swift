import Foundation
internal import InkGraphCore

/// Remembers what names mean to papers of one home region, which is looked up again and again: a paper
/// names the same bodies, regions and firms in article after article, and the next day once more.
///
/// It serves one thread at a time. What it remembers follows from the name, the home region and the
/// ontology alone, so that it does not matter who asked before.
final class LinkMemo {
  /// The region that a firm's or area's name tells, and the rule by which it does.
  typealias Place = (region: Int, rule: String)
  /// The regions that a run of names passes, with the lengths of their names.
  typealias Steps = [(region: Int, length: Int)]

  /// A name of a body, and the region of the one named right before or that whose body it is.
  private struct NearName: Hashable {
    let name: ByteText
    let near: Int?
  }

  private var places: [ByteText: Place?] = [:]
  private var branchPlaces: [ByteText: Place?] = [:]
  private var shortForms: [ByteText: String?] = [:]
  private var bodies: [NearName: ResolvedBody?] = [:]
  private var placedBodies: [NearName: ResolvedBody?] = [:]
  private var openBodies: [ByteText: ResolvedBody?] = [:]
  private var steps: [ByteText: Steps?] = [:]

  /// The place that a name tells, which is found once.
  func place(in name: String, find: () -> Place?) -> Place? {
    Self.remembered(ByteText(name), in: &places, find)
  }

  /// The place that the name of a branch tells, which is found once.
  func branchPlace(in name: String, find: () -> Place?) -> Place? {
    Self.remembered(ByteText(name), in: &branchPlaces, find)
  }

  /// The short form of a body's name, which is found once.
  func shortForm(of name: String, find: () -> String?) -> String? {
    Self.remembered(ByteText(name), in: &shortForms, find)
  }

  /// The body that a name means behind one of a region, which is found once.
  func body(_ name: String, near: Int?, find: () -> ResolvedBody?) -> ResolvedBody? {
    Self.remembered(NearName(name: ByteText(name), near: near), in: &bodies, find)
  }

  /// The body of a region that a name means to a paper of the region, which is found once.
  func body(_ name: String, of place: Int, find: () -> ResolvedBody?) -> ResolvedBody? {
    Self.remembered(NearName(name: ByteText(name), near: place), in: &placedBodies, find)
  }

  /// The body that an open-ended name means, which is found once.
  func openBody(_ name: String, find: () -> ResolvedBody?) -> ResolvedBody? {
    Self.remembered(ByteText(name), in: &openBodies, find)
  }

  /// The regions that a run of names passes, which are found once.
  func steps(ofChain name: String, find: () -> Steps?) -> Steps? {
    Self.remembered(ByteText(name), in: &steps, find)
  }

  private static func remembered<Name: Hashable, Value>(
    _ name: Name, in known: inout [Name: Value?], _ find: () -> Value?
  ) -> Value? {
    if let value = known[name] { return value }
    // An archive of centuries must not fill the memory with names that came up once.
    if known.count >= most { known.removeAll(keepingCapacity: true) }
    let value = find()
    known[name] = .some(value)
    return value
  }

  private static let most = 20_000
}

/// The memos that are not at work, by home region.
///
/// The lock guards all of the state, so that tasks may share the object.
final class LinkMemos: @unchecked Sendable {
  private let lock = NSLock()
  private var idle: [Int?: [LinkMemo]] = [:]

  /// Lends a memo for papers of a region.
  func withMemo<Value>(home: Int?, _ body: (LinkMemo) -> Value) -> Value {
    let memo = lock.withLock { idle[home]?.popLast() } ?? LinkMemo()
    defer { lock.withLock { idle[home, default: []].append(memo) } }
    return body(memo)
  }
}
