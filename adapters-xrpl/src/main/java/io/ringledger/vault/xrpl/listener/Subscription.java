package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection that tells of closed ledgers and of the account. What exactly it tells is not
 * believed and hardly looked at: each message only wakes somebody who reads for himself.
 */
final class Subscription implements WebSocket.Listener {

  private static final String ID = "ringledger";
  private static final JsonMapper JSON = new JsonMapper();

  private final XrplAddress account;
  private final int longestMessage;
  private final Runnable wake;
  private final StringBuilder message = new StringBuilder();
  private final CompletableFuture<Boolean> subscribed = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong heard = new AtomicLong();

  Subscription(XrplAddress account, int longestMessage, Runnable wake) {
    this.account = account;
    this.longestMessage = longestMessage;
    this.wake = wake;
  }

  /** Nobody waits for the connection any more, should it still come. */
  void abandon() {
    end();
  }

  /** What is asked for once the connection is there. */
  String question() {
    ObjectNode question =
        JsonNodeFactory.instance.objectNode().put("id", ID).put("command", "subscribe");
    question.putArray("streams").add("ledger");
    question.putArray("accounts").add(account.value());
    return question.toString();
  }

  @Override
  public void onOpen(WebSocket socket) {
    if (ended.getCount() == 0) {
      socket.abort();
    }
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    if (message.length() + data.length() > longestMessage) {
      leave(socket);
      return done();
    }
    message.append(data);
    if (last) {
      String whole = message.toString();
      message.setLength(0);
      hear(whole, socket);
    }
    socket.request(1);
    return done();
  }

  private void hear(String whole, WebSocket socket) {
    if (subscribed.isDone()) {
      heard.incrementAndGet();
      wake.run();
      return;
    }
    try {
      JsonNode answer = JSON.readTree(whole);
      if (answer.path("id").asText().equals(ID)) {
        subscribed.complete(answer.path("status").asText().equals("success"));
      }
    } catch (JsonProcessingException e) {
      leave(socket);
    }
  }

  private static CompletionStage<?> done() {
    return CompletableFuture.completedStage(true);
  }

  private void leave(WebSocket socket) {
    socket.abort();
    end();
  }

  private void end() {
    subscribed.complete(false);
    ended.countDown();
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end();
    return done();
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end();
  }

  /** Whether the node has said in time that it will tell. */
  boolean isAgreed(Duration timeout) throws InterruptedException {
    try {
      return subscribed.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  /**
   * Waits until the connection has ended, or has been silent for so long.
   *
   * @return whether it has told anything
   */
  boolean awaitEnd(Duration silence) throws InterruptedException {
    long before;
    do {
      before = heard.get();
    } while (!ended.await(silence.toNanos(), TimeUnit.NANOSECONDS) && heard.get() != before);
    return heard.get() > 0;
  }
}
