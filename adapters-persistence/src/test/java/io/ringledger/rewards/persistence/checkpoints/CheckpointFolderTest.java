package io.ringledger.rewards.persistence.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.application.outbound.CheckpointStore.RefusedException;
import io.ringledger.rewards.domain.ledger.chain.ChainFixtures;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {

  /** The first key pair of RFC 8032, 7.1. */
  private static final Ed25519CheckpointSigner SIGNER =
      new Ed25519CheckpointSigner(
          base64("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  private static final LedgerCheckpoint FIRST = ChainFixtures.checkpoint();

  @TempDir Path folder;

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  private static LedgerCheckpoint later(int seconds) {
    return LedgerCheckpoint.after(
        Optional.empty(), FIRST.at().plusSeconds(seconds), FIRST.heads(), FIRST.audit());
  }

  @Test
  void theKeyIsThatOfTheStandardAndIsKnownByItsHash() {
    assertThat(SIGNER.publicKey().key())
        .isEqualTo(base64("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    assertThat(SIGNER.publicKey().id()).isEqualTo("21fe31dfa154a261");
    assertThat(SIGNER).hasToString("Ed25519CheckpointSigner[21fe31dfa154a261]");
    assertThat(SIGNER.sign(FIRST).signature())
        .isEqualTo(
            "WzEVWzl8kR4kTnJxkF4GYS9iV5N8/64n68nZqewHiDHH7dmV0bK+FN/kxTH3zDQwLQ+EmPJXMt/OXXG4URiMAg==");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAA", "no base64 at all!", "not-base64-not-base64-not-base64-not-base64-"})
  void whatIsNoKeyIsRefusedWithoutBeingRepeated(String key) {
    assertThatThrownBy(() -> new Ed25519CheckpointSigner(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key of checkpoints is base64 of 32 bytes");
  }

  @Test
  void aSignatureIsOfItsKeyOverItsCheckpoint() {
    SignedCheckpoint signed = SIGNER.sign(FIRST);
    assertThat(SIGNER.hasSigned(signed)).isTrue();
    assertThat(CheckpointKey.of(SIGNER.publicKey().key()).verifies(signed)).isTrue();
    assertThat(SIGNER.hasSigned(new SignedCheckpoint(later(1), signed.keyId(), signed.signature())))
        .isFalse();
    assertThat(
            SIGNER.hasSigned(new SignedCheckpoint(FIRST, "0000000000000000", signed.signature())))
        .isFalse();
    assertThat(SIGNER.hasSigned(new SignedCheckpoint(FIRST, signed.keyId(), "%"))).isFalse();
    assertThat(SIGNER.hasSigned(new SignedCheckpoint(FIRST, signed.keyId(), "AAAA"))).isFalse();
  }

  @Test
  void aDocumentReadsBackAsItWasWritten() {
    SignedCheckpoint signed = SIGNER.sign(FIRST);
    assertThat(CheckpointDocument.read(CheckpointDocument.write(signed))).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      textBlock =
          """
          checkpoint-1"     > checkpoint-2"
          "number" : 1      > "number" : 2
          "number" : 1      > "number" : 1.5
          "number" : 1      > "number" : "1"
          "entries" : 2     > "entries" : 3
          "position" : 2    > "position" : 3
          "shard" : 3       > "shard" : 99999999999
          "at" : "2026      > "at" : "20x6
          "hash" :          > "more" :
          "key_id" :        > "signature" :
          "digest" : "      > "digest" : "x
          "heads" :         > "heads" : 7, "tails" :
          "audit" :         > "audit" : null, "odd" :
          {                 > [
          """)
  void whatIsNoCheckpointIsRefused(String part, String instead) {
    String document = CheckpointDocument.write(SIGNER.sign(FIRST));
    assertThat(document).contains(part);
    assertThatThrownBy(
            () -> CheckpointDocument.read(document.replaceFirst(Pattern.quote(part), instead)))
        .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "7", "{\"format\":\"ringledger-checkpoint-1\"}", "{} {}"})
  void whatIsLessThanACheckpointIsRefused(String document) {
    assertThatThrownBy(() -> CheckpointDocument.read(document))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CheckpointDocument.read(" ".repeat(65_537)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCheckpointIsKeptInAFileThatIsNeverWrittenOver() throws IOException {
    CheckpointFolder kept = new CheckpointFolder(folder.resolve("a/b"));
    SignedCheckpoint mine = SIGNER.sign(FIRST);
    assertThat(kept.keep(mine)).isEqualTo(mine);
    assertThat(new CheckpointFolder(folder.resolve("a/b")).keep(SIGNER.sign(later(9))))
        .isEqualTo(mine);
    assertThat(kept.files()).hasSize(1);
    assertThat(kept.files().getFirst().read()).isEqualTo(mine);
    assertThat(folder.resolve("a/b/checkpoint-0000000001.json")).exists();
  }

  @Test
  void aHalfWrittenFileIsLeftAndTheNextOneIsUsed() throws IOException {
    CheckpointFolder kept = new CheckpointFolder(folder);
    Files.writeString(folder.resolve("checkpoint-0000000001.json"), "{\"format\"");
    SignedCheckpoint mine = SIGNER.sign(FIRST);
    assertThat(kept.keep(mine)).isEqualTo(mine);
    assertThat(kept.keep(SIGNER.sign(later(9)))).isEqualTo(mine);
    assertThat(kept.files())
        .extracting(file -> file.path().getFileName().toString())
        .containsExactlyInAnyOrder("checkpoint-0000000001.json", "checkpoint-0000000001-2.json");
  }

  @Test
  void whereNothingCanBeWrittenItIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new CheckpointFolder(file).keep(SIGNER.sign(FIRST)))
        .isInstanceOf(RefusedException.class);
    for (String suffix : List.of("", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9")) {
      Files.createFile(folder.resolve("checkpoint-0000000001" + suffix + ".json"));
    }
    assertThatThrownBy(() -> new CheckpointFolder(folder).keep(SIGNER.sign(FIRST)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> new CheckpointFolder(folder.resolve("none")).files())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileOfAnotherNumberOrNameDoesNotCount() throws IOException {
    CheckpointFolder kept = new CheckpointFolder(folder);
    kept.keep(SIGNER.sign(FIRST));
    Path right = folder.resolve("checkpoint-0000000001.json");
    Path wrong = folder.resolve("checkpoint-0000000002.json");
    Files.copy(right, wrong);
    Files.copy(right, folder.resolve("checkpoint-0000000003.json.bak"));
    assertThat(kept.files()).extracting(CheckpointFile::number).containsExactly(1L, 2L);
    assertThatThrownBy(() -> new CheckpointFile(2, wrong).read())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
