package io.ringledger.local.vault.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Follows the changes of a wallet's intents as they happen, by server-sent events. */
public final class IntentStream implements AutoCloseable {

  private final URI stream;
  private final String token;
  private final List<Event> events = new ArrayList<>();
  private Connection current;

  private IntentStream(URI stream, String token) {
    this.stream = stream;
    this.token = token;
    this.current = connect("");
  }

  /**
   * Something that was heard.
   *
   * @param place where it stands among all changes
   */
  public record Event(String place, JsonNode change) {}

  /** One connection, and who listens to it. */
  private record Connection(HttpClient http, Thread listener) {}

  /** Begins with the first change there is. */
  public static IntentStream open(URI api, String token) {
    return new IntentStream(api.resolve("/api/intents/stream"), token);
  }

  private Connection connect(String last) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream)
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token);
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Thread listener =
        Thread.ofVirtual().name("intent-stream").start(() -> listen(http, request.build()));
    return new Connection(http, listener);
  }

  private void listen(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<Stream<String>> response =
          http.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        hear(lines.iterator());
      }
    } catch (IOException | UncheckedIOException _) {
      // The connection was broken off; whoever follows comes back.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(Iterator<String> lines) {
    String place = "";
    StringBuilder data = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("id:")) {
        place = line.substring(3).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        keep(new Event(place, Json.parse(data.toString())));
        data.setLength(0);
      }
    }
  }

  private synchronized void keep(Event event) {
    events.add(event);
  }

  /** Breaks off, and comes back behind the last change that was heard. */
  public void comeBack() throws InterruptedException {
    Connection before = current;
    before.http().shutdownNow();
    before.listener().join();
    current = connect(events().isEmpty() ? "" : events().getLast().place());
  }

  /** What was heard, in its order. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    current.http().shutdownNow();
  }
}
