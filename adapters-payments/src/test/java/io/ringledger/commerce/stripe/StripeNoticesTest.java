package io.ringledger.commerce.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stripe.net.Webhook;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.gateways.SignedNotice;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say that something is paid: signed by Stripe's own algorithm, and only that. */
class StripeNoticesTest {

  private static final String SECRET = "whsec_present_secret_of_the_tests";
  private static final String FORMER = "whsec_former_secret_of_the_tests_";
  private static final PaymentEventId ID = new PaymentEventId(new UUID(7, 9));
  private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000L);
  private static final long SECONDS = NOW.getEpochSecond();

  private static final String BODY =
      "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"customer.created\",\"created\":1899999999,"
          + "\"data\":{\"object\":{}}}";

  private final StripeNotices notices = new StripeNotices(List.of(SECRET, FORMER));

  private static String sign(String body, String secret, long seconds) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, seconds);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Outcome<PaymentEvent> read(String header, byte[] body) {
    return notices.read(Map.of("stripe-signature", header), body, ID, NOW);
  }

  private void assertUnverified(String header, byte[] body) {
    assertRefused(read(header, body), CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
  }

  private static void assertRefused(Outcome<PaymentEvent> outcome, FailureCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void assertRead(String header) {
    assertThat(read(header, BODY.getBytes(UTF_8))).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void aSignedEventIsRead() {
    assertThat(notices.provider()).isEqualTo(PaymentProvider.STRIPE);
    assertRead(sign(BODY, SECRET, SECONDS));
  }

  @Test
  void theSecretBeforeIsGoodWhileItIsKept() {
    assertRead(sign(BODY, FORMER, SECONDS));
    Outcome<PaymentEvent> gone =
        new StripeNotices(List.of(SECRET))
            .read(
                Map.of("stripe-signature", sign(BODY, FORMER, SECONDS)),
                BODY.getBytes(UTF_8),
                ID,
                NOW);
    assertRefused(gone, CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
  }

  @Test
  void oneGoodSignatureOfSeveralIsEnough() {
    String good = sign(BODY, SECRET, SECONDS);
    String other = sign(BODY, "whsec_somebody_else_signed_with_this", SECONDS);
    assertRead(other + "," + good.substring(good.indexOf("v1=")));
    assertRead(good + ",v0=" + "a".repeat(64) + ",v2=whatever");
  }

  @Test
  void itMayBeFiveMinutesOffOnEitherSideAndNotASecondMore() {
    for (long apart : new long[] {-300, 300}) {
      assertRead(sign(BODY, SECRET, SECONDS + apart));
    }
    for (long apart : new long[] {-301, 301, -86_400, 86_400, 1_000_000_000}) {
      assertUnverified(sign(BODY, SECRET, SECONDS + apart), BODY.getBytes(UTF_8));
    }
  }

  @Test
  void anAlteredBodyIsNotBelieved() {
    String header = sign(BODY, SECRET, SECONDS);
    assertUnverified(header, BODY.replace("evt_1", "evt_2").getBytes(UTF_8));
    assertUnverified(header, (BODY + " ").getBytes(UTF_8));
    assertUnverified(header, new byte[0]);
  }

  @Test
  void bytesThatAreNoTextAreNotBelievedEvenWhereStripesLibraryWould() {
    String replaced = BODY.replace("evt_1", "evt_\uFFFD");
    byte[] altered = replaced.getBytes(UTF_8);
    int at = replaced.indexOf('\uFFFD');
    byte[] broken = new byte[altered.length - 2];
    System.arraycopy(altered, 0, broken, 0, at);
    broken[at] = (byte) 0xFF;
    System.arraycopy(altered, at + 3, broken, at + 1, altered.length - at - 3);
    assertThat(new String(broken, UTF_8)).isEqualTo(replaced);
    assertUnverified(sign(replaced, SECRET, SECONDS), broken);
  }

  @Test
  void anotherSecretIsNotBelieved() {
    assertUnverified(
        sign(BODY, "whsec_somebody_else_signed_with_this", SECONDS), BODY.getBytes(UTF_8));
  }

  @Test
  void aHeaderThatIsMissingOrEmptyIsNotBelieved() {
    assertRefused(
        notices.read(Map.of(), BODY.getBytes(UTF_8), ID, NOW),
        CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
    assertUnverified("", BODY.getBytes(UTF_8));
  }

  @Test
  void twoHeadersThatWereJoinedAreNotBelieved() {
    String good = sign(BODY, SECRET, SECONDS);
    assertUnverified(good + "," + good, BODY.getBytes(UTF_8));
    assertUnverified(good + ", " + good, BODY.getBytes(UTF_8));
    assertUnverified(sign(BODY, SECRET, SECONDS - 900) + "," + good, BODY.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t",
        "t=",
        "v1",
        "t=1900000000",
        "t=1900000000,v1",
        "t=1900000000,v1=",
        "t=1900000000,v1=zz",
        "t=+1900000000,v1=aa",
        "t=99999999999999999999,v1=aa",
        "t=-1,v1=aa",
        ",",
        "=",
        "t=1900000000,,v1=aa",
        "T=1900000000,V1=aa",
        "\u0000"
      })
  void aHeaderOfAnotherFormIsNotBelieved(String header) {
    assertUnverified(header, BODY.getBytes(UTF_8));
  }

  @Test
  void aHeaderWithoutEndIsNotRead() {
    String good = sign(BODY, SECRET, SECONDS);
    assertUnverified(good + (",v1=" + "a".repeat(64)).repeat(19), BODY.getBytes(UTF_8));
    assertUnverified(good + ",v0=" + "a".repeat(SignedNotice.MAX_HEADER), BODY.getBytes(UTF_8));
  }

  @Test
  void aHugeBodyIsNotEvenVerified() {
    String most = BODY + " ".repeat(SignedNotice.MAX_BODY - BODY.length());
    assertThat(read(sign(most, SECRET, SECONDS), most.getBytes(UTF_8)))
        .isInstanceOf(Outcome.Success.class);
    String more = most + " ";
    assertUnverified(sign(more, SECRET, SECONDS), more.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"a\",\"created\":1}",
        "{\"id\":7,\"object\":\"event\",\"type\":\"a\",\"created\":1,\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a\",\"created\":\"1\",\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a\",\"created\":-1,\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a\",\"created\":1e9,\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a\",\"created\":1}",
        "{\"id\":\"../1\",\"object\":\"event\",\"type\":\"a\",\"created\":1,\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a b\",\"created\":1,\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"created\":1,"
            + "\"data\":{\"object\":{\"id\":\"pi_1\",\"amount_received\":\"1\",\"currency\":\"eur\"}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"created\":1,"
            + "\"data\":{\"object\":{\"id\":\"pi_1\",\"amount_received\":1.0,\"currency\":\"eur\"}}}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"created\":1,"
            + "\"data\":{\"object\":{\"amount_received\":1,\"currency\":\"eur\"}}}"
      })
  void whatIsSignedAndMakesNoSenseIsMalformed(String body) {
    assertRefused(
        read(sign(body, SECRET, SECONDS), body.getBytes(UTF_8)),
        CommerceFailure.PAYMENT_WEBHOOK_MALFORMED);
  }

  @Test
  void nestingWithoutEndIsMalformed() {
    String body = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    assertRefused(
        read(sign(body, SECRET, SECONDS), body.getBytes(UTF_8)),
        CommerceFailure.PAYMENT_WEBHOOK_MALFORMED);
  }

  @Test
  void secretsAreOneOrTwoAndLongEnough() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StripeNotices(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StripeNotices(List.of(SECRET, FORMER, SECRET)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StripeNotices(List.of("whsec_" + "a".repeat(23))))
        .withMessageNotContaining("aaa");
    assertThat(new StripeNotices(List.of("whsec_" + "a".repeat(24)))).isNotNull();
  }
}
