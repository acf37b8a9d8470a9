package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Restriction} keeps to. */
public abstract class RestrictionContract {

  protected abstract Restriction restriction();

  protected abstract UnitOfWork unitOfWork();

  /** As whom the stores write now; asked inside a unit of work. */
  protected abstract Optional<RestrictedRole> roleOfTheStores();

  @ParameterizedTest
  @EnumSource(RestrictedRole.class)
  public void thePartRunsAsTheRoleAndWhatFollowsDoesNot(RestrictedRole role) {
    List<Optional<RestrictedRole>> seen = new ArrayList<>();
    String answer =
        unitOfWork()
            .execute(
                () -> {
                  seen.add(roleOfTheStores());
                  String part =
                      restriction()
                          .as(
                              role,
                              () -> {
                                seen.add(roleOfTheStores());
                                return "done";
                              });
                  seen.add(roleOfTheStores());
                  return part;
                });

    assertThat(answer).isEqualTo("done");
    assertThat(seen).containsExactly(Optional.empty(), Optional.of(role), Optional.empty());
  }

  @Test
  public void aNestedPartGoesBackToTheRoleBefore() {
    List<Optional<RestrictedRole>> seen = new ArrayList<>();
    unitOfWork()
        .run(
            () ->
                restriction()
                    .run(
                        RestrictedRole.PAYMENTS,
                        () -> {
                          restriction()
                              .run(RestrictedRole.ADVISORY, () -> seen.add(roleOfTheStores()));
                          seen.add(roleOfTheStores());
                        }));

    assertThat(seen)
        .containsExactly(
            Optional.of(RestrictedRole.ADVISORY), Optional.of(RestrictedRole.PAYMENTS));
  }

  @Test
  public void withoutAUnitOfWorkThereIsNothingToRestrict() {
    assertThatThrownBy(() -> restriction().run(RestrictedRole.PAYMENTS, () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void whatWasThrownDoomsTheUnitOfWorkEvenWhereItIsCaught() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () ->
                            assertThatThrownBy(
                                    () ->
                                        restriction()
                                            .run(
                                                RestrictedRole.ADVISORY, RestrictionContract::fail))
                                .hasMessage("on purpose")))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  public void theNextUnitOfWorkHasAllRightsAgain() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () ->
                            restriction().run(RestrictedRole.PAYMENTS, RestrictionContract::fail)))
        .hasMessage("on purpose");

    assertThat(unitOfWork().<Optional<RestrictedRole>>execute(this::roleOfTheStores)).isEmpty();
  }

  private static void fail() {
    throw new IllegalArgumentException("on purpose");
  }
}
