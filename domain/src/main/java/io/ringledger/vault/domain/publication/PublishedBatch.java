package io.ringledger.vault.domain.publication;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.NettingResult;
import io.ringledger.vault.domain.netting.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a batch follows from, and the hash it is said to have.
 *
 * @param networkId of the XRP Ledger that settles, which every signature covers
 * @param owners who owned each item that an edge names, as the batch began
 * @param funds what each wallet that an edge names had cleared
 * @param edges in the order of acceptance
 * @param hash of the batch's record
 * @param root of its Merkle tree
 */
public record PublishedBatch(
    long networkId,
    BatchHeader header,
    FeeSchedule fees,
    Map<ItemId, WalletAddress> owners,
    Map<WalletAddress, Drops> funds,
    List<PublishedEdge> edges,
    Sha256 hash,
    Sha256 root) {

  public PublishedBatch {
    owners = Map.copyOf(owners);
    funds = Map.copyOf(funds);
    edges = List.copyOf(edges);
  }

  /**
   * What follows from the published data.
   *
   * @param result of netting what was not barred
   */
  public record Recomputed(NettingResult result, BatchRecord record) {}

  /** Returns the same under its hash and root. */
  public PublishedBatch named(Sha256 itsHash, Sha256 itsRoot) {
    return new PublishedBatch(networkId, header, fees, owners, funds, edges, itsHash, itsRoot);
  }

  /** Nets it again. */
  public Recomputed recompute() {
    List<NettingIntent> netted = new ArrayList<>();
    List<Rejection> barred = new ArrayList<>();
    for (PublishedEdge edge : edges) {
      NettingIntent intent = edge.forNetting(networkId);
      edge.barred()
          .ifPresentOrElse(
              reason -> barred.add(new Rejection(intent, reason)), () -> netted.add(intent));
    }
    NettingResult result = Netting.net(new NettingInput(owners, funds, fees, netted));
    return new Recomputed(result, BatchRecord.of(header, fees, result, barred));
  }
}
