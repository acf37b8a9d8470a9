package io.ringledger.bouts.xaman;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known deliveries, good and hostile, are read or refused. */
class XamanWebhookCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownDeliveryIsReadOrRefused() {
    return Corpus.replay(XamanWebhookFuzz.class);
  }
}
