package io.ringledger.commerce.stripe;

import io.ringledger.shared.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known deliveries, good and hostile, are read or refused. */
class PaymentNoticeCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyKnownDeliveryIsReadOrRefused() {
    return Corpus.replay(PaymentNoticeFuzz.class);
  }
}
