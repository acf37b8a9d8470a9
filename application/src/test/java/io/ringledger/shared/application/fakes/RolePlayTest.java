package io.ringledger.shared.application.fakes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.RestrictionContract;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolePlayTest extends RestrictionContract {

  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork();
  private final RolePlay roles = new RolePlay(unitOfWork);

  @Override
  protected Restriction restriction() {
    return roles;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected Optional<RestrictedRole> roleOfTheStores() {
    return roles.current();
  }

  @Test
  void whatIsWrittenUnderTheWrongRoleFailsTheTest() {
    assertThatThrownBy(() -> roles.requireAs(RestrictedRole.PAYMENTS, "payment events"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () ->
                        roles.run(
                            RestrictedRole.PAYMENTS, () -> roles.requireUnrestricted("orders"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("orders");
  }
}
