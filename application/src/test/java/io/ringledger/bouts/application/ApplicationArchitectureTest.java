package io.ringledger.bouts.application;

import static io.ringledger.architecture.CoreRules.assertCatches;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.ringledger.architecture.CoreRules;
import io.ringledger.bouts.application.planted.MakesClock;
import io.ringledger.bouts.application.planted.MeetsIdentity;
import io.ringledger.bouts.application.planted.Outward;
import io.ringledger.bouts.application.planted.ReadsEnvironment;
import io.ringledger.bouts.application.planted.UsesDatabase;
import io.ringledger.bouts.application.planted.UsesFramework;
import org.junit.jupiter.api.Test;

class ApplicationArchitectureTest {

  private static final JavaClasses DELIVERED = CoreRules.delivered();

  @Test
  void theApplicationImportsThePlatformNullnessAndTheDomain() {
    CoreRules.APPLICATION_IMPORTS.check(DELIVERED);
    CoreRules.DOMAIN_IMPORTS.check(DELIVERED);
  }

  @Test
  void theApplicationTouchesNothingOutside() {
    CoreRules.NO_OUTSIDE_WORLD.check(DELIVERED);
  }

  @Test
  void theApplicationIsGivenTimeIdsAndChance() {
    CoreRules.NO_AMBIENT_STATE.check(DELIVERED);
  }

  @Test
  void contextsDoNotMeet() {
    CoreRules.CONTEXTS_DO_NOT_MEET.check(DELIVERED);
  }

  @Test
  void aFrameworkInTheApplicationIsCaught() {
    assertCatches(CoreRules.APPLICATION_IMPORTS, UsesFramework.class);
  }

  @Test
  void anAdapterInTheApplicationIsCaught() {
    assertCatches(CoreRules.APPLICATION_IMPORTS, Outward.class);
  }

  @Test
  void aDatabaseInTheApplicationIsCaught() {
    assertCatches(CoreRules.NO_OUTSIDE_WORLD, UsesDatabase.class);
  }

  @Test
  void aClockOrASettingOfItsOwnIsCaught() {
    assertCatches(CoreRules.NO_AMBIENT_STATE, MakesClock.class, ReadsEnvironment.class);
  }

  @Test
  void aContextThatMeetsAnotherIsCaught() {
    assertCatches(CoreRules.CONTEXTS_DO_NOT_MEET, MeetsIdentity.class);
  }
}
