package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether all debits of a batch can be claimed, as the ledger stands. */
public sealed interface Survey {

  /** A claim has to get into a ledger before its channel closes; that long it may take. */
  Duration MARGIN = Duration.ofMinutes(15);

  /**
   * They can.
   *
   * @param bases what each session's channel has paid in all
   */
  record Sound(Map<SessionId, Drops> bases) implements Survey {
    public Sound {
      bases = Map.copyOf(bases);
    }
  }

  /** One cannot: nothing may be sent. */
  record Unsound(SessionId session, String reason) implements Survey {}

  /** What was said is older than what we know: asked again later. */
  record Behind(SessionId session) implements Survey {}

  /**
   * Judges.
   *
   * @param channels what the ledger has; one that is missing here is in no validated ledger
   * @param now by the clock of that ledger
   */
  static Survey of(
      List<Debit> debits,
      Map<ChannelId, ChannelWord> channels,
      XrplAddress authority,
      Instant now) {
    Map<SessionId, Drops> bases = new HashMap<>();
    for (Debit debit : debits) {
      ChannelWord channel = channels.get(debit.channel());
      if (channel == null) {
        return new Unsound(debit.session(), "channel_gone");
      }
      if (channel.balance().compareTo(debit.claimed()) < 0) {
        return new Behind(debit.session());
      }
      Optional<String> trouble = trouble(debit, channel, authority, now);
      if (trouble.isPresent()) {
        return new Unsound(debit.session(), trouble.get());
      }
      bases.put(debit.session(), channel.balance());
    }
    return new Sound(bases);
  }

  private static Optional<String> trouble(
      Debit debit, ChannelWord channel, XrplAddress authority, Instant now) {
    if (!channel.key().equals(debit.key())
        || !channel.destination().equals(authority)
        || !channel.source().equals(debit.funding())) {
      return Optional.of("channel_is_another");
    }
    Drops target = channel.balance().plus(debit.drops());
    if (target.compareTo(channel.amount()) > 0) {
      return Optional.of("channel_drained");
    }
    if (target.compareTo(debit.signedUpTo()) > 0) {
      return Optional.of("claim_not_signed");
    }
    return channel
        .closesAt()
        .filter(end -> !now.plus(MARGIN).isBefore(end))
        .map(_ -> "channel_closing");
  }
}
