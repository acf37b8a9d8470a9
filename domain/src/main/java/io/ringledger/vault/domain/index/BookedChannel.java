package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.SessionId;

/**
 * A channel as our books have it.
 *
 * @param live whether its session still lives, so that the channel has to be there
 * @param amount what it holds in all, says the session
 * @param paid what it has paid in all, by the transactions that were read and that we, or its
 *     source, have sent for it
 */
public record BookedChannel(
    ChannelId id, SessionId session, boolean live, Drops amount, Drops paid) {}
