package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.Signatures;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentChannelClaimTest {
  private static final long RENEW = 0x0001_0000L;
  private static final long CLOSE = 0x0002_0000L;
  private final World world = World.fresh();
  private final Wallet owner = world.funded("owner", 1000 * World.XRP);
  private final Wallet payee = world.funded("payees", 1000 * World.XRP);
  private final Wallet stranger = world.funded("stranger", 1000 * World.XRP);
  private final String channel = world.channel(owner, payee, 5 * World.XRP);

  private Tx aClaim(long drops) {
    return signed(payee, drops, drops);
  }

  private Tx signed(Wallet sender, long balance, long amount) {
    return world
        .channelClaim(sender, channel)
        .with("Balance", Long.toString(balance))
        .with("Amount", Long.toString(amount))
        .with("Signature", owner.signClaim(channel, amount))
        .with("PublicKey", owner.publicKey());
  }

  private Tx close(Wallet sender) {
    return world.channelClaim(sender, channel).with("Flags", CLOSE);
  }

  @Test
  void theDestinationClaimsWhatTheOwnerSigned() {
    long before = world.balance(payee);

    assertThat(aClaim(2 * World.XRP).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.balance(payee)).isEqualTo(before + 2 * World.XRP - 10);
    assertThat(aClaim(3 * World.XRP).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.balance(payee)).isEqualTo(before + 3 * World.XRP - 20);
    assertThat(world.entry(channel).drops("Balance")).isEqualTo(3 * World.XRP);
    assertThat(world.entry(channel).drops("Amount")).isEqualTo(5 * World.XRP);
  }

  @Test
  void bothKindsOfKeysSignClaims() {
    Wallet edwards = Wallet.ed25519("signer");
    String id = Keylets.channel(owner.address(), payee.address(), world.sequence(owner));
    world.channelCreate(owner, payee, 50).with("PublicKey", edwards.publicKey()).submit();
    Tx claim =
        world
            .channelClaim(payee, id)
            .with("Balance", "20")
            .with("Signature", edwards.signClaim(id, 20))
            .with("PublicKey", edwards.publicKey());

    assertThat(owner.publicKey()).startsWith("0");
    assertThat(edwards.publicKey()).startsWith("ED");
    assertThat(claim.submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void lessThanIsSignedForMayBeClaimedAndNeverMore() {
    assertThat(signed(payee, 101, 100).submit()).isEqualTo("temBAD_AMOUNT");
    assertThat(signed(payee, 40, 100).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel).drops("Balance")).isEqualTo(40);
  }

  @Test
  void theOwnerPaysWithoutASignature() {
    assertThat(world.channelClaim(owner, channel).with("Balance", "70").submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel).drops("Balance")).isEqualTo(70);
  }

  @Test
  void amountsAreCheckedBeforeFlagsAndFlagsBeforeSignatures() {
    assertThat(aClaim(0).submit()).isEqualTo("temBAD_AMOUNT");
    assertThat(world.channelClaim(owner, channel).with("Amount", "0").submit())
        .isEqualTo("temBAD_AMOUNT");
    assertThat(aClaim(5).with("Signature", "AB").with("Flags", RENEW | CLOSE).submit())
        .isEqualTo("temMALFORMED");
    assertThat(aClaim(5).with("Flags", 0x0004_0000L).submit()).isEqualTo("temINVALID_FLAG");
    assertThat(aClaim(5).without("PublicKey").submit()).isEqualTo("temMALFORMED");
    assertThat(aClaim(5).without("Balance").submit()).isEqualTo("temMALFORMED");
    assertThat(aClaim(5).with("PublicKey", "AB").submit()).isEqualTo("temMALFORMED");
  }

  @Test
  void theSignatureIsForThisChannelThisAmountAndByTheChannelsKey() {
    assertThat(aClaim(5).with("Signature", owner.signClaim(channel, 6)).submit())
        .isEqualTo("temBAD_SIGNATURE");
    assertThat(aClaim(5).with("Signature", owner.signClaim("AB".repeat(32), 5)).submit())
        .isEqualTo("temBAD_SIGNATURE");
    assertThat(aClaim(5).with("Signature", "").submit()).isEqualTo("temBAD_SIGNATURE");
    assertThat(world.channelClaim(payee, channel).with("Balance", "5").submit())
        .isEqualTo("temBAD_SIGNATURE");
    Tx foreign =
        aClaim(5)
            .with("Signature", stranger.signClaim(channel, 5))
            .with("PublicKey", stranger.publicKey());
    assertThat(foreign.submit()).isEqualTo("temBAD_SIGNER");
  }

  @Test
  void aClaimIsOfMoreThanBeforeAndOfNoMoreThanThereIs() {
    assertThat(aClaim(5 * World.XRP + 1).submit()).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(aClaim(7).submit()).isEqualTo("tesSUCCESS");
    assertThat(aClaim(7).submit()).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(aClaim(6).submit()).isEqualTo("tecUNFUNDED_PAYMENT");
    assertThat(aClaim(5 * World.XRP).submit()).isEqualTo("tesSUCCESS");
  }

  @Test
  void onlyTheTwoSidesOfAChannelTouchIt() {
    assertThat(signed(stranger, 5, 5).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(close(stranger).submit()).isEqualTo("tecNO_PERMISSION");
    assertThat(world.channelClaim(payee, "AB".repeat(32)).submit()).isEqualTo("tecNO_TARGET");
    assertThat(world.channelClaim(payee, Keylets.account(payee.address())).submit())
        .isEqualTo("tecNO_TARGET");
  }

  @Test
  void aDestinationThatAsksForAuthorizationClaimsItselfAndIsPaidByWhomItAuthorized() {
    world.tx(payee, "AccountSet").with("SetFlag", 9).submit();
    assertThat(world.channelClaim(owner, channel).with("Balance", "5").submit())
        .isEqualTo("tecNO_PERMISSION");
    assertThat(aClaim(6).submit()).isEqualTo("tesSUCCESS");

    world.tx(payee, "DepositPreauth").with("Authorize", owner.address()).submit();
    assertThat(world.channelClaim(owner, channel).with("Balance", "7").submit())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void theDestinationClosesAtOnceAndTheRestGoesBack() {
    long before = world.balance(owner);

    assertThat(aClaim(2 * World.XRP).with("Flags", CLOSE).submit()).isEqualTo("tesSUCCESS");

    assertThat(world.entry(channel)).isNull();
    assertThat(world.balance(owner)).isEqualTo(before + 3 * World.XRP);
    assertThat(world.ownerCount(owner)).isZero();
  }

  @Test
  void theOwnerWaitsOutTheDelay() {
    long end = world.parentClose() + 100;
    assertThat(close(owner).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel).number("Expiration")).isEqualTo(end);
    world.closeAt(end - 50);
    assertThat(close(owner).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel).number("Expiration")).isEqualTo(end);

    world.closeAt(end - 1);
    assertThat(aClaim(9).submit()).isEqualTo("tesSUCCESS");
    world.closeAt(end);
    long before = world.balance(payee);
    assertThat(aClaim(5 * World.XRP).submit()).isEqualTo("tesSUCCESS");

    // Too late: the claim closed the channel and paid nothing.
    assertThat(world.entry(channel)).isNull();
    assertThat(world.balance(payee)).isEqualTo(before - 10);
  }

  @Test
  void theOwnerTakesTheRequestBackAndNobodyElse() {
    close(owner).submit();

    assertThat(world.channelClaim(payee, channel).with("Flags", RENEW).submit())
        .isEqualTo("tecNO_PERMISSION");
    assertThat(world.channelClaim(owner, channel).with("Flags", RENEW).submit())
        .isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel).has("Expiration")).isFalse();
  }

  @Test
  void aDrainedChannelClosesAtOnceForItsOwnerToo() {
    assertThat(aClaim(5 * World.XRP).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel)).isNotNull();
    assertThat(close(owner).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel)).isNull();
  }

  @Test
  void whoeverTouchesAChannelWhoseTimeIsOverClosesIt() {
    close(owner).submit();
    world.advance(100);

    assertThat(world.channelClaim(stranger, channel).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(channel)).isNull();
  }

  @Test
  void aDelayBeyondTheLedgersTimeWrapsAsItDoesThere() {
    String id = Keylets.channel(owner.address(), payee.address(), world.sequence(owner));
    world.channelCreate(owner, payee, 5).with("SettleDelay", 0xFFFF_FFFFL).submit();
    long end = world.parentClose() - 1;

    assertThat(world.channelClaim(owner, id).with("Flags", CLOSE).submit()).isEqualTo("tesSUCCESS");
    assertThat(world.entry(id).number("Expiration")).isEqualTo(end);
  }

  @Test
  void theHigherFormOfASignatureIsNone() {
    BigInteger order =
        new BigInteger("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", 16);
    String der = owner.signClaim(channel, 5);
    int rEnd = 2 * (4 + HexFormat.fromHexDigits(der, 6, 8));
    byte[] high = order.subtract(new BigInteger(der.substring(rEnd + 4), 16)).toByteArray();
    String body =
        der.substring(4, rEnd)
            + "02"
            + HexFormat.of().toHexDigits((byte) high.length)
            + HexFormat.of().formatHex(high);
    String other = "30" + HexFormat.of().toHexDigits((byte) (body.length() / 2)) + body;

    assertThat(Signatures.verifyClaim(channel, 5, owner.publicKey(), der)).isTrue();
    assertThat(Signatures.verifyClaim(channel, 5, owner.publicKey(), other)).isFalse();
  }

  /** With such keys and a zero signature the equation holds for one message in eight, or all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC05",
        "26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC85",
        "C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC037A",
        "C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC03FA",
        "EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F",
        "EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"
      })
  void aKeyOfSmallOrderSignsNothing(String key) {
    String identity = "01" + "00".repeat(31);
    for (long drops = 1; drops <= 64; drops++) {
      String signature = identity + "00".repeat(32);
      assertThat(Signatures.verifyClaim(channel, drops, "ED" + key, signature)).isFalse();
      assertThat(Signatures.verifyClaim(channel, drops, "ED" + key, key + "00".repeat(32)))
          .isFalse();
    }
  }
}
