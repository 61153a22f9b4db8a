import ArgumentParser

/// A number of bytes, as users write it: `64M`, `1.5G`, `1048576`.
struct MemorySize: Hashable, ExpressibleByArgument, Sendable {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    var digits = argument.uppercased()
    if digits.hasSuffix("IB") {
      digits.removeLast(2)
    } else if digits.hasSuffix("B") {
      digits.removeLast()
    }
    var unit = 1.0
    if let last = digits.last, let power = "KMGT".firstIndex(of: last) {
      unit =
        [1024.0, 1_048_576, 1_073_741_824, 1_099_511_627_776][
          "KMGT".distance(from: "KMGT".startIndex, to: power)]
      digits.removeLast()
    }
    guard let number = Double(digits), number >= 0, number * unit < 0x1p62 else { return nil }
    bytes = Int(number * unit)
  }

  var defaultValueDescription: String { description }

  /// The size in the greatest unit that gives a whole number.
  var description: String {
    for (shift, name) in [(40, "T"), (30, "G"), (20, "M"), (10, "K")]
    where bytes > 0 && bytes & ((1 << shift) - 1) == 0 {
      return "\(bytes >> shift)\(name)"
    }
    return String(bytes)
  }
}
