package io.ringledger.api.rest;

import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.events.domain.EventsFailure;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.application.IdempotencyFailure;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.sites.domain.SiteFailure;
import io.ringledger.vault.domain.VaultFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every code that an error answer can carry, of all contexts. */
public final class FailureCatalogue {

  private FailureCatalogue() {}

  /** One code. */
  public record Failure(String code, int status, String detail) {

    /** The answer that carries it. */
    Problem problem() {
      return new Problem(
          Problem.typeOf(code),
          Problem.titleOf(code),
          status,
          detail,
          code,
          null,
          List.of(),
          List.of());
    }
  }

  /** All of them: first what HTTP refuses, then each context in order of precedence. */
  public static List<Failure> all() {
    return Stream.of(
            Arrays.stream(ProtocolFailure.values()).map(FailureCatalogue::of),
            codes(IdempotencyFailure.values()),
            codes(IdentityFailure.values()),
            codes(BoutFailure.values()),
            codes(EventsFailure.values()),
            codes(RewardFailure.values()),
            codes(SiteFailure.values()),
            codes(CommerceFailure.values()),
            codes(AdvisoryFailure.values()),
            codes(VaultFailure.values()))
        .flatMap(all -> all)
        .toList();
  }

  static Failure of(ProtocolFailure failure) {
    return new Failure(failure.code(), failure.status(), failure.detail());
  }

  static Failure of(FailureCode failure) {
    return new Failure(failure.code(), Problem.status(failure.category()), failure.detail());
  }

  private static Stream<Failure> codes(FailureCode... failures) {
    return Arrays.stream(failures).map(FailureCatalogue::of);
  }
}
