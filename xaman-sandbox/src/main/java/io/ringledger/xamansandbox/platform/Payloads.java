package io.ringledger.xamansandbox.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.xamansandbox.platform.Payload.Opening;
import io.ringledger.xamansandbox.platform.Resolution.Cancelled;
import io.ringledger.xamansandbox.platform.Resolution.Declined;
import io.ringledger.xamansandbox.platform.Resolution.Dispatch;
import io.ringledger.xamansandbox.platform.Resolution.Open;
import io.ringledger.xamansandbox.platform.Resolution.Signature;
import io.ringledger.xamansandbox.platform.Resolution.Signed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** All payloads of the application, in memory. */
public final class Payloads {
  private static final int MOST_PAYLOADS = 20_000;

  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Map<UUID, Payload> payloads = new LinkedHashMap<>();
  private final Map<String, UUID> identifiers = new HashMap<>();
  private final Set<UUID> toldExpired = new HashSet<>();
  private final List<PayloadListener> listeners = new ArrayList<>();
  private Optional<UserToken> userToken = Optional.empty();

  /**
   * Starts without any.
   *
   * @param clock the time
   * @param ids makes the UUIDs
   */
  public Payloads(InstantSource clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /** Has somebody hear of everything from now on. */
  public synchronized void listen(PayloadListener listener) {
    listeners.add(listener);
  }

  /**
   * Creates a payload.
   *
   * @param body what was posted
   * @throws ApiException if it is not accepted
   */
  public synchronized Payload create(JsonNode body) throws ApiException {
    PayloadRequest request = PayloadReader.read(body);
    Optional<String> identifier = request.meta().identifier();
    if (identifier.filter(identifiers::containsKey).isPresent()) {
      throw ApiException.duplicateIdentifier();
    }
    if (payloads.size() >= MOST_PAYLOADS) {
      throw ApiException.fatal(500, "The sandbox holds too many payloads; clear it");
    }
    UUID id = ids.get();
    Payload payload =
        new Payload(
            id,
            ids.get(),
            request,
            now(),
            request.userToken().filter(this::reachesSomebody).isPresent(),
            Optional.empty(),
            new Open(),
            Optional.empty());
    payloads.put(id, payload);
    identifier.ifPresent(name -> identifiers.put(name, id));
    return payload;
  }

  private boolean reachesSomebody(String token) {
    return userToken
        .filter(known -> known.token().toString().equalsIgnoreCase(token))
        .filter(known -> now().isBefore(known.expiresAt()))
        .isPresent();
  }

  /** Returns it as it is, without the application's listeners being told. */
  public synchronized Optional<Payload> find(UUID id) {
    return Optional.ofNullable(payloads.get(id));
  }

  /** Returns the one with an identifier of the application's own. */
  public synchronized Optional<Payload> findByIdentifier(String identifier) {
    return Optional.ofNullable(identifiers.get(identifier)).flatMap(this::find);
  }

  /** Returns all, oldest first. */
  public synchronized List<Payload> all() {
    return List.copyOf(payloads.values());
  }

  /** Notes that the application asked for its details. */
  public synchronized void noteFetched(Payload payload) {
    listeners.forEach(listener -> listener.fetched(payload));
  }

  /**
   * Cancels it, unless somebody opened it or it is over.
   *
   * @return what that came to; the payload is changed for {@link CancelReason#OK} only
   */
  public synchronized CancelReason cancel(Payload known) {
    Payload payload = current(known.id());
    CancelReason reason =
        switch (payload.resolution()) {
          case Cancelled _ -> CancelReason.ALREADY_CANCELLED;
          case Declined _, Signed _ -> CancelReason.ALREADY_RESOLVED;
          case Open _ when payload.opening().isPresent() -> CancelReason.ALREADY_OPENED;
          case Open _ when payload.isExpired(now()) -> CancelReason.ALREADY_EXPIRED;
          case Open _ -> CancelReason.OK;
        };
    if (reason == CancelReason.OK) {
      replace(payload.with(new Cancelled()));
      tellExpired();
    }
    return reason;
  }

  /**
   * Opens it in the app.
   *
   * @throws IllegalStateException if it is over, or expired without having been opened
   */
  public synchronized Payload open(UUID id, Opening how) {
    Payload payload = unresolved(id);
    if (payload.opening().isPresent()) {
      return payload;
    }
    if (payload.isExpired(now())) {
      throw new IllegalStateException("The payload has expired and cannot be opened.");
    }
    Payload opened = replace(payload.opened(how));
    listeners.forEach(listener -> listener.opened(opened));
    return opened;
  }

  /** Declines it. */
  public synchronized Payload decline(UUID id) {
    return resolve(unresolved(id).with(new Declined(now())));
  }

  /** Notes a signature, which issues or renews the application's user token. */
  public synchronized Payload sign(UUID id, Signature signature) {
    UserToken token =
        new UserToken(
            userToken.map(UserToken::token).orElseGet(ids),
            userToken.map(UserToken::user).orElseGet(ids),
            now());
    userToken = Optional.of(token);
    return resolve(unresolved(id).with(token).with(new Signed(now(), signature, Optional.empty())));
  }

  /** Notes what came of submitting a signed payload. */
  public synchronized Payload dispatch(UUID id, Dispatch dispatch) {
    Payload payload = current(id);
    if (!(payload.resolution() instanceof Signed signed)) {
      throw new IllegalStateException("Only a signed payload can be dispatched.");
    }
    return replace(
        payload.with(new Signed(signed.at(), signed.signature(), Optional.of(dispatch))));
  }

  /**
   * Returns a payload that can still be signed or declined.
   *
   * @throws IllegalStateException if there is none
   */
  public synchronized Payload unresolved(UUID id) {
    Payload payload = current(id);
    return switch (payload.resolution()) {
      case Open _ -> payload;
      case Cancelled _ -> throw new IllegalStateException("The payload was cancelled.");
      case Declined _, Signed _ ->
          throw new IllegalStateException("The payload was resolved before.");
    };
  }

  /** Tells of those whose time is over, once each. */
  public synchronized void tellExpired() {
    Instant now = now();
    for (Payload payload : payloads.values()) {
      boolean over =
          payload.isExpired(now)
              && (payload.isOpenEnded() || payload.resolution() instanceof Cancelled);
      if (over && toldExpired.add(payload.id())) {
        listeners.forEach(listener -> listener.expired(payload));
      }
    }
  }

  /** Forgets all of them. */
  public synchronized void clear() {
    payloads.clear();
    identifiers.clear();
    toldExpired.clear();
    userToken = Optional.empty();
  }

  private Payload resolve(Payload resolved) {
    replace(resolved);
    listeners.forEach(listener -> listener.resolved(resolved));
    return resolved;
  }

  private Payload replace(Payload next) {
    payloads.put(next.id(), next);
    return next;
  }

  private Payload current(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("There is no such payload."));
  }

  private Instant now() {
    return clock.instant();
  }
}
