package io.ringledger.bouts.xrpl;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known lies of nodes prove nothing, and true answers the truth. */
class HostileNodeCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownAnswerProvesTheTruthOrNothing() {
    return Corpus.replay(HostileNodeFuzz.class);
  }
}
