package io.ringledger.vault.domain.session;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import java.util.Optional;

/**
 * A payment channel as a validated ledger has it.
 *
 * @param publicKey whose claims it honours, as the ledger writes it: upper-case hexadecimal digits
 * @param amount what it was funded with in all
 * @param balance how much of it was claimed
 * @param settleDelay seconds between its source asking to close it and its end
 * @param cancelAfter when it ends in any case
 * @param expiration when it ends, because its source asked to close it
 */
public record ChannelFacts(
    ChannelId id,
    XrplAddress source,
    XrplAddress destination,
    String publicKey,
    Drops amount,
    Drops balance,
    long settleDelay,
    Optional<RippleTime> cancelAfter,
    Optional<RippleTime> expiration) {}
