package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads each blob as a test wrote; what was not written cannot be read. */
public final class ScriptedSignedTransactions implements SignedTransactions {

  private final Map<SignedBlob, Reading> readings = new HashMap<>();
  private final Map<SignedBlob, UnsignedTransaction> preparedFor = new HashMap<>();

  /** That blob reads so from now on, whatever was prepared. */
  public synchronized void reads(SignedBlob blob, Reading reading) {
    readings.put(blob, reading);
  }

  /** That blob is what was prepared; for anything else it is altered. */
  public synchronized void signs(
      SignedBlob blob, UnsignedTransaction prepared, SignedTransaction signed) {
    preparedFor.put(blob, prepared);
    reads(blob, new Reading.AsPrepared(signed));
  }

  /** That blob is something else than whatever was prepared. */
  public synchronized void alters(SignedBlob blob, Optional<TransactionHash> hash, String reason) {
    reads(blob, new Reading.Altered(hash, reason));
  }

  @Override
  public synchronized Reading read(SignedBlob blob, UnsignedTransaction prepared) {
    if (preparedFor.containsKey(blob) && !prepared.equals(preparedFor.get(blob))) {
      return new Reading.Altered(Optional.empty(), "Account: not as it was prepared");
    }
    return readings.getOrDefault(
        blob, new Reading.Altered(Optional.empty(), "tx_blob: cannot be read"));
  }
}
