import InkGraphCore

/// The kinds of values in the cells of a table.
enum CellForm: String, Hashable {
  case text
  case integer
  case number
  case boolean
  case day

  /// The narrowest form of a text that is not empty.
  ///
  /// Digits with a zero before them and numbers of more than 18 digits are texts, since they are
  /// codes, telephone numbers and the like.
  init(of text: ArraySlice<UInt8>) {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    let whole = digits.prefix { Self.isDigit($0) }
    let rest = digits[whole.endIndex...]
    let hasLeadingZero = whole.count > 1 && whole.first == UInt8(ascii: "0")
    if whole.isEmpty {
      let isFlag = text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
      self = isFlag ? .boolean : .text
    } else if rest.isEmpty {
      self = hasLeadingZero || whole.count > 18 ? .text : .integer
    } else if !hasLeadingZero, rest.first == UInt8(ascii: "."), rest.count > 1,
      rest.dropFirst().allSatisfy(Self.isDigit)
    {
      self = .number
    } else if text.count == 10, CalendarDate(isoBytes: text) != nil {
      self = .day
    } else {
      self = .text
    }
  }

  /// The form that fits the values of either form.
  func joined(with other: CellForm) -> CellForm {
    if self == other { return self }
    return Set([self, other]) == [.integer, .number] ? .number : .text
  }

  /// The value of a text; nil if it is not of this form.
  func value(_ text: String) -> PropertyValue? {
    switch self {
    case .text: .string(text)
    case .integer: Int64(text).map { .integer($0) }
    case .number: Double(text).map { .double($0) }
    case .boolean: Bool(text.lowercased()).map { .boolean($0) }
    case .day: CalendarDate(iso: text).map { .date($0) }
    }
  }

  /// The value of a text that is not empty; nil if it is not of this form.
  ///
  /// The same as `value(_: String)`, without a string for what stands in every row.
  func value(_ text: ArraySlice<UInt8>) -> PropertyValue? {
    switch self {
    case .text: .string(String(decoding: text, as: UTF8.self))
    case .integer: Self.integer(text).map { .integer($0) }
    case .day: CalendarDate(isoBytes: text).map { .date($0) }
    default: value(String(decoding: text, as: UTF8.self))
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func integer(_ text: ArraySlice<UInt8>) -> Int64? {
    guard text.count < 18, text.allSatisfy(isDigit) else {
      return Int64(String(decoding: text, as: UTF8.self))
    }
    return text.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }
}

extension CalendarDate {
  /// Reads the bytes of `2025-07-16`; nil for anything else.
  fileprivate init?(isoBytes bytes: ArraySlice<UInt8>) {
    guard bytes.count == 10 else { return nil }
    let start = bytes.startIndex
    func number(_ places: Range<Int>) -> Int? {
      var number = 0
      for place in places {
        let byte = bytes[start + place]
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
    guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
