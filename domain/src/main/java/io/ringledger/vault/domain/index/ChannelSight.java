package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.session.ChannelFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment channel to the authority, as a validated ledger has it or had it last.
 *
 * @param key empty where it is no Ed25519 key, so that it is none of our sessions'
 * @param amount what it holds in all, what it has paid included
 * @param paid what it has paid in all
 * @param cancelAfter when it ends by itself, empty where it does not
 * @param closesAt once its source asked to close it
 * @param gone it is no entry of the ledger any more
 */
public record ChannelSight(
    ChannelId id,
    XrplAddress source,
    Optional<Ed25519Key> key,
    Drops amount,
    Drops paid,
    Duration settleDelay,
    Optional<Instant> cancelAfter,
    Optional<Instant> closesAt,
    boolean gone) {

  public ChannelSight {
    if (paid.compareTo(amount) > 0) {
      throw new IllegalArgumentException("a channel pays what it holds and no more");
    }
  }

  /**
   * Returns it as sessions know channels, empty where its key is none of theirs.
   *
   * @param authority the account it pays to
   */
  public Optional<ChannelFacts> facts(XrplAddress authority) {
    return key.map(
        signer ->
            new ChannelFacts(
                id,
                source,
                authority,
                signer.xrplHex(),
                amount,
                paid,
                settleDelay.toSeconds(),
                cancelAfter.map(RippleTime::of),
                closesAt.map(RippleTime::of)));
  }
}
