package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ChannelId;
import java.util.Map;

/**
 * The authority's account as of one validated ledger.
 *
 * @param balance zero where there is no such account
 * @param channels all that pay to it
 */
public record AuthorityStanding(
    long ledgerIndex, Drops balance, Map<ChannelId, ChannelSight> channels) {

  public AuthorityStanding {
    channels = Map.copyOf(channels);
  }
}
