package io.ringledger.vault.application.batches;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.BatchNumber;
import java.util.Optional;

/** Cuts the next batch. */
public interface NettingRun {

  /**
   * What came of the trades that were looked at.
   *
   * @param batch the one that was cut; empty where nothing could be applied
   * @param looked how many trades
   */
  record Report(Optional<BatchNumber> batch, int looked, int applied, int rejected, int carried) {}

  /**
   * Nets what is pending, and cuts a batch of it. All of it is kept together, or nothing.
   *
   * @return what came of it, or {@code netting_under_way} while somebody else does it, or {@code
   *     netting_not_enough_intents}
   */
  Outcome<Report> run(Author author);
}
