package io.ringledger.local.batches;

import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.batch.BatchLeaf;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.merkle.InclusionProof;
import io.ringledger.vault.domain.merkle.MerkleTree;
import io.ringledger.vault.domain.netting.WalletPosition;
import io.ringledger.vault.domain.publication.BatchDocuments;
import io.ringledger.vault.domain.publication.PublishedBatch;
import io.ringledger.vault.domain.publication.PublishedEdge;
import io.ringledger.vault.domain.publication.SignedTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Computes batches again from what is published of them. Throws {@link Disagreement} at the first
 * thing that is not as it should be.
 */
public final class BatchVerification {

  /** Of larger batches, so many served proofs of each kind are asked for. */
  private static final int SERVED_PROOFS = 100;

  private final PublishedDocuments documents;
  private final Ed25519Signatures signatures;
  private final Consumer<String> say;

  public BatchVerification(
      PublishedDocuments documents, Ed25519Signatures signatures, Consumer<String> say) {
    this.documents = documents;
    this.signatures = signatures;
    this.say = say;
  }

  /** Verifies that batch, or all there are, and that those in a row name each other. */
  public void run(Optional<BatchNumber> number) {
    List<Cid> names = documents.batches(number);
    if (names.isEmpty()) {
      throw new Disagreement("There is no document of a batch.");
    }
    Optional<BatchRecord> before = Optional.empty();
    for (Cid name : names) {
      BatchRecord record = verify(name);
      chain(before.or(() -> previous(record)), record);
      before = Optional.of(record);
    }
  }

  private BatchRecord verify(Cid name) {
    BatchReader reader = new BatchReader(documents);
    PublishedBatch batch = reader.read(name);
    BatchNumber number = batch.header().number();
    say.accept("Batch %s, in %d documents that have the bytes of their names".formatted(number, reader.read()));
    verifySignatures(batch);
    PublishedBatch.Recomputed again = batch.recompute();
    BatchRecord record = again.record();
    equal("The hash of batch " + number, batch.hash(), record.hash());
    equal("The Merkle root of batch " + number, batch.root(), record.root());
    say.accept(
        "  netted again: %d applied, %d rejected, %d carried; hash and root agree"
            .formatted(
                record.applied().size(),
                record.rejected().size(),
                again.result().carried().size()));
    equal(
        "What batch %s publishes of its outcome".formatted(number),
        name,
        BatchDocuments.of(batch, record).getLast().cid());
    say.accept("  written down again: every published byte agrees");
    verifyProofs(record);
    return record;
  }

  private void verifySignatures(PublishedBatch batch) {
    List<Signed> signed = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Set<Object> used = new HashSet<>();
    for (PublishedEdge edge : batch.edges()) {
      if (!edge.isAgreed()) {
        throw new Disagreement(
            "Nobody has agreed to give what intent %s buys.".formatted(edge.buy().id()));
      }
      for (SignedTerms terms : List.of(edge.buy(), edge.consent())) {
        if (!used.add(terms.id())) {
          throw new Disagreement("%s is there twice.".formatted(terms.id()));
        }
        signed.add(
            new Signed(terms.key(), terms.bytes(batch.networkId()), terms.signature().bytes()));
        names.add(terms.id().toString());
      }
    }
    List<Boolean> verified = signatures.verifyAll(signed);
    for (int i = 0; i < verified.size(); i++) {
      if (!verified.get(i)) {
        throw new Disagreement("The signature of %s is wrong.".formatted(names.get(i)));
      }
    }
    say.accept("  %d signatures are those of the session keys".formatted(signed.size()));
  }

  private void verifyProofs(BatchRecord record) {
    BatchNumber number = record.header().number();
    MerkleTree tree = record.tree();
    int proofs = 0;
    for (WalletPosition position : record.wallets()) {
      byte[] leaf = BatchLeaf.ofWallet(number, position.wallet(), position.delta());
      prove(number, tree, leaf, proofs++, "wallets/" + position.wallet());
    }
    for (BatchItem item : record.items()) {
      prove(number, tree, BatchLeaf.ofItem(number, item), proofs++, "items/" + item.item());
    }
    say.accept("  %d proofs lead from wallets and items to the root".formatted(proofs));
  }

  /** The own proof, and of the first ones that of the server. */
  private void prove(
      BatchNumber number, MerkleTree tree, byte[] leaf, int place, String rest) {
    Sha256 root = tree.root();
    Optional<InclusionProof> served =
        place < SERVED_PROOFS ? documents.proof(number, rest) : Optional.empty();
    boolean holds =
        tree.proof(place).proves(leaf, root)
            && served.filter(proof -> !proof.proves(leaf, root)).isEmpty();
    if (!holds) {
      throw new Disagreement("The proof of %s does not lead to the root.".formatted(rest));
    }
  }

  /** The batch before, where it is published too. */
  private Optional<BatchRecord> previous(BatchRecord record) {
    long number = record.header().number().value();
    if (number == 1) {
      return Optional.empty();
    }
    return documents.batches(Optional.of(new BatchNumber(number - 1))).stream()
        .findFirst()
        .map(name -> new BatchReader(documents).read(name).recompute().record());
  }

  private void chain(Optional<BatchRecord> before, BatchRecord record) {
    BatchNumber number = record.header().number();
    Sha256 named = record.header().previous();
    if (number.equals(BatchNumber.FIRST)) {
      say.accept("  it is the first of the chain");
    } else if (before.filter(one -> one.header().number().next().equals(number)).isPresent()) {
      equal("What batch %s names as the one before".formatted(number), named, before.get().hash());
      say.accept("  it names the hash of the batch before");
    } else {
      say.accept("  OPEN: the batch before is not there, so the chain was not looked at");
    }
  }

  private static void equal(String what, Object published, Object computed) {
    if (!published.equals(computed)) {
      throw new Disagreement("%s is %s, but should be %s.".formatted(what, published, computed));
    }
  }
}
