internal import EntityRecognition
internal import InkGraphCore

/// A corpus that the tagger can learn from, by the name of its file in `DIR/ner`.
///
/// BosonNLP's is not among them: its licence allows measuring only.
package enum TrainingCorpus: String, CaseIterable, Sendable {
  case peoplesDailyJanuary1998 = "peoples-daily-1998-01"
  case peoplesDaily1998 = "peoples-daily-1998"
  case peoplesDaily2014 = "peoples-daily-2014"
  case msra = "msra-part"
  case cluener
  case resume

  /// How it marks names.
  ///
  /// The sentences of 1998 are to two thirds those of MSRA, marked alike.
  var style: AnnotationStyle {
    switch self {
    case .peoplesDailyJanuary1998: .peoplesDaily1998
    case .peoplesDaily1998, .msra: .newswire
    case .peoplesDaily2014: .peoplesDaily2014
    case .cluener: .cluener
    case .resume: .resume
    }
  }

  /// What a label of the corpus means; nil for what is no name.
  func label(_ name: String) -> TrainingExample.Label? {
    switch name {
    case "per", "name": return .person
    case "loc", "address": return .region
    case "company": return .enterprise
    case "government": return .agency
    case "organization": return .organization
    case "org": return .body
    case "time", "title", "edu", "pro", "race", "cont": return nil
    default: return .other
    }
  }

  /// Whether a row belongs to the part that is measured when parts are held out: days 23 to 25 of
  /// January 1998, the last fifth of MSRA and of CLUENER.
  func isHeldOut(_ line: CorpusLine, row: Int, of count: Int) -> Bool {
    switch self {
    case .peoplesDailyJanuary1998:
      guard let day = line.id.flatMap({ DocumentID($0.description) })?.day.suffix(2) else {
        return false
      }
      return day >= "23" && day <= "25"
    case .msra, .cluener: return row >= count * 4 / 5
    case .peoplesDaily1998, .peoplesDaily2014, .resume: return false
    }
  }
}
