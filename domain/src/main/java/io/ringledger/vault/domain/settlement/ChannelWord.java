package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.Ed25519Key;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment channel as a validated ledger has it.
 *
 * @param amount what it holds in all, what it has paid included
 * @param balance what it has paid in all
 * @param closesAt after that it pays nothing more
 */
public record ChannelWord(
    XrplAddress source,
    XrplAddress destination,
    Ed25519Key key,
    Drops amount,
    Drops balance,
    Optional<Instant> closesAt) {}
