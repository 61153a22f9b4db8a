import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Tables of hashes") struct HashTableTests {
  @Test("a table holds what a dictionary holds, whatever was added in which order")
  func isDictionary() {
    for seed in UInt64(1)...50 {
      var numbers = SeededGenerator(seed: seed)
      var table = HashTable(0)
      var dictionary: [UInt64: Int] = [:]
      #expect(table.isEmpty)
      for _ in 0..<Int.random(in: 0...300, using: &numbers) {
        // Few keys, some of which lie beside each other and some of which differ in high bits only.
        let key =
          UInt64.random(in: 1...40, using: &numbers) << UInt64.random(in: 0...1, using: &numbers)
          * 40
        let value = Int.random(in: 1...9, using: &numbers)
        table[key] += value
        dictionary[key, default: 0] += value
      }
      #expect(table.keyCount == dictionary.count, "seed \(seed)")
      #expect(table[1 << 60] == 0)
      #expect(table.sorted.map(\.key) == dictionary.keys.sorted(), "seed \(seed)")
      #expect(table.sorted.allSatisfy { dictionary[$0.key] == $0.value }, "seed \(seed)")
      #expect(dictionary.allSatisfy { table[$0.key] == $0.value }, "seed \(seed)")
    }
  }
}
