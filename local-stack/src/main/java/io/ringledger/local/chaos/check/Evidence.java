package io.ringledger.local.chaos.check;

import java.util.List;

/**
 * All there is to judge some bouts by: what clients were told, what the database holds and what the
 * ledger says.
 *
 * @param exchanges the confirms about these bouts
 * @param winners which winners were acknowledged
 * @param settled whether the clients are done with these bouts
 */
public record Evidence(
    List<Exchange> exchanges,
    List<Won> winners,
    DatabaseState database,
    LedgerState ledger,
    Sightings sightings,
    boolean settled) {

  /** An acknowledged result. */
  public record Won(String bout, String winner) {}
}
