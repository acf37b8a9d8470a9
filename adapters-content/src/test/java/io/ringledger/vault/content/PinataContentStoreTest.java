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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pinata, and gateways that are down, slow, huge, hostile or wrong. */
class PinataContentStoreTest extends ContentStoreContract {

  private static final Document HELLO =
      Document.of(DocumentKind.BATCH, "hello".getBytes(StandardCharsets.UTF_8));

  private static final String JWT = "aaaa.bbbb.cccc";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final StandIn pinata = new StandIn();
  private final StandIn other = new StandIn();
  private final PinataContentStore store =
      store(Duration.ofSeconds(10), pinata.uri(), URI.create(other.uri() + "/"));

  private PinataContentStore store(Duration timeout, URI... gateways) {
    return new PinataContentStore(
        pinata.uri(), JWT, ContentSettings.of(List.of(gateways), timeout), clock);
  }

  @AfterEach
  void close() {
    store.close();
    pinata.close();
    other.close();
  }

  @Override
  protected ContentStore store() {
    return store;
  }

  @Test
  void aDocumentIsUploadedToThePublicNetworkUnderItsKindAndName() {
    store.store(HELLO);

    StandIn.Request upload = pinata.asked().getFirst();
    assertThat(upload.method() + " " + upload.path()).isEqualTo("POST /v3/files");
    assertThat(upload.header("Authorization")).isEqualTo("Bearer " + JWT);
    assertThat(upload.text())
        .contains("name=\"network\"\r\n\r\npublic\r\n")
        .contains("name=\"name\"\r\n\r\nbatch-" + HELLO.cid() + ".json\r\n")
        .contains("name=\"file\"; filename=\"" + HELLO.cid() + "\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 402, 413, 429, 500, 503})
  void anHttpErrorIsAnAnswer(int status) {
    pinata.always(Reply.of(status, "no"));

    assertThat(store.store(HELLO)).isEqualTo(new Kept.Unavailable("HTTP " + status));
  }

  @Test
  void aKeyThatIsRefusedIsSaidSoWithoutTheKey() {
    pinata.always(Reply.of(401, JWT));

    assertThat(store.store(HELLO)).isEqualTo(new Kept.Unavailable("HTTP 401: it refuses our key"));
  }

  @Test
  void aFileThatBecameATreeIsNotOurDocument() {
    pinata.always(
        Reply.of(
            200,
            "{\"data\":{\"cid\":\"bafybeibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq\"}}"));

    assertThat(store.store(HELLO))
        .isEqualTo(new Kept.Unavailable("it does not know the document by its name"));
  }

  @Test
  void aGatewayThatIsWrongHugeSlowOrDownLeavesTheWordToTheNext() {
    other.put(HELLO.bytes());
    for (Reply bad :
        List.of(
            Reply.of(200, "jello"),
            new Reply(200, new byte[400_000]),
            Reply.of(302, ""),
            Reply.of(504, "not in time"),
            StandIn.HANG)) {
      pinata.always(bad);
      try (PinataContentStore impatient =
          store(Duration.ofMillis(700), pinata.uri(), other.uri())) {
        assertThat(
                impatient.find(HELLO.cid()) instanceof Found.Bytes(byte[] bytes)
                    && HELLO.cid().verifies(bytes))
            .isTrue();
        assertThat(impatient.providers().states().getFirst().lastFailure()).isPresent();
      }
    }
    pinata.close();
    assertThat(store.find(HELLO.cid())).isInstanceOf(Found.Bytes.class);
  }

  @Test
  void gatewaysThatAllFailAreNamedWithoutAddressAndEachIsAskedNevertheless() {
    pinata.always(Reply.of(500, ""));
    other.always(Reply.of(200, "jello"));
    for (int i = 0; i < 4; i++) {
      assertThat(store.find(HELLO.cid()))
          .isEqualTo(
              new Found.Unavailable(
                  "gateway 1: HTTP 500; gateway 2: it served bytes that the name is not of"));
    }
    assertThat(breakers()).containsExactly(ProviderHealth.State.OPEN, ProviderHealth.State.OPEN);

    other.behave();
    other.put(HELLO.bytes());
    assertThat(store.find(HELLO.cid())).isInstanceOf(Found.Bytes.class);
    assertThat(breakers()).containsExactly(ProviderHealth.State.OPEN, ProviderHealth.State.CLOSED);
  }

  @Test
  void settingsThatCouldNotWorkAreRefused() {
    Duration second = Duration.ofSeconds(1);
    URI gateway = URI.create("https://gateway.example");
    ContentSettings good = ContentSettings.of(List.of(gateway), second);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PinataContentStore(gateway, "no key", good, clock))
        .withMessage("the key must be a JWT");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PinataContentStore(gateway, JWT, ContentSettings.of(List.of(), second), clock));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentSettings.of(Collections.nCopies(11, gateway), second));
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(61))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ContentSettings.of(List.of(gateway), wrong));
    }
  }

  private List<ProviderHealth.State> breakers() {
    return store.providers().states().stream().map(ProviderState::breaker).toList();
  }
}
