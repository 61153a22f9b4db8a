/// A condition on the nodes or on the edges of a graph, made ready for loops.
open class ElementCheck {
  /// Makes a condition that everything fulfils.
  public init() {}

  /// Whether the node or edge with a number fulfils the condition.
  open func holds(_ element: UInt32) -> Bool { true }
}

/// Whether nodes have certain labels.
private final class LabelCheck: ElementCheck {
  private let setOfNode: PackedArray<UInt32>
  private let setsThatHold: [Bool]

  init(_ graph: GraphStorage, _ labels: [LabelID]) {
    setOfNode = graph.labelSetOfNode
    setsThatHold = graph.labelSets.map { set in labels.allSatisfy(set.contains) }
  }

  override func holds(_ element: UInt32) -> Bool { setsThatHold[Int(setOfNode[Int(element)])] }
}

/// Nothing fulfils it.
private final class NeverCheck: ElementCheck {
  override func holds(_ element: UInt32) -> Bool { false }
}

extension Graph {
  /// The condition that nodes have all of some labels.
  public func check(labels names: [String]) -> ElementCheck {
    let ids = names.compactMap { labelID(named: $0) }
    return ids.count == names.count ? LabelCheck(storage, ids) : NeverCheck()
  }
}

/// Two conditions at once.
private final class BothCheck: ElementCheck {
  private let first: ElementCheck
  private let second: ElementCheck

  init(_ first: ElementCheck, _ second: ElementCheck) {
    self.first = first
    self.second = second
  }

  override func holds(_ element: UInt32) -> Bool {
    first.holds(element) && second.holds(element)
  }
}

extension ElementCheck {
  /// The condition that both this and another hold, of which this is looked at first.
  public func and(_ other: ElementCheck) -> ElementCheck { BothCheck(self, other) }

  /// The condition that nothing fulfils.
  public static var never: ElementCheck { NeverCheck() }
}
