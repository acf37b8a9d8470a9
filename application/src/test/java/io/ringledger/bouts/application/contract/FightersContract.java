package io.ringledger.bouts.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Fighters} keeps to. */
public abstract class FightersContract {

  private final UserId alma = FreshBouts.user();
  private final UserId bruno = FreshBouts.user();
  private final XrplAddress almas = FreshBouts.wallet();
  private final XrplAddress brunos = FreshBouts.wallet();

  protected abstract Fighters fighters();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Makes a person known, where the store wants to know them. */
  protected void givenUser(UserId user) {}

  @BeforeEach
  public void fightersAreKnown() {
    givenUser(alma);
    givenUser(bruno);
  }

  @Test
  public void aFighterWithoutProfileHasNone() {
    assertThat(find(alma)).isEmpty();
  }

  @Test
  public void aSavedProfileComesBackAsItWas() {
    FighterProfile profile = new FighterProfile(alma, "Alma \"the Ü\" 字 ' Núñez", almas);

    assertThat(save(profile)).isTrue();
    assertThat(find(alma)).contains(profile);
    assertThat(find(bruno)).isEmpty();
  }

  @Test
  public void theLongestNameFits() {
    FighterProfile profile = new FighterProfile(alma, "ü".repeat(100), almas);
    save(profile);

    assertThat(find(alma)).contains(profile);
  }

  @Test
  public void aFighterMayChangeNameAndAddress() {
    save(new FighterProfile(alma, "Alma", almas));

    assertThat(save(new FighterProfile(alma, "Alma N.", almas))).isTrue();
    assertThat(save(new FighterProfile(alma, "Alma Núñez", brunos))).isTrue();
    assertThat(find(alma)).contains(new FighterProfile(alma, "Alma Núñez", brunos));
  }

  @Test
  public void anotherFightersAddressIsTaken() {
    save(new FighterProfile(alma, "Alma", almas));
    save(new FighterProfile(bruno, "Bruno", brunos));

    assertThat(save(new FighterProfile(bruno, "Bruno II", almas))).isFalse();
    assertThat(find(alma)).contains(new FighterProfile(alma, "Alma", almas));
    assertThat(find(bruno)).contains(new FighterProfile(bruno, "Bruno", brunos));
  }

  @Test
  public void aTakenAddressMakesNoProfile() {
    save(new FighterProfile(alma, "Alma", almas));

    assertThat(save(new FighterProfile(bruno, "Bruno", almas))).isFalse();
    assertThat(find(bruno)).isEmpty();
  }

  @Test
  public void anAddressIsFreeAgainOnceItsFighterHasAnother() {
    save(new FighterProfile(alma, "Alma", almas));
    save(new FighterProfile(alma, "Alma", FreshBouts.wallet()));

    assertThat(save(new FighterProfile(bruno, "Bruno", almas))).isTrue();
  }

  @Test
  public void ofTwoWhoTakeAnAddressAtOnceOneGetsIt() {
    List<Boolean> won =
        InTurn.atOnce(
            List.of(
                () -> save(new FighterProfile(alma, "Alma", almas)),
                () -> save(new FighterProfile(bruno, "Bruno", almas))));

    assertThat(won).containsOnlyOnce(true);
  }

  private boolean save(FighterProfile profile) {
    return inUnitOfWork(() -> fighters().save(profile));
  }

  private Optional<FighterProfile> find(UserId user) {
    return inUnitOfWork(() -> fighters().find(user));
  }
}
