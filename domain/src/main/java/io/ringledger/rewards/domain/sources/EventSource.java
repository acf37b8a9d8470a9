package io.ringledger.rewards.domain.sources;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A system that may send events.
 *
 * @param uri what its events have as CloudEvents {@code source}; 1 to 512 of the characters that a
 *     URI reference can have, compared character by character
 * @param name for people, 1 to 100 characters
 * @param types of events that it may send: exact, or {@code prefix.*}, or {@code *} for all; where
 *     there are none, it may send nothing
 * @param tokens that are not revoked, the oldest first
 */
public record EventSource(
    EventSourceId id,
    String uri,
    String name,
    SortedSet<String> types,
    List<ServiceToken> tokens,
    Instant registeredAt) {

  public static final int MAX_NAME_LENGTH = 100;
  public static final int MAX_TYPES = 50;
  public static final int MAX_TYPE_LENGTH = 256;

  /** More are not needed for changing one without a gap. */
  public static final int MAX_TOKENS = 5;

  /** The characters of a URI reference (RFC 3986, section 2). */
  private static final Pattern URI =
      Pattern.compile("([A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+");

  private static final Pattern TYPE =
      Pattern.compile("\\*|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(\\.\\*)?");

  public EventSource {
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    tokens = List.copyOf(tokens);
    require(isUri(uri), "an event source is a URI reference");
    require(isName(name), "an event source has a name of one line");
    require(types.size() <= MAX_TYPES, "more than " + MAX_TYPES + " event types");
    require(types.stream().allMatch(EventSource::isType), "not a type of events");
    require(tokens.size() <= MAX_TOKENS, "more than " + MAX_TOKENS + " service tokens");
  }

  /**
   * A source that is registered now; nobody can send as it over HTTP before it has a token. Nobody
   * from outside is a site of ours.
   */
  public static EventSource register(
      EventSourceId id, String uri, String name, Collection<String> types, Instant now) {
    require(isOutside(uri), "a site of ours is nobody else's event source");
    return new EventSource(id, uri, name, new TreeSet<>(types), List.of(), now);
  }

  /** Whether it can be what events have as their source. */
  public static boolean isUri(String text) {
    return text.length() <= SourceReference.MAX_SOURCE_LENGTH && URI.matcher(text).matches();
  }

  /** Whether it can be what events of somebody outside have as their source. */
  public static boolean isOutside(String text) {
    return isUri(text) && !Purchase.isSource(text);
  }

  /** Whether it can be a name: one line that is not blank. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether it says which types of events are meant. */
  public static boolean isType(String text) {
    return text.length() <= MAX_TYPE_LENGTH && TYPE.matcher(text).matches();
  }

  /** The same source that may send other types from now on. */
  public EventSource sending(Collection<String> other) {
    return new EventSource(id, uri, name, new TreeSet<>(other), tokens, registeredAt);
  }

  /** With one more token; refused with {@code SERVICE_TOKENS_EXHAUSTED} where it has enough. */
  public Outcome<EventSource> issue(ServiceTokenId token, TokenDigest digest, Instant now) {
    if (tokens.size() == MAX_TOKENS) {
      return Outcome.rejected(RewardFailure.SERVICE_TOKENS_EXHAUSTED);
    }
    List<ServiceToken> more = new ArrayList<>(tokens);
    more.add(new ServiceToken(token, digest, now, Optional.empty()));
    return Outcome.success(withTokens(more));
  }

  /**
   * Without that token, for good. Refused with {@code SERVICE_TOKEN_NOT_FOUND} where it has none of
   * that id, or not any more.
   */
  public Outcome<EventSource> revoke(ServiceTokenId token) {
    List<ServiceToken> fewer = tokens.stream().filter(kept -> !kept.id().equals(token)).toList();
    return fewer.size() == tokens.size()
        ? Outcome.rejected(RewardFailure.SERVICE_TOKEN_NOT_FOUND)
        : Outcome.success(withTokens(fewer));
  }

  private EventSource withTokens(List<ServiceToken> other) {
    return new EventSource(id, uri, name, types, other, registeredAt);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
