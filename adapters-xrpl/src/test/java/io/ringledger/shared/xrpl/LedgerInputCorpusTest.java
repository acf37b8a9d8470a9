package io.ringledger.shared.xrpl;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What once went wrong with input of nodes stays right. */
class LedgerInputCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownInputIsReadOrRefused() {
    return Corpus.replay(LedgerInputFuzz.class);
  }
}
