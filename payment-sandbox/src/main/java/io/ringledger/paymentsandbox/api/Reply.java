package io.ringledger.paymentsandbox.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body the body
 * @param delay how long it is held back
 * @param lost whether the connection is closed instead
 */
public record Reply(
    int status, Map<String, String> headers, String body, Duration delay, boolean lost) {

  /** Keeps a copy of the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Returns JSON. */
  public static Reply json(int status, String body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json"), body, Duration.ZERO, false);
  }

  /** Returns a web page. */
  public static Reply page(int status, String html) {
    return new Reply(
        status, Map.of("Content-Type", "text/html; charset=utf-8"), html, Duration.ZERO, false);
  }

  /** Returns that somebody should look elsewhere. */
  public static Reply redirect(String where) {
    return new Reply(303, Map.of("Location", where), "", Duration.ZERO, false);
  }

  /** Returns the same with another header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, delay, lost);
  }

  Reply withBody(String other) {
    return new Reply(status, headers, other, delay, lost);
  }

  Reply later(Duration by) {
    return new Reply(status, headers, body, delay.plus(by), lost);
  }

  Reply lostAfter(Duration hang) {
    return new Reply(status, headers, body, delay.plus(hang), true);
  }
}
