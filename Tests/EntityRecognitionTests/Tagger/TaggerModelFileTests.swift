import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityRecognition

@Suite("The tagger's model file") struct TaggerModelFileTests {
  @Test("what is written is read back")
  func roundTrip() async throws {
    let bytes = TaggerModelFile.bytes(of: await TinyTagger.model.value)
    let model = try TaggerModelFile.model(bytes, source: "a.model")
    #expect(model.description == "tiny")
    #expect(TaggerModelFile.bytes(of: model) == bytes)
  }

  @Test("a changed byte, a missing end and something behind it are told", arguments: [0, 1, 2])
  func damage(kind: Int) async {
    var bytes = TaggerModelFile.bytes(of: await TinyTagger.model.value)
    switch kind {
    case 0: bytes[bytes.count / 2] ^= 4
    case 1: bytes.removeLast(7)
    default: bytes.append(0)
    }
    #expect(throws: TaggerModelError(kind: .damaged, source: "a.model")) {
      try TaggerModelFile.model(bytes, source: "a.model")
    }
  }

  @Test("another file, an empty one and another version are refused")
  func others() {
    func error(_ text: String) -> TaggerModelError.Kind? {
      do throws(TaggerModelError) {
        _ = try TaggerModelFile.model(Array(text.utf8), source: "a")
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(error("") == .notAModel)
    #expect(error("{\"id\": 1, \"text\": \"abc\"}") == .notAModel)
    #expect(error("INKTAG99 and whatever follows it here") == .version)
  }

  @Test("the program's own model is at most 6 MB and is read")
  func embedded() throws {
    let bytes = try #require(OntologyFiles.embedded("tagger.model"))
    #expect(bytes.count <= 6_000_000)
    #expect(try TaggerModel.model(of: .embedded) != nil)
  }
}
