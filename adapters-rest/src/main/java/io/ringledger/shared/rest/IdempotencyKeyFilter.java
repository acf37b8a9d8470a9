package io.ringledger.shared.rest;

import io.ringledger.shared.application.IdempotencyFailure;
import io.ringledger.shared.application.IdempotencyKey;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what {@link RequiresIdempotencyKey} refuses; runs after authentication. */
@Provider
@RequiresIdempotencyKey
public class IdempotencyKeyFilter implements ContainerRequestFilter {

  public static final String HEADER = "Idempotency-Key";

  @Override
  public void filter(ContainerRequestContext request) {
    check(request.getHeaders().get(HEADER))
        .ifPresent(failure -> request.abortWith(OutcomeAnswers.refuse(failure).build()));
  }

  private static Optional<IdempotencyFailure> check(@Nullable List<String> keys) {
    if (keys == null || keys.isEmpty() || keys.getFirst().isBlank()) {
      return Optional.of(IdempotencyFailure.KEY_REQUIRED);
    }
    return keys.size() == 1 && IdempotencyKey.isValid(keys.getFirst())
        ? Optional.empty()
        : Optional.of(IdempotencyFailure.KEY_INVALID);
  }
}
