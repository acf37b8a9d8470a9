package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.shared.xrpl.Wallet;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Bytes of whatever kind are read or refused, and never anything else. */
class SignedBlobProperties {

  private static final Wallet WALLET = Wallet.ed25519("promoter");
  private static final UnsignedTransaction PREPARED = SignedScene.finishOfBonus(WALLET);
  private static final byte[] TRUE_BYTES =
      HexFormat.of().parseHex(SignedScene.sign(WALLET, SignedScene.completed(PREPARED)).hex());
  private static final XrplSignedTransactions TRANSACTIONS = new XrplSignedTransactions(1);

  @Property(tries = 500)
  void anyBytesAreRefused(@ForAll @Size(min = 1, max = 600) byte[] bytes) {
    assertThat(read(bytes)).isInstanceOf(Reading.Altered.class);
  }

  @Property(tries = 500)
  void everyChangedByteIsNoticed(
      @ForAll @IntRange(max = 4096) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] bytes = TRUE_BYTES.clone();
    bytes[place % bytes.length] ^= (byte) change;

    assertThat(read(bytes)).isInstanceOf(Reading.Altered.class);
  }

  @Property(tries = 300)
  void everyBeginningIsRefused(@ForAll @IntRange(min = 1, max = 4096) int length) {
    byte[] bytes = Arrays.copyOf(TRUE_BYTES, 1 + length % (TRUE_BYTES.length - 1));

    assertThat(read(bytes)).isInstanceOf(Reading.Altered.class);
  }

  private static Reading read(byte[] bytes) {
    return TRANSACTIONS.read(new SignedBlob(HexFormat.of().formatHex(bytes)), PREPARED);
  }
}
