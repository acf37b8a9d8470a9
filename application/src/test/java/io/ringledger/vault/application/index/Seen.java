package io.ringledger.vault.application.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What happens on ledgers in tests. */
public final class Seen {

  public static final XrplAddress AUTHORITY = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  public static final XrplAddress OWNER = new XrplAddress("rngKmuGFnaT5L3EM61TcPu4LQZ3stvoNh6");
  public static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  public static final Instant END = Instant.parse("2026-09-01T00:00:00Z");
  public static final Duration DELAY = Duration.ofDays(1);

  private Seen() {}

  /** The only one of that number, wherever it is used. */
  public static TransactionHash hash(long number) {
    return new TransactionHash(String.format("%064X", number));
  }

  public static ChannelId channel(long number) {
    return new ChannelId(String.format("C%063X", number));
  }

  public static Ed25519Key key(long number) {
    return new Ed25519Key(String.format("%064x", number));
  }

  /** Somebody pays the authority. */
  public static LedgerEvent deposit(long number, long ledger, int position, long drops) {
    return event(number, ledger, position, "Payment", drops, Optional.empty());
  }

  /** Somebody does something with a channel. */
  public static LedgerEvent channelEvent(
      long number, long ledger, int position, String kind, ChannelSight sight) {
    return event(number, ledger, position, kind, 0, Optional.of(sight));
  }

  private static LedgerEvent event(
      long number,
      long ledger,
      int position,
      String kind,
      long drops,
      Optional<ChannelSight> channel) {
    return new LedgerEvent(
        hash(number),
        ledger,
        position,
        kind,
        "tesSUCCESS",
        false,
        Optional.of(OWNER),
        drops,
        Drops.ZERO,
        channel,
        NOW);
  }

  /** The channel that the session of that number needs. */
  public static ChannelSight sight(long number, long amount, long paid) {
    return new ChannelSight(
        channel(number),
        OWNER,
        Optional.of(key(number)),
        new Drops(amount),
        new Drops(paid),
        DELAY,
        Optional.of(END),
        Optional.empty(),
        false);
  }
}
