package io.ringledger.vault.rest.market;

import io.quarkus.runtime.ShutdownEvent;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.vault.application.intents.IntentDesk;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.IntentChange.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of this replica. One thread looks for each of them in turn; who reads slower
 * than changes come is passed over and gets them later, and who stops reading costs nothing but a
 * place.
 */
@ApplicationScoped
public class IntentStreams {

  private static final Logger LOG = Logger.getLogger(IntentStreams.class);
  private static final int AT_ONCE = 100;
  private static final int RETRY_SECONDS = 30;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Shorter than a token lives, so that nobody follows for long with one that has run out. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final IntentDesk desk;
  private final InstantSource clock;
  private final int most;
  private final Duration every;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger places = new AtomicInteger();
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("intent-streams").factory());
  private final AtomicReference<@Nullable ScheduledFuture<?>> running = new AtomicReference<>();

  public IntentStreams(
      IntentDesk desk,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.vault.streams.most", defaultValue = "200") int most,
      @ConfigProperty(name = "ringledger.vault.streams.poll-every", defaultValue = "1s")
          Duration every) {
    this.desk = desk;
    this.clock = clock;
    this.most = most;
    this.every = every;
  }

  /** Somebody who follows along. */
  private static final class Stream {
    private final WalletAddress wallet;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Instant ends;
    private volatile Place place;
    private volatile Instant lastSent;

    Stream(
        WalletAddress wallet,
        Place place,
        Sse sse,
        MultiEmitter<? super OutboundSseEvent> emitter,
        Instant now) {
      this.wallet = wallet;
      this.place = place;
      this.sse = sse;
      this.emitter = emitter;
      this.ends = now.plus(LONGEST);
      this.lastSent = now;
    }
  }

  /** Returns how many are open. */
  public int open() {
    return open.size();
  }

  /** Returns the changes after a place as they happen; refuses one more than there may be. */
  Multi<OutboundSseEvent> open(WalletAddress wallet, Place after, Sse sse) {
    if (places.incrementAndGet() > most || turns.isShutdown()) {
      places.decrementAndGet();
      throw new WebApplicationException(
          OutcomeAnswers.refuse(VaultFailure.STREAMS_TOO_MANY)
              .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
              .build());
    }
    return Multi.createFrom()
        .<OutboundSseEvent>emitter(emitter -> begin(wallet, after, sse, emitter))
        .onTermination()
        .invoke(() -> places.decrementAndGet());
  }

  private void begin(
      WalletAddress wallet, Place after, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    Stream stream = new Stream(wallet, after, sse, emitter, clock.instant());
    // So that clients know at once that they are listened to.
    emitter.emit(sse.newEventBuilder().comment("following").build());
    open.add(stream);
    emitter.onTermination(() -> open.remove(stream));
    if (running.get() == null) {
      start();
    }
  }

  private synchronized void start() {
    if (running.get() == null && !turns.isShutdown()) {
      running.set(
          turns.scheduleWithFixedDelay(this::round, 0, every.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void round() {
    for (Stream stream : List.copyOf(open)) {
      try {
        serve(stream);
      } catch (RuntimeException failure) {
        // It comes back with the place it has reached.
        LOG.warnf("a stream of intents ends: %s", failure.getMessage());
        open.remove(stream);
        stream.emitter.complete();
      }
    }
  }

  private void serve(Stream stream) {
    Instant now = clock.instant();
    if (now.isAfter(stream.ends)) {
      open.remove(stream);
      stream.emitter.complete();
      return;
    }
    if (stream.emitter.requested() == 0) {
      return;
    }
    List<IntentChange> changes = desk.changes(stream.wallet, stream.place, AT_ONCE);
    for (IntentChange change : changes) {
      stream.emitter.emit(event(stream.sse, change));
      stream.place = change.place();
    }
    if (!changes.isEmpty()) {
      stream.lastSent = now;
    } else if (!now.isBefore(stream.lastSent.plus(HEARTBEAT))) {
      stream.emitter.emit(stream.sse.newEventBuilder().comment("still here").build());
      stream.lastSent = now;
    }
  }

  private static OutboundSseEvent event(Sse sse, IntentChange change) {
    return sse.newEventBuilder()
        .id(change.place().toString())
        .name("intent")
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, WireJson.write(IntentChangesResponse.Change.of(change)))
        .build();
  }

  /** Ends all of them, so that a stop waits for none. */
  void stop(@Observes ShutdownEvent event) {
    turns.shutdownNow();
    open.forEach(stream -> stream.emitter.complete());
    open.clear();
  }
}
