package io.ringledger.vault.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.providers.ProviderHealth;
import io.ringledger.shared.application.providers.ProviderState;
import io.ringledger.vault.application.contract.ContentStoreContract;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.application.outbound.ContentStore.Kept;
import io.ringledger.vault.content.StandIn.Reply;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An IPFS node of our own, and gateways behind it. */
class KuboContentStoreTest extends ContentStoreContract {

  private static final Document HELLO =
      Document.of(DocumentKind.BATCH, "hello".getBytes(StandardCharsets.UTF_8));
  private static final String SECRET = "token-that-nobody-may-see";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final StandIn kubo = new StandIn();
  private final StandIn gateway = new StandIn();
  private final KuboContentStore store = store(Duration.ofSeconds(10), gateway.uri());

  private KuboContentStore store(Duration timeout, URI... gateways) {
    return new KuboContentStore(
        kubo.uri(), Optional.of(SECRET), ContentSettings.of(List.of(gateways), timeout), clock);
  }

  @AfterEach
  void close() {
    store.close();
    kubo.close();
    gateway.close();
  }

  @Override
  protected ContentStore store() {
    return store;
  }

  @Test
  void aDocumentIsPutAsOnePinnedBlock() {
    store.store(HELLO);

    StandIn.Request put = kubo.asked().getFirst();
    assertThat(put.method() + " " + put.path()).isEqualTo("POST /api/v0/block/put");
    assertThat(put.query().split("&"))
        .containsExactlyInAnyOrder("cid-codec=raw", "mhtype=sha2-256", "mhlen=32", "pin=true");
    assertThat(put.header("Authorization")).isEqualTo("Bearer " + SECRET);
    assertThat(put.text()).contains("name=\"data\"; filename=\"" + HELLO.cid() + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Key\":\"bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku\",\"Size\":5}",
        "{\"Key\":7}",
        "{\"Key\":\"x\",\"Key\":\"y\"}",
        "{}",
        "[]",
        "",
        "null",
        "<html>"
      })
  void aNodeThatDoesNotKnowItByItsNameHasNotStoredIt(String answer) {
    kubo.always(Reply.of(200, answer));

    assertThat(store.store(HELLO))
        .isEqualTo(new Kept.Unavailable("it does not know the document by its name"));
  }

  @Test
  void whateverIsWrongIsAnAnswerWithoutSecrets() {
    kubo.always(Reply.of(403, SECRET));
    assertThat(store.store(HELLO)).isEqualTo(new Kept.Unavailable("HTTP 403: it refuses our key"));
    kubo.always(Reply.of(500, "{\"Message\":\"" + SECRET + "\"}"));
    assertThat(store.store(HELLO)).isEqualTo(new Kept.Unavailable("HTTP 500"));
    kubo.always(Reply.of(200, "x".repeat(400_000)));
    assertThat(store.store(HELLO))
        .isEqualTo(new Kept.Unavailable("its answer broke off or is longer than 263168 bytes"));
    kubo.close();
    assertThat(store.store(HELLO)).isEqualTo(new Kept.Unavailable("it cannot be reached"));
  }

  @Test
  void aNodeThatIsSilentIsNotWaitedFor() {
    kubo.always(StandIn.HANG);
    try (KuboContentStore impatient = store(Duration.ofMillis(400))) {
      assertThat(impatient.store(HELLO)).isEqualTo(new Kept.Unavailable("no answer within 400 ms"));
      assertThat(impatient.find(HELLO.cid()))
          .isEqualTo(new Found.Unavailable("kubo: no answer within 400 ms"));
    }
  }

  @Test
  void whatTheNodeLostIsReadThroughAGateway() {
    gateway.put(HELLO.bytes());

    assertFound();
    assertThat(gateway.asked().getFirst().path()).isEqualTo("/ipfs/" + HELLO.cid());
    assertThat(gateway.asked().getFirst().query()).isEqualTo("format=raw");
    assertThat(gateway.asked().getFirst().header("Authorization")).isEmpty();
  }

  @Test
  void whereOneCannotBeAskedAndTheOtherHasNothingNobodyKnows() {
    kubo.always(Reply.of(500, "{\"Message\":\"out of disk\"}"));

    assertThat(store.find(HELLO.cid())).isEqualTo(new Found.Unavailable("kubo: HTTP 500"));
  }

  @Test
  void aNodeThatKeepsFailingIsLeftAloneForFiveMinutes() {
    gateway.put(HELLO.bytes());
    kubo.always(Reply.of(200, "jello"));
    for (int i = 0; i < 5; i++) {
      assertFound();
    }
    assertThat(kubo.asked()).hasSize(3);
    assertThat(breakers()).containsExactly(ProviderHealth.State.OPEN, ProviderHealth.State.CLOSED);
    assertThat(store.providers().states().getFirst().lastFailure())
        .contains("it served bytes that the name is not of");

    kubo.behave();
    kubo.put(HELLO.bytes());
    clock.advance(Duration.ofMinutes(5));
    assertFound();
    assertThat(breakers())
        .containsExactly(ProviderHealth.State.CLOSED, ProviderHealth.State.CLOSED);
  }

  @Test
  void addressesThatCouldNotWorkAreRefused() {
    ContentSettings none = ContentSettings.of(List.of(), Duration.ofSeconds(1));
    for (String address :
        List.of("kubo:5001", "ftp://kubo/", "http://a:b@kubo/", "http://kubo/?x=y", "http:///x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new KuboContentStore(URI.create(address), Optional.empty(), none, clock));
    }
  }

  private void assertFound() {
    assertThat(
            store.find(HELLO.cid()) instanceof Found.Bytes(byte[] bytes)
                && HELLO.cid().verifies(bytes))
        .isTrue();
  }

  private List<ProviderHealth.State> breakers() {
    return store.providers().states().stream().map(ProviderState::breaker).toList();
  }
}
