package io.ringledger.shared.rest.problems;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known bodies, good and hostile, are commands or refusals. */
class RequestBodyCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownBodyIsACommandOrRefused() {
    return Corpus.replay(RequestBodyFuzz.class);
  }
}
