package io.ringledger.local.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger says about some bouts.
 *
 * @param transactions validated ones, by hash
 * @param open the escrows that exist
 * @param accounts what everyone has and should have
 */
public record LedgerState(
    Map<String, JsonNode> transactions, Set<Name> open, Map<String, Account> accounts) {

  /** What an escrow is called on the ledger. */
  public record Name(String owner, long sequence) {}

  /** Drops of somebody; expected is what the plans, the winners and the fees make. */
  public record Account(long expected, long onLedger) {}
}
