package io.ringledger.rewards.cloudevents;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known events, good and hostile, are read or refused. */
class SourceEventCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownEventIsReadOrRefused() {
    return Corpus.replay(SourceEventFuzz.class);
  }
}
