package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;

/**
 * What a batch takes from one session's channel.
 *
 * @param funding the account whose channel it is
 * @param claimed what the channel has paid in all, by our books
 * @param signedUpTo the greatest cumulative claim that the session key has signed
 * @param signature of that claim, in hexadecimal digits
 */
public record Debit(
    SessionId session,
    WalletAddress wallet,
    Drops drops,
    ChannelId channel,
    Ed25519Key key,
    XrplAddress funding,
    Drops claimed,
    Drops signedUpTo,
    String signature) {}
