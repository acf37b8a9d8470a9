package io.ringledger.vault.wallets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.intent.EncodingVectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of other people's libraries, and forgeries that some libraries take. */
class BouncyEd25519SignaturesTest {

  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final byte[] MESSAGE = "to whom it may concern".getBytes(US_ASCII);

  private final BouncyEd25519Signatures signatures = new BouncyEd25519Signatures();
  private final BouncyReceiptKey signer =
      new BouncyReceiptKey(Base64.getEncoder().encodeToString(new byte[32]));

  @TestFactory
  Stream<DynamicTest> theSignaturesOfThePageVerifyAndAreMadeAgain() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    BouncyReceiptKey key = new BouncyReceiptKey(Base64.getEncoder().encodeToString(seed));
    assertThat(key.publicKey().hex()).isEqualTo(EncodingVectors.publicKey());
    return EncodingVectors.all().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("name"),
                    () -> {
                      Signed signed = signed(key.publicKey(), vector);
                      assertThat(signatures.verifies(signed)).isTrue();
                      assertThat(key.sign(signed.message())).isEqualTo(signed.signature());
                    }));
  }

  private static Signed signed(Ed25519Key key, Map<String, String> vector) {
    return new Signed(key, hex(vector.get("bytes")), hex(vector.get("signature")));
  }

  @Test
  void anythingAlteredDoesNotVerify() {
    byte[] signature = signer.sign(MESSAGE);
    assertThat(signatures.verifies(new Signed(signer.publicKey(), MESSAGE, signature))).isTrue();
    for (int bit = 0; bit < signature.length * 8; bit += 7) {
      byte[] altered = signature.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(signatures.verifies(new Signed(signer.publicKey(), MESSAGE, altered))).isFalse();
    }
    byte[] other = MESSAGE.clone();
    other[0]++;
    assertThat(signatures.verifies(new Signed(signer.publicKey(), other, signature))).isFalse();
    for (int length : new int[] {0, 63, 65}) {
      byte[] cut = Arrays.copyOf(signature, length);
      assertThat(signatures.verifies(new Signed(signer.publicKey(), MESSAGE, cut))).isFalse();
    }
  }

  @Test
  void aSignatureWithItsNumberAboveTheOrderIsRefused() {
    byte[] signature = signer.sign(MESSAGE);
    BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(ORDER);
    byte[] malleated = signature.clone();
    for (int i = 0; i < 32; i++) {
      malleated[32 + i] = s.shiftRight(8 * i).byteValue();
    }
    assertThat(signatures.verifies(new Signed(signer.publicKey(), MESSAGE, malleated))).isFalse();
  }

  private static BigInteger littleEndian(byte[] bytes) {
    BigInteger value = BigInteger.ZERO;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(Byte.toUnsignedLong(bytes[i])));
    }
    return value;
  }

  /** The eight points, and those of them that can be written in a second way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void nothingIsSignedByAPointOfSmallOrder(String point) {
    Ed25519Key key = new Ed25519Key(point);
    assertThat(signatures.isSound(key)).isFalse();
    // S = 0 and R the identity or the key itself: a forgery for an eighth of all messages at least.
    for (int i = 0; i < 64; i++) {
      byte[] message = {(byte) i};
      for (String r : List.of(point, "01" + "00".repeat(31))) {
        byte[] forged = hex(r + "00".repeat(32));
        assertThat(signatures.verifies(new Signed(key, message, forged))).isFalse();
      }
    }
  }

  @Test
  void aKeyWithAPartOfSmallOrderIsNotSound() {
    byte[] mixed = mixedOrderKey();
    Ed25519Key key = new Ed25519Key(HexFormat.of().formatHex(mixed));

    assertThat(Ed25519Points.isAcceptable(mixed)).isTrue();
    assertThat(signatures.isSound(key)).isFalse();
    assertThat(signatures.isSound(signer.publicKey())).isTrue();
  }

  /** A key of 8 times the order: -A has y of A, and -y is A plus the point of order two. */
  private byte[] mixedOrderKey() {
    BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    byte[] point = signer.publicKey().bytes();
    int sign = point[31] & 0x80;
    point[31] &= 0x7f;
    BigInteger y = p.subtract(littleEndian(point));
    byte[] mixed = new byte[32];
    for (int i = 0; i < 32; i++) {
      mixed[i] = y.shiftRight(8 * i).byteValue();
    }
    mixed[31] |= (byte) (sign ^ 0x80);
    return mixed;
  }

  @Test
  void whatIsNotOnTheCurveVerifiesNothing() {
    Ed25519Key none = new Ed25519Key("02" + "00".repeat(31));
    assertThat(Ed25519.validatePublicKeyPartial(none.bytes(), 0)).isFalse();
    assertThat(signatures.isSound(none)).isFalse();
    assertThat(signatures.verifies(new Signed(none, MESSAGE, new byte[64]))).isFalse();
  }

  @Test
  void manyAreAnsweredInTheirOrder() {
    List<Signed> all = new ArrayList<>();
    List<Boolean> expected = new ArrayList<>();
    Ed25519Key none = new Ed25519Key("02" + "00".repeat(31));
    for (int i = 0; i < 200; i++) {
      byte[] message = {(byte) i};
      byte[] signature = signer.sign(message);
      boolean isForged = i % 3 == 0;
      boolean isNobodys = i % 7 == 0;
      signature[5] ^= (byte) (isForged ? 1 : 0);
      all.add(new Signed(isNobodys ? none : signer.publicKey(), message, signature));
      expected.add(!isForged && !isNobodys);
    }
    assertThat(signatures.verifyAll(all)).isEqualTo(expected);
    assertThat(signatures.verifyAll(List.of())).isEmpty();
  }

  @Test
  void theReceiptKeyIsReadStrictlyAndNeverPrinted() {
    for (String none : List.of("", "AAAA", "not base64", "A".repeat(200))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BouncyReceiptKey(none))
          .withMessage("the key of receipts is base64 of 32 bytes");
    }
    assertThat(signer.toString()).contains(signer.publicKey().hex());
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
