package io.ringledger.rewards.application.sources;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.application.outbound.SourceRegister.Bearer;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.sources.ServiceTokenSecret;
import io.ringledger.shared.application.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** {@inheritDoc} */
public final class ServiceTokensUseCase implements ServiceTokens {

  /** A use within that time of the one that was noted is not worth a write. */
  static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final UnitOfWork unitOfWork;
  private final SourceRegister register;
  private final InstantSource clock;

  public ServiceTokensUseCase(UnitOfWork unitOfWork, SourceRegister register, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.register = register;
    this.clock = clock;
  }

  @Override
  public Verdict authenticate(String presented) {
    return ServiceTokenSecret.parse(presented)
        .map(secret -> unitOfWork.execute(() -> judge(secret)))
        .orElseGet(Verdict.Unknown::new);
  }

  private Verdict judge(ServiceTokenSecret secret) {
    Optional<Bearer> found =
        register.bearer(secret.digest()).filter(bearer -> bearer.digest().matches(secret.digest()));
    if (found.isEmpty()) {
      return new Verdict.Unknown();
    }
    Bearer bearer = found.get();
    if (bearer.revoked()) {
      return new Verdict.Revoked(bearer.source(), bearer.token());
    }
    Instant now = clock.instant();
    if (bearer.lastUsedAt().map(last -> last.plus(NOTED_EVERY).isBefore(now)).orElse(true)) {
      register.noteUse(bearer.token(), now);
    }
    return new Verdict.Known(
        bearer.source(), bearer.token(), new Sender(bearer.uri(), bearer.types()));
  }
}
