package io.ringledger.architecture;

import static io.ringledger.architecture.CoreRules.assertCatches;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.ringledger.bouts.domain.planted.MeetsIdentity;
import io.ringledger.bouts.domain.planted.OpensFile;
import io.ringledger.bouts.domain.planted.PicksIds;
import io.ringledger.bouts.domain.planted.ReadsClock;
import io.ringledger.bouts.domain.planted.RefersToClock;
import io.ringledger.bouts.domain.planted.UsesFramework;
import io.ringledger.shared.domain.planted.MeetsBouts;
import org.junit.jupiter.api.Test;

class DomainArchitectureTest {

  private static final JavaClasses DELIVERED = CoreRules.delivered();

  @Test
  void theDomainImportsThePlatformNullnessAndItself() {
    CoreRules.DOMAIN_IMPORTS.check(DELIVERED);
  }

  @Test
  void theDomainTouchesNothingOutside() {
    CoreRules.NO_OUTSIDE_WORLD.check(DELIVERED);
  }

  @Test
  void theDomainIsGivenTimeIdsAndChance() {
    CoreRules.NO_AMBIENT_STATE.check(DELIVERED);
  }

  @Test
  void contextsDoNotMeet() {
    CoreRules.CONTEXTS_DO_NOT_MEET.check(DELIVERED);
  }

  @Test
  void aFrameworkInTheDomainIsCaught() {
    assertCatches(CoreRules.DOMAIN_IMPORTS, UsesFramework.class);
  }

  @Test
  void aFileInTheDomainIsCaught() {
    assertCatches(CoreRules.NO_OUTSIDE_WORLD, OpensFile.class);
  }

  @Test
  void aClockOrARandomIdInTheDomainIsCaughtAlsoWhereItIsOnlyReferredTo() {
    assertCatches(
        CoreRules.NO_AMBIENT_STATE, ReadsClock.class, RefersToClock.class, PicksIds.class);
  }

  @Test
  void aContextThatMeetsAnotherIsCaught() {
    assertCatches(CoreRules.CONTEXTS_DO_NOT_MEET, MeetsIdentity.class, MeetsBouts.class);
  }
}
