package io.ringledger.vault.application.outbound;

import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.vault.domain.session.ChannelFacts;

/** The XRP Ledger, asked about payment channels. */
public interface ChannelLedger {

  /**
   * Returns the channel that the transaction has created or funded, as the last validated ledger
   * has it.
   */
  Answer channelOf(TransactionHash transaction);

  /** What came of it. */
  sealed interface Answer {

    /** There it is. */
    record Found(ChannelFacts facts) implements Answer {}

    /**
     * No validated ledger has the transaction, or it created or funded no channel, or the channel
     * is gone.
     */
    record NotProved(String reason) implements Answer {}

    /** No node answered as a node should, or they contradict each other. */
    record Unavailable(String reason) implements Answer {}
  }
}
