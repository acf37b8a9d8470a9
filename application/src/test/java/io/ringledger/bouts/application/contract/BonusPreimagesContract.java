package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.funded;
import static io.ringledger.bouts.domain.BoutFixtures.permitOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.DisclosurePermit;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.Preimage;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link BonusPreimages} keeps to. */
public abstract class BonusPreimagesContract {

  private final Bout bout = FreshBouts.draft();

  protected abstract BonusPreimages preimages();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Makes a bout, its people and its escrows known, where the store wants to know them. */
  protected void givenBout(Bout known) {}

  @BeforeEach
  public void boutIsKnown() {
    givenBout(bout);
  }

  @ParameterizedTest
  @EnumSource
  public void theWinnersSecretIsFoundWithThePermitOfTheResult(Corner winner) {
    storeBoth();

    assertThat(find(permit(winner))).isEqualTo(preimageOf(bout.id(), winner));
    assertThat(permit(winner).disclose(find(permit(winner))).hex())
        .hasSize(72)
        .startsWith("A0228020");
  }

  @Test
  public void aSecretIsFoundAgainAndAgain() {
    storeBoth();

    assertThat(find(permit(Corner.A))).isEqualTo(find(permit(Corner.A)));
  }

  @Test
  public void aMissingSecretIsAFault() {
    assertThatThrownBy(() -> find(permit(Corner.A))).isInstanceOf(RuntimeException.class);
  }

  @Test
  public void aSecretIsNeverReplaced() {
    storeBoth();
    Preimage another = Preimage.of(new byte[Preimage.LENGTH]);

    assertThatThrownBy(() -> store(Corner.A, another)).isInstanceOf(RuntimeException.class);
    assertThat(find(permit(Corner.A))).isEqualTo(preimageOf(bout.id(), Corner.A));
  }

  @Test
  public void whatIsRolledBackIsNotKept() {
    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      storeInside(Corner.A, preimageOf(bout.id(), Corner.A));
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThatThrownBy(() -> find(permit(Corner.A))).isInstanceOf(RuntimeException.class);
  }

  private void storeBoth() {
    for (Corner corner : Corner.values()) {
      store(corner, preimageOf(bout.id(), corner));
    }
  }

  private void store(Corner corner, Preimage secret) {
    inUnitOfWork(
        () -> {
          storeInside(corner, secret);
          return true;
        });
  }

  private void storeInside(Corner corner, Preimage secret) {
    preimages().store(bout.escrow(EscrowKind.bonusOf(corner)).id(), secret);
  }

  private Preimage find(DisclosurePermit permit) {
    return inUnitOfWork(() -> preimages().find(permit));
  }

  private DisclosurePermit permit(Corner winner) {
    return permitOf(withResult(funded(bout), winner));
  }
}
