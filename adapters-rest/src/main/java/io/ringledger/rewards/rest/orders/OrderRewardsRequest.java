package io.ringledger.rewards.rest.orders;

import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What the orders of a site earn from now on. */
public record OrderRewardsRequest(
    @NotNull(message = GIVEN) Boolean enabled,
    @NotNull(message = GIVEN)
        @Min(value = 1, message = RANGE)
        @Max(value = OrderRewardMapping.MAX_MINOR_PER_POINT, message = RANGE)
        Integer minorPerPoint,
    @NotNull(message = GIVEN)
        @Pattern(
            regexp = OrderRewardMapping.GRADE_FORM,
            message = "must have 1 to 64 letters, digits, dots, dashes or underscores")
        String grade) {

  private static final String GIVEN = "must be given";
  private static final String RANGE = "must be from 1 to 1000000";

  /** What is asked for. */
  public Terms terms() {
    return new Terms(enabled, minorPerPoint, grade);
  }
}
