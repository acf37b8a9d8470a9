package io.ringledger.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that are slow, large, elsewhere or gone. */
class BoundedHttpTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  @Test
  void anAnswerIsReadWholeWhateverItsStatus() {
    serve(exchange -> answer(exchange, 404, 100));

    assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Exchange.Answered.class);
    assertThat(
            ask(Duration.ofSeconds(10)) instanceof Exchange.Answered(int status, byte[] body)
                && status == 404
                && body.length == 100)
        .isTrue();
  }

  @Test
  void aLargeAnswerIsNotRead() {
    serve(exchange -> answer(exchange, 200, 101));

    assertFailed(Duration.ofSeconds(10), "its answer broke off or is longer than 100 bytes");
  }

  @Test
  void aServerThatDripsItsAnswerIsNotWaitedFor() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 50);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          hang();
        });

    assertFailed(Duration.ofMillis(500), "no answer within 500 ms");
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() {
    serve(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          answer(exchange, 302, 0);
        });

    assertThat(
            ask(Duration.ofSeconds(10)) instanceof Exchange.Answered(int status, _)
                && status == 302)
        .isTrue();
  }

  @Test
  void aServerThatIsGoneCannotBeReached() {
    server.stop(0);

    assertFailed(Duration.ofSeconds(10), "it cannot be reached");
  }

  @Test
  void whoeverIsInterruptedStaysSo() {
    serve(_ -> hang());
    Thread.currentThread().interrupt();

    assertFailed(Duration.ofSeconds(10), "interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, int bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(new byte[bytes]);
    }
  }

  private Exchange ask(Duration longest) {
    try (BoundedHttp http = new BoundedHttp(Duration.ofSeconds(10), longest, 100)) {
      return http.exchange(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
              .build());
    }
  }

  private void assertFailed(Duration longest, String reason) {
    assertThat(ask(longest) instanceof Exchange.Failed(String why, _) ? why : "answered")
        .isEqualTo(reason);
  }
}
