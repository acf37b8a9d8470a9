package io.ringledger.sandbox.ledger;

import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Hashes;
import io.ringledger.sandbox.state.ApplyView;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands where a real node has the root hashes of its two trees: over a ledger's transactions with
 * their metadata, and over all changes of state since the first ledger.
 */
final class TreeHashes {
  private TreeHashes() {}

  static String ofTransactions(List<LedgerTransaction> transactions) {
    if (transactions.isEmpty()) {
      return LedgerHeader.NO_HASH;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (LedgerTransaction entry : transactions) {
      bytes.writeBytes(Codec.bytes(entry.transaction().id()));
      bytes.writeBytes(Codec.bytes(Codec.encodeOwn(entry.metadata())));
    }
    return Codec.hex(Hashes.sha512Half(bytes.toByteArray()));
  }

  static String ofState(String former, List<ApplyView.Change> changes) {
    if (changes.isEmpty()) {
      return former;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Codec.bytes(former));
    for (ApplyView.Change change : changes) {
      bytes.writeBytes(change.kind().name().getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(Codec.bytes(change.entry().id()));
      bytes.writeBytes(Codec.bytes(Codec.encodeOwn(change.entry().json())));
    }
    return Codec.hex(Hashes.sha512Half(bytes.toByteArray()));
  }
}
