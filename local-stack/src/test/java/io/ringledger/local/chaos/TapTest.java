package io.ringledger.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.UnansweredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TapTest {

  private static final String CONFIRM = "/bouts/1/escrows/confirm";

  private final AtomicInteger served = new AtomicInteger();
  private HttpServer application;
  private Tap tap;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = ("served " + served.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    application.start();
    tap = Tap.on(URI.create("http://127.0.0.1:" + application.getAddress().getPort()));
    client = new ApiClient(tap.uri(), Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    client.close();
    tap.close();
    application.stop(0);
  }

  @Test
  void itPassesEverythingOnAndCounts() throws InterruptedException {
    assertThat(client.get("/bouts", Optional.empty()).body()).isEqualTo("served 1");
    assertThat(confirm().body()).isEqualTo("served 2");
    assertThat(tap.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Tap.Moment.class)
  void aTrapLetsOneConfirmThroughAndSwallowsItsAnswer(Tap.Moment moment)
      throws InterruptedException {
    Tap.Trap trap = tap.lay(moment);
    assertThat(client.get("/bouts", Optional.empty()).status()).isEqualTo(200);
    assertThat(trap.await(0)).isFalse();
    assertThatThrownBy(this::confirm).isInstanceOf(UnansweredException.class);
    assertThat(trap.await(0)).isTrue();
    assertThat(served).hasValue(2);
    assertThat(confirm().body()).isEqualTo("served 3");
  }

  @Test
  void aTrapThatWasTakenAwaySwallowsNothing() throws InterruptedException {
    tap.lay(Tap.Moment.ANSWERED);
    tap.clear();
    assertThat(confirm().status()).isEqualTo(200);
  }

  @Test
  void withNobodyBehindTheClientSeesItsConnectionClosed() {
    application.stop(0);
    assertThatThrownBy(this::confirm).isInstanceOf(UnansweredException.class);
  }

  private Answer confirm() throws InterruptedException {
    return client.post(CONFIRM, Optional.empty(), Json.object(), Map.of());
  }
}
