package io.ringledger.xamansandbox.platform;

import io.ringledger.xamansandbox.platform.Resolution.Open;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sign request, as it is now.
 *
 * @param id its UUID
 * @param call the UUID of the call that created it
 * @param request what was asked for
 * @param createdAt when
 * @param pushed whether it was pushed to a known user
 * @param opening how it was opened, if it was
 * @param resolution how far it has come
 * @param userToken the token the application was issued with the signature
 */
public record Payload(
    UUID id,
    UUID call,
    PayloadRequest request,
    Instant createdAt,
    boolean pushed,
    Optional<Opening> opening,
    Resolution resolution,
    Optional<UserToken> userToken) {

  /** How a payload was opened in the app. */
  public enum Opening {
    QR,
    DEEP_LINK,
    PUSH_NOTIFICATION,
    EVENT_LIST
  }

  /** Returns until when it can be opened. */
  public Instant expiresAt() {
    return createdAt.plus(request.options().expiry());
  }

  /**
   * Returns whether it can no longer be opened. What was opened before may still be signed: the
   * expiry is an "open before", not a "resolve before".
   */
  public boolean isExpired(Instant now) {
    return resolution instanceof Resolution.Cancelled || !now.isBefore(expiresAt());
  }

  /** Returns whether it is neither resolved nor cancelled. */
  public boolean isOpenEnded() {
    return resolution instanceof Open;
  }

  Payload opened(Opening how) {
    return new Payload(
        id, call, request, createdAt, pushed, Optional.of(how), resolution, userToken);
  }

  Payload with(Resolution next) {
    return new Payload(id, call, request, createdAt, pushed, opening, next, userToken);
  }

  Payload with(UserToken token) {
    return new Payload(
        id, call, request, createdAt, pushed, opening, resolution, Optional.of(token));
  }
}
