package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads each blob as a test wrote; what was not written cannot be read. */
public final class ScriptedSignedTransactions implements SignedTransactions {

  private final Map<SignedBlob, Reading> readings = new HashMap<>();

  /** That blob reads so from now on. */
  public synchronized void reads(SignedBlob blob, Reading reading) {
    readings.put(blob, reading);
  }

  @Override
  public synchronized Reading read(SignedBlob blob, UnsignedTransaction prepared) {
    return readings.getOrDefault(
        blob, new Reading.Altered(Optional.empty(), "tx_blob: cannot be read"));
  }
}
