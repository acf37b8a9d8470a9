package io.ringledger.vault.wallets;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What wallets may send, well-formed and otherwise, is read or refused. */
class WalletInputCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownInputIsReadOrRefused() {
    return Corpus.replay(WalletInputFuzz.class);
  }
}
