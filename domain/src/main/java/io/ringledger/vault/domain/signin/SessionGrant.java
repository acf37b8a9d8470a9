package io.ringledger.vault.domain.signin;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a wallet grants a session key. It is a line of the signed message, so that the wallet shows
 * it to its owner and nobody can grant anything else with the signature.
 *
 * @param sessionKey who may sign for the wallet
 * @param cap the most drops that what it signs may come to, and the amount of its channel
 * @param expiresAt when the session and its channel end, in whole seconds
 * @param actions what it may sign; at least one
 * @param fundedBy the account that opens the channel
 * @param paidTo the account that is paid what the wallet earns
 */
public record SessionGrant(
    Ed25519Key sessionKey,
    Drops cap,
    Instant expiresAt,
    Set<IntentAction> actions,
    XrplAddress fundedBy,
    XrplAddress paidTo) {

  private static final Pattern FORM =
      Pattern.compile(
          "Grant session key ([0-9a-f]{64}) up to ([1-9][0-9]{0,17}) drops until"
              + " ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z): ([A-Z_ ]{3,18});"
              + " funded by (r[A-Za-z0-9]{24,34}); paid to (r[A-Za-z0-9]{24,34})\\.");

  private static final Instant FIRST_YEAR = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_YEAR = Instant.parse("9999-12-31T23:59:59Z");

  /** Throws {@link IllegalArgumentException} where the line could not say it. */
  public SessionGrant {
    if (cap.isZero()) {
      throw new IllegalArgumentException("a grant of nothing");
    }
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("a grant without an action");
    }
    if (!expiresAt.equals(expiresAt.truncatedTo(ChronoUnit.SECONDS))
        || expiresAt.isBefore(FIRST_YEAR)
        || expiresAt.isAfter(LAST_YEAR)) {
      throw new IllegalArgumentException("not a time in whole seconds: " + expiresAt);
    }
    actions = Collections.unmodifiableSet(EnumSet.copyOf(actions));
  }

  /** Returns the line that is signed. */
  public String statement() {
    return "Grant session key %s up to %s drops until %s: %s; funded by %s; paid to %s."
        .formatted(
            sessionKey,
            cap,
            expiresAt,
            actions.stream().map(IntentAction::name).collect(Collectors.joining(" ")),
            fundedBy,
            paidTo);
  }

  /** Returns the grant, empty where the line is anything but exactly one. */
  public static Optional<SessionGrant> parse(String line) {
    Matcher parts = FORM.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      SessionGrant grant =
          new SessionGrant(
              new Ed25519Key(parts.group(1)),
              new Drops(Long.parseLong(parts.group(2))),
              Instant.parse(parts.group(3)),
              actions(parts.group(4)),
              new XrplAddress(parts.group(5)),
              new XrplAddress(parts.group(6)));
      // Actions twice or in another order, or a day that there is not.
      return grant.statement().equals(line) ? Optional.of(grant) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Set<IntentAction> actions(String names) {
    return Arrays.stream(names.split(" ", -1))
        .map(IntentAction::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(IntentAction.class)));
  }
}
