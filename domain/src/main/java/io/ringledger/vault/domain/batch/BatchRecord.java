package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.merkle.InclusionProof;
import io.ringledger.vault.domain.merkle.MerkleTree;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.NettingResult;
import io.ringledger.vault.domain.netting.Rejection;
import io.ringledger.vault.domain.netting.WalletPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a batch says, for ever. Its hash is the SHA-256 of {@link #canonical()}, which names the
 * batch before it: whoever knows the hash of the last batch can tell whether any of them was
 * changed.
 *
 * @param items those that were moved, in the order of their ids
 * @param wallets those that took part, in the order of their addresses
 * @param applied item by item in that order, each along the item's path
 * @param rejected in the order of their acceptance
 */
public record BatchRecord(
    BatchHeader header,
    BatchFees fees,
    List<BatchItem> items,
    List<WalletPosition> wallets,
    List<AppliedIntent> applied,
    List<RejectedIntent> rejected) {

  private static final String TAG = "ringledger.batch.v1";

  /** Throws {@link IllegalArgumentException} where items or wallets are not in strict order. */
  public BatchRecord {
    items = List.copyOf(items);
    wallets = List.copyOf(wallets);
    applied = List.copyOf(applied);
    rejected = List.copyOf(rejected);
    requireOrder(items.stream().map(BatchItem::item).toList());
    requireOrder(wallets.stream().map(WalletPosition::wallet).toList());
  }

  private static <T extends Comparable<T>> void requireOrder(List<T> names) {
    for (int i = 1; i < names.size(); i++) {
      if (names.get(i - 1).compareTo(names.get(i)) >= 0) {
        throw new IllegalArgumentException("not in order: " + names.get(i));
      }
    }
  }

  /** Returns the record of what netting came to. */
  public static BatchRecord of(BatchHeader header, FeeSchedule fees, NettingResult result) {
    return of(header, fees, result, List.of());
  }

  /**
   * The same, where some intents were rejected before netting.
   *
   * @param before those, in any order
   */
  public static BatchRecord of(
      BatchHeader header, FeeSchedule fees, NettingResult result, List<Rejection> before) {
    List<Rejection> rejections = new ArrayList<>(result.rejected());
    rejections.addAll(before);
    rejections.sort(Comparator.comparingLong(no -> no.intent().sequence()));
    List<BatchItem> items =
        result.items().stream()
            .map(path -> new BatchItem(path.item(), path.openingOwner(), path.finalOwner()))
            .toList();
    return new BatchRecord(
        header,
        BatchFees.of(fees, items),
        items,
        result.wallets(),
        result.applied().stream()
            .map(intent -> new AppliedIntent(intent.sequence(), intent.id(), intent.digest()))
            .toList(),
        rejections.stream()
            .map(rejection -> new RejectedIntent(rejection.intent().id(), rejection.reason()))
            .toList());
  }

  /**
   * Returns the bytes that are hashed. Numbers are big-endian; a text is its length in bytes (16
   * bits) and its UTF-8; a list is its length (32 bits) and its entries; ids are 16 bytes, hashes
   * 32:
   *
   * <ol>
   *   <li>{@code ringledger.batch.v1} in ASCII and a zero byte
   *   <li>number (64 bits), moment of the cut in milliseconds since 1970 (64 bits), hash of the
   *       batch before; 32 zero bytes for the first
   *   <li>the platform's fee in basis points (16 bits), the treasury (text), the list of royalties:
   *       item (text), basis points (16 bits), wallet (text)
   *   <li>the list of items: item, opening owner, final owner (texts)
   *   <li>the list of wallets: address (text), cleared drops (64 bits), delta in drops (64 bits,
   *       signed)
   *   <li>the list of applied intents: sequence (64 bits), id, digest
   *   <li>the list of rejected intents: id, reason (text)
   *   <li>the Merkle root
   * </ol>
   */
  public byte[] canonical() {
    return canonical(root());
  }

  /** Returns the hash that the next batch names. */
  public Sha256 hash() {
    return Sha256.digest(canonical());
  }

  /** Returns the root of {@link #tree()}. */
  public Sha256 root() {
    return tree().root();
  }

  /** Returns the tree of {@link BatchLeaf}s: the wallets, then the items. */
  public MerkleTree tree() {
    List<byte[]> leaves = new ArrayList<>(wallets.size() + items.size());
    for (WalletPosition position : wallets) {
      leaves.add(BatchLeaf.ofWallet(header.number(), position.wallet(), position.delta()));
    }
    for (BatchItem item : items) {
      leaves.add(BatchLeaf.ofItem(header.number(), item));
    }
    return MerkleTree.of(leaves);
  }

  /** Returns the proof of what the batch says of a wallet, empty where it says nothing. */
  public Optional<InclusionProof> proof(WalletAddress wallet) {
    List<WalletAddress> names = wallets.stream().map(WalletPosition::wallet).toList();
    return leaf(names, wallet).map(tree()::proof);
  }

  /** Returns the proof of what the batch says of an item, empty where it says nothing. */
  public Optional<InclusionProof> proof(ItemId item) {
    List<ItemId> names = items.stream().map(BatchItem::item).toList();
    return leaf(names, item).map(place -> tree().proof(wallets.size() + place));
  }

  private static <T extends Comparable<T>> Optional<Integer> leaf(List<T> names, T name) {
    int place = Collections.binarySearch(names, name, Comparator.naturalOrder());
    return place < 0 ? Optional.empty() : Optional.of(place);
  }

  private byte[] canonical(Sha256 root) {
    CanonicalWriter writer =
        new CanonicalWriter(TAG)
            .int64(header.number().value())
            .int64(header.cutAt().toEpochMilli())
            .hash(header.previous())
            .uint16(fees.platformBasisPoints())
            .text(fees.treasury().value())
            .uint32(fees.royalties().size());
    for (BatchFees.ItemRoyalty bears : fees.royalties()) {
      writer
          .text(bears.item().value())
          .uint16(bears.royalty().basisPoints())
          .text(bears.royalty().wallet().value());
    }
    writer.uint32(items.size());
    for (BatchItem item : items) {
      writer
          .text(item.item().value())
          .text(item.openingOwner().value())
          .text(item.finalOwner().value());
    }
    writer.uint32(wallets.size());
    for (WalletPosition position : wallets) {
      writer
          .text(position.wallet().value())
          .int64(position.cleared().value())
          .int64(position.delta());
    }
    writer.uint32(applied.size());
    for (AppliedIntent intent : applied) {
      writer.int64(intent.sequence()).id(intent.id().value()).hash(intent.digest());
    }
    writer.uint32(rejected.size());
    for (RejectedIntent intent : rejected) {
      writer.id(intent.id().value()).text(intent.reason().wire());
    }
    return writer.hash(root).bytes();
  }
}
