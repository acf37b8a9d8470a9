package io.ringledger.rewards.rest.request;

import io.ringledger.rewards.application.policy.RewardPolicyBook;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to hold against a policy.
 *
 * @param from about events that happened then or later
 * @param until about events that happened before
 */
public record ReplayRequest(
    @NotNull(message = Texts.GIVEN) @Wire(WireForm.TIME) String from,
    @NotNull(message = Texts.GIVEN) @Wire(WireForm.TIME) String until,
    @Nullable @Wire(WireForm.CURSOR) String cursor,
    @Nullable
        @Min(value = 1, message = BOUNDS)
        @Max(value = RewardPolicyBook.MAX_DIFFERENCES, message = BOUNDS)
        Integer limit) {

  private static final String BOUNDS = "must be between 1 and 200";
  private static final int USUAL = 50;

  /** Where it begins. */
  public Instant begin() {
    return OffsetDateTime.parse(from).toInstant();
  }

  /** Where it ends. */
  public Instant end() {
    return OffsetDateTime.parse(until).toInstant();
  }

  /** How many differences. */
  public int differences() {
    return limit == null ? USUAL : limit;
  }
}
