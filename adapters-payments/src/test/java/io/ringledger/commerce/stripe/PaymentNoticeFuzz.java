package io.ringledger.commerce.stripe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.stripe.net.Webhook;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.shared.domain.Outcome;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whatever is delivered: who does not know the secret is not believed, and nothing breaks. */
class PaymentNoticeFuzz {

  private static final String SECRET = "whsec_of_the_fuzzer_and_nobody_else";
  private static final PaymentEventId ID = new PaymentEventId(new UUID(7, 9));
  private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000L);

  private final StripeNotices notices = new StripeNotices(List.of(SECRET));

  private Outcome<PaymentEvent> read(String header, byte[] body) {
    return notices.read(Map.of("stripe-signature", header), body, ID, NOW);
  }

  /** A gateway itself sends what makes no sense. */
  @FuzzTest
  void aSignedEventIsReadOrRefused(byte[] body) throws GeneralSecurityException {
    String header =
        Webhook.Signature.generateSignatureHeader(
            new String(body, UTF_8), SECRET, NOW.getEpochSecond());
    assertThat(read(header, body)).isInstanceOfAny(Outcome.Success.class, Outcome.Rejected.class);
  }

  /** A line for the header, and the rest for the body. */
  @FuzzTest
  void whoDoesNotKnowTheSecretIsNotBelieved(byte[] delivery) {
    String[] lines = new String(delivery, ISO_8859_1).split("\n", 2);
    if (lines.length == 2) {
      assertThat(read(lines[0], lines[1].getBytes(ISO_8859_1)))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              refused ->
                  assertThat(refused.code()).isEqualTo(CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED));
    }
  }
}
