package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.permitOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Bout bout = aBoutWithResult(Corner.A);
  private final Preimage preimage = preimageOf(bout.id(), Corner.A);
  private final String secret = HexFormat.of().formatHex(preimage.bytes());

  @Test
  void nothingThatHoldsTheSecretPrintsIt() {
    for (Object holder :
        List.of(
            preimage,
            preimage.fulfillment(),
            aPayoutClaim(bout, EscrowKind.BONUS_A),
            permitOf(bout),
            successOf(bout.payoutsToPrepare()),
            bout,
            bout.snapshot())) {
      assertThat(holder.toString().toLowerCase(Locale.ROOT))
          .as("%s", holder.getClass())
          .doesNotContain(secret);
    }
  }

  @Test
  void aMismatchedPreimageIsNotPrintedByTheFaultItIs() {
    Preimage losers = preimageOf(bout.id(), Corner.B);
    try {
      permitOf(bout).disclose(losers);
      throw new AssertionError("disclosed");
    } catch (IllegalStateException fault) {
      assertThat(fault.getMessage().toLowerCase(Locale.ROOT))
          .doesNotContain(HexFormat.of().formatHex(losers.bytes()));
    }
  }

  @Test
  void noOtherPackageMakesAPermit() {
    assertThat(Arrays.stream(DisclosurePermit.class.getDeclaredConstructors()))
        .extracting(Constructor::getModifiers)
        .allMatch(modifiers -> !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers));
  }

  @Test
  void noOtherPackageTurnsAPreimageIntoAFulfillment() {
    assertThat(Arrays.stream(Preimage.class.getMethods()))
        .noneMatch(method -> method.getReturnType().equals(Fulfillment.class));
  }
}
