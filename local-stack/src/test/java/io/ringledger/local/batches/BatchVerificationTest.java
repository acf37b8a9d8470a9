package io.ringledger.local.batches;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.publication.BatchDocuments;
import io.ringledger.vault.domain.publication.PublishedBatch;
import io.ringledger.vault.wallets.BouncyEd25519Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchVerificationTest {

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();

  private static SignedBatches trades() {
    return new SignedBatches()
        .sale(1, 2, 3, 100)
        .sale(1, 1, 2, 90)
        .sale(1, 1, 4, 95)
        .sale(2, 1, 5, 5_000)
        .purchase(3, 5, 6, 300, Optional.empty())
        .purchase(4, 5, 6, 10, Optional.of(IntentReason.SESSION_REVOKED));
  }

  private List<Document> publish(PublishedBatch batch) throws IOException {
    List<Document> documents = BatchDocuments.of(batch, batch.recompute().record());
    for (Document document : documents) {
      write(document.bytes());
    }
    return documents;
  }

  private Cid write(byte[] bytes) throws IOException {
    Cid cid = Cid.of(bytes);
    Files.write(folder.resolve(cid + ".json"), bytes);
    return cid;
  }

  private void verify(Optional<BatchNumber> number) {
    new BatchVerification(
            new FolderDocuments(List.of(folder)), new BouncyEd25519Signatures(), said::add)
        .run(number);
  }

  @Test
  void batchesInARowAreVerifiedFromTheirDocumentsAlone() throws IOException {
    PublishedBatch first = trades().batch(1, Sha256.ZERO);
    publish(first);
    publish(new SignedBatches().sale(1, 2, 1, 10).batch(2, first.hash()));

    verify(Optional.empty());

    assertThat(said)
        .anyMatch(line -> line.startsWith("Batch 1, in 5 documents"))
        .contains("  12 signatures are those of the session keys")
        .anyMatch(line -> line.contains("hash and root agree"))
        .contains("  it is the first of the chain")
        .contains("  it names the hash of the batch before");
  }

  @Test
  void oneAloneSaysThatTheChainWasNotLookedAt() throws IOException {
    publish(trades().batch(2, Sha256.digest(new byte[0])));
    verify(Optional.of(new BatchNumber(2)));
    assertThat(said).anyMatch(line -> line.startsWith("  OPEN: the batch before is not there"));
  }

  @Test
  void aBatchThatNamesAnotherBeforeItIsFound() throws IOException {
    publish(trades().batch(1, Sha256.ZERO));
    publish(new SignedBatches().sale(1, 2, 1, 10).batch(2, Sha256.digest(new byte[0])));
    refuses("What batch 2 names as the one before");
  }

  @Test
  void aForgedSignatureIsFound() throws IOException {
    publish(new SignedBatches().sale(1, 1, 2, 10).forged().batch(1, Sha256.ZERO));
    refuses("The signature of ");
  }

  @Test
  void anotherHashIsFound() throws IOException {
    PublishedBatch batch = trades().batch(1, Sha256.ZERO);
    publish(batch.named(Sha256.digest(new byte[0]), batch.root()));
    refuses("The hash of batch 1");
  }

  @Test
  void aMissingDocumentIsFound() throws IOException {
    List<Document> documents = publish(trades().batch(1, Sha256.ZERO));
    Files.delete(folder.resolve(documents.getFirst().cid() + ".json"));
    refuses("No file has the document " + documents.getFirst().cid());
  }

  @Test
  void aDeltaThatIsPublishedAsAnotherIsFoundAlsoWhereAllNamesAreMadeToFit() throws IOException {
    List<Document> documents = publish(trades().batch(1, Sha256.ZERO));
    String own = text(documents.getLast());
    for (Document document : documents) {
      String wallets = text(document);
      if (wallets.contains("\"delta_drops\":\"")) {
        Files.delete(folder.resolve(documents.getLast().cid() + ".json"));
        String richer = wallets.replaceFirst("\"delta_drops\":\"", "\"delta_drops\":\"9");
        Cid cid = write(richer.getBytes(US_ASCII));
        write(own.replace(document.cid().text(), cid.text()).getBytes(US_ASCII));
      }
    }
    refuses("What batch 1 publishes of its outcome");
  }

  private static String text(Document document) {
    return new String(document.bytes(), US_ASCII);
  }

  @Test
  void nothingAtAllIsNotEverything() {
    refuses("There is no document of a batch.");
  }

  private void refuses(String sentence) {
    assertThatThrownBy(() -> verify(Optional.empty()))
        .isInstanceOf(Disagreement.class)
        .hasMessageStartingWith(sentence);
  }
}
