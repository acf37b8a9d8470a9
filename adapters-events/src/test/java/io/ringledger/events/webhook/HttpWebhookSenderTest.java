package io.ringledger.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.ringledger.events.application.outbound.WebhookSender.Answer;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest {

  private static final PublishedEvent EVENT =
      new PublishedEvent(
          3,
          7,
          UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
          "rewards_ledger.PointsEarned",
          "account-1",
          "account-1",
          Instant.parse("2026-02-03T04:05:06.789Z"),
          EventData.of(Map.of("holder", "ada € \"", "points", 25L)));

  private final SequentialRandomness randomness = new SequentialRandomness();
  private final SigningSecret secret = secret();
  private final Subscriber subscriber = new Subscriber();
  private final HttpWebhookSender sender = sender(Duration.ofSeconds(20), false);

  private SigningSecret secret() {
    return SigningSecret.of(randomness.newSecret(SigningSecret.BYTES));
  }

  /** Subscribers hold the time of a message against their own clock, so ours is the real one. */
  private static HttpWebhookSender sender(Duration timeout, boolean publicOnly) {
    return new HttpWebhookSender(
        new CloudEventsWriter(URI.create("urn:ringledger")),
        new EndpointAddresses(publicOnly),
        timeout,
        InstantSource.system());
  }

  @AfterEach
  void stop() {
    sender.close();
    subscriber.close();
  }

  @Test
  void aSubscriberGetsACloudEventThatItsLibrariesReadAndVerify() {
    assertThat(send()).isEqualTo(new Answer.Delivered(204));

    Subscriber.Received got = subscriber.received().getFirst();
    assertThat(got.path()).isEqualTo("/hook");
    assertThat(got.headers().firstValue("content-type")).contains("application/cloudevents+json");
    assertThat(got.headers().firstValue("webhook-id")).contains(EVENT.id().toString());
    assertThat(got.isSignedWith(secret)).isTrue();
    assertThat(got.isSignedWith(secret())).isFalse();
    CloudEvent event = new JsonFormat().deserialize(got.body().getBytes(StandardCharsets.UTF_8));
    assertThat(event.getId()).isEqualTo(EVENT.id().toString());
    assertThat(event.getType()).isEqualTo(EVENT.type());
  }

  @Test
  void whileASecretIsReplacedBothSign() {
    SigningSecret next = secret();
    sender.send(subscriber.endpoint(), List.of(next, secret), EVENT);

    assertThat(subscriber.received().getFirst())
        .satisfies(
            got -> {
              assertThat(got.isSignedWith(secret)).isTrue();
              assertThat(got.isSignedWith(next)).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void whateverIsASuccessDelivers(int status) {
    subscriber.behaves(Subscriber.status(status));

    assertThat(send()).isEqualTo(new Answer.Delivered(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 401, 404, 410, 429, 500, 503})
  void whateverIsNoSuccessDoesNot(int status) {
    subscriber.behaves(Subscriber.status(status));

    assertThat(send())
        .isEqualTo(
            new Answer.Failed(Optional.of(status), "answered with " + status, Optional.empty()));
  }

  @Test
  void aRedirectIsNotFollowed() {
    subscriber.behaves(
        Subscriber.status(307, "Location", subscriber.endpoint().url() + "/elsewhere"));

    assertThat(send()).isInstanceOf(Answer.Failed.class);
    assertThat(subscriber.received())
        .extracting(Subscriber.Received::path)
        .containsExactly("/hook");
  }

  @Test
  void howLongItAsksToBeLeftAloneIsPassedOn() {
    subscriber.behaves(Subscriber.status(503, "Retry-After", "120"));

    assertThat(send())
        .isEqualTo(
            new Answer.Failed(
                Optional.of(503), "answered with 503", Optional.of(Duration.ofMinutes(2))));
  }

  @Test
  void aLongBodyIsNotReadToItsEnd() {
    subscriber.behaves(Subscriber.endless());

    assertThat(send()).isEqualTo(new Answer.Delivered(200));
  }

  @Test
  void whoSaysNothingIsGivenUpInTime() {
    subscriber.behaves(subscriber.silence());

    assertThat(impatient()).isEqualTo(failed("no answer within 300 ms"));
  }

  @Test
  void whoNeverEndsIsGivenUpInTime() {
    subscriber.behaves(subscriber.dripping());

    assertThat(impatient()).isEqualTo(failed("no answer within 300 ms"));
  }

  private Answer impatient() {
    try (HttpWebhookSender impatient = sender(Duration.ofMillis(300), false)) {
      return impatient.send(subscriber.endpoint(), List.of(secret), EVENT);
    }
  }

  @Test
  void whoIsNotThereIsAFailure() {
    Endpoint gone = subscriber.endpoint();
    subscriber.close();

    assertThat(sender.send(gone, List.of(secret), EVENT)).isEqualTo(failed("no connection"));
  }

  @Test
  void anUnknownNameIsAFailure() {
    assertThat(sender.send(new Endpoint("http://nobody.invalid/"), List.of(secret), EVENT))
        .isEqualTo(failed("the host's name is not known"));
  }

  @Test
  void inProductionNothingIsSentToThisMachine() {
    try (HttpWebhookSender careful = sender(Duration.ofSeconds(5), true)) {
      Endpoint secure = new Endpoint(subscriber.endpoint().url().replace("http:", "https:"));
      assertThat(careful.send(secure, List.of(secret), EVENT))
          .isEqualTo(failed("the host is not at a public address"));
      assertThat(careful.send(subscriber.endpoint(), List.of(secret), EVENT))
          .isEqualTo(failed("events are sent by https only"));
    }
    assertThat(subscriber.received()).isEmpty();
  }

  @Test
  void aTimeoutIsWithinBounds() {
    assertThatThrownBy(() -> sender(Duration.ZERO, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sender(Duration.ofMinutes(2), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Answer send() {
    return sender.send(subscriber.endpoint(), List.of(secret), EVENT);
  }

  private static Answer failed(String reason) {
    return new Answer.Failed(Optional.empty(), reason, Optional.empty());
  }
}
