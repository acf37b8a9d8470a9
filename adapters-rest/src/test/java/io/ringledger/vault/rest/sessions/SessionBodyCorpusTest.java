package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What bodies may be, well-formed and otherwise, is read or refused. */
class SessionBodyCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownBodyIsReadOrRefused() {
    return Corpus.replay(SessionBodyFuzz.class);
  }
}
