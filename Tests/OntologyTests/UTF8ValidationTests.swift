import Testing

@testable import Ontology

@Suite("UTF-8 validation") struct UTF8ValidationTests {
  private func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer(UTF8Validation.isValid)
  }

  @Test("every sequence of up to three bytes is judged as the standard library judges it")
  func shortSequences() {
    // The lead bytes and the edges of the ranges of trail bytes.
    let trails: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    for lead in UInt8.min...UInt8.max {
      for second in trails {
        for third in trails {
          for sequence in [[lead], [lead, second], [lead, second, third]] {
            let expected = String(validating: sequence, as: UTF8.self) != nil
            #expect(isValid(sequence) == expected, "\(sequence)")
          }
        }
      }
    }
  }

  @Test("sequences of four bytes end at the last scalar and are not overlong")
  func fourBytes() {
    for lead in UInt8(0xF0)...0xF5 {
      for second in stride(from: UInt8(0x70), through: 0xC0, by: 0x10) {
        for tail: [UInt8] in [[0x80, 0x80], [0xBF, 0xBF], [0x80, 0x41], [0x80], []] {
          let sequence = [lead, second] + tail
          let expected = String(validating: sequence, as: UTF8.self) != nil
          #expect(isValid(sequence) == expected, "\(sequence)")
        }
      }
    }
  }
}
