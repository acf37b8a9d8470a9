package io.ringledger.vault.domain.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.merkle.InclusionProof;
import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.check.Names;
import io.ringledger.vault.domain.netting.check.NettingCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRecordTest {

  private static final Instant CUT_AT = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final BatchHeader FIRST = new BatchHeader(BatchNumber.FIRST, CUT_AT, Sha256.ZERO);

  /** Seeds of batches that have something of everything. */
  private static final long GOLDEN_SEEDS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "ar-EG", "th-TH-u-nu-thai"})
  void encodingHashAndRootNeverChange(String locale) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      Properties golden = golden();
      assertThat(golden).hasSize((int) GOLDEN_SEEDS);
      LongStream.range(0, GOLDEN_SEEDS)
          .forEach(
              seed ->
                  assertThat(line(record(NettingCases.drawn(seed))))
                      .as("the batch of seed %d", seed)
                      .isEqualTo(golden.getProperty(Long.toString(seed))));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theBytesAreThoseThatAreDocumented() {
    String seller = Names.wallet(1).value();
    String buyer = Names.wallet(2).value();
    String treasury = Names.wallet(100).value();
    BatchRecord record =
        new BatchRecord(
            FIRST,
            new BatchFees(250, Names.wallet(100), List.of()),
            List.of(new BatchItem(Names.item(7), Names.wallet(1), Names.wallet(2))),
            List.of(),
            List.of(),
            List.of());
    String expected =
        hex("ringledger.batch.v1")
            + "00"
            + "0000000000000001"
            + "%016x".formatted(CUT_AT.toEpochMilli())
            + "00".repeat(32)
            + "00fa"
            + text(treasury)
            + "00000000"
            + "00000001"
            + text("card:7")
            + text(seller)
            + text(buyer)
            + "00000000"
            + "00000000"
            + "00000000"
            + record.root().hex();
    assertThat(HexFormat.of().formatHex(record.canonical())).isEqualTo(expected);
    assertThat(record.hash()).isEqualTo(Sha256.digest(HexFormat.of().parseHex(expected)));
  }

  @Test
  void theHashDependsNeitherOnTheOrderOfTheInputNorOnTheThread()
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> lines = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        NettingInput permuted = NettingCases.permuted(NettingCases.drawn(17), i);
        lines.add(threads.submit(() -> line(record(permuted))));
      }
      for (Future<String> line : lines) {
        assertThat(line.get()).isEqualTo(golden().getProperty("17"));
      }
    }
  }

  @Test
  void everyWalletAndItemHasAProofThatIsGoodInNoOtherBatch() {
    for (long seed = 0; seed < 200; seed++) {
      BatchRecord record = record(NettingCases.drawn(seed));
      BatchNumber number = BatchNumber.FIRST;
      for (var position : record.wallets()) {
        InclusionProof proof = record.proof(position.wallet()).orElseThrow();
        byte[] leaf = BatchLeaf.ofWallet(number, position.wallet(), position.delta());
        byte[] richer = BatchLeaf.ofWallet(number, position.wallet(), position.delta() + 1);
        byte[] later = BatchLeaf.ofWallet(number.next(), position.wallet(), position.delta());
        assertThat(proof.proves(leaf, record.root())).isTrue();
        assertThat(proof.proves(richer, record.root())).isFalse();
        assertThat(proof.proves(later, record.root())).isFalse();
      }
      for (BatchItem item : record.items()) {
        InclusionProof proof = record.proof(item.item()).orElseThrow();
        assertThat(proof.proves(BatchLeaf.ofItem(number, item), record.root())).isTrue();
      }
      assertThat(record.proof(Names.wallet(9_999))).isEmpty();
      assertThat(record.proof(Names.item(9_999))).isEmpty();
    }
  }

  @Test
  void anyChangeOfABatchChangesItsHashAndAnyOfThemBreaksTheChain() {
    BatchRecord first = record(NettingCases.drawn(17));
    BatchHeader next = new BatchHeader(BatchNumber.FIRST.next(), CUT_AT, first.hash());
    NettingInput input = NettingCases.drawn(18);
    BatchRecord second = BatchRecord.of(next, input.fees(), Netting.net(input));
    BatchRecord later =
        new BatchRecord(
            new BatchHeader(BatchNumber.FIRST, CUT_AT.plusMillis(1), Sha256.ZERO),
            first.fees(),
            first.items(),
            first.wallets(),
            first.applied(),
            first.rejected());
    assertThat(later.hash()).isNotEqualTo(first.hash());
    assertThat(second.header().previous()).isEqualTo(first.hash());
  }

  @Test
  void aBatchWithoutAPlaceInTheChainIsNone() {
    assertThatThrownBy(() -> new BatchHeader(BatchNumber.FIRST.next(), CUT_AT, Sha256.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BatchHeader(BatchNumber.FIRST, CUT_AT, Sha256.digest(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BatchHeader(BatchNumber.FIRST, CUT_AT.plusNanos(1), Sha256.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itemsOutOfOrderAreRefused() {
    BatchItem item = new BatchItem(Names.item(1), Names.wallet(1), Names.wallet(2));
    BatchFees fees = new BatchFees(0, Names.wallet(100), List.of());
    assertThatThrownBy(
            () ->
                new BatchRecord(FIRST, fees, List.of(item, item), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BatchRecord record(NettingInput input) {
    return BatchRecord.of(FIRST, input.fees(), Netting.net(input));
  }

  private static String line(BatchRecord record) {
    return record.canonical().length + " " + record.hash() + " " + record.root();
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(US_ASCII));
  }

  private static String text(String ascii) {
    return "%04x".formatted(ascii.length()) + hex(ascii);
  }

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream file = BatchRecordTest.class.getResourceAsStream("/vault/golden.properties")) {
      golden.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }
}
