package io.ringledger.reputation.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.application.outbound.Reputations.Place;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of standings does; tests share it and look at their own. */
public abstract class ReputationsContract {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

  /** Accounts of one test follow each other. */
  private final long upper = UUID.randomUUID().getMostSignificantBits();

  private final AccountId first = account(1);
  private final AccountId second = account(Long.MAX_VALUE);
  private final AccountId third = account(Long.MIN_VALUE);

  /** Nobody else is as good as those of one test. */
  private final long best = Long.MAX_VALUE - (UUID.randomUUID().getMostSignificantBits() >>> 2);

  protected abstract Reputations reputations();

  protected abstract UnitOfWork unitOfWork();

  private AccountId account(long lower) {
    return new AccountId(new UUID(upper, lower));
  }

  private static Reputation standing(AccountId account, long score) {
    return new Reputation(account, score, 7, 2, 3, Optional.of(NOW));
  }

  private void save(Reputation... reputations) {
    unitOfWork().run(() -> reputations().save(List.of(reputations)));
  }

  private Optional<Reputation> find(AccountId account) {
    return unitOfWork().execute(() -> reputations().find(account));
  }

  @Test
  public void whatIsKeptIsFoundAsItWas() {
    Reputation kept = new Reputation(first, Long.MIN_VALUE, Long.MAX_VALUE, 8, 9, Optional.of(NOW));
    assertThat(find(first)).isEmpty();
    save(kept, standing(second, -1));
    assertThat(find(first)).contains(kept);
    assertThat(find(third)).isEmpty();
  }

  @Test
  public void whatIsKeptAgainTakesThePlaceOfWhatWas() {
    save(standing(first, 1), standing(second, 2));
    Reputation later = new Reputation(second, 5, 6, 7, 8, Optional.of(NOW.plusSeconds(1)));
    save(standing(third, 3), later);
    assertThat(find(first)).contains(standing(first, 1));
    assertThat(find(second)).contains(later);
    assertThat(find(third)).contains(standing(third, 3));
  }

  @Test
  public void whatIsRolledBackWasNeverKept() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          reputations().save(List.of(standing(first, 1)));
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");
    assertThat(find(first)).isEmpty();
  }

  @Test
  public void thoseThatAreKnownAreHeld() {
    save(standing(third, 3), standing(first, 1));
    assertThat(
            unitOfWork()
                .<List<Reputation>>execute(
                    () -> reputations().lock(new TreeSet<>(List.of(third, second, first)))))
        .containsExactly(standing(first, 1), standing(third, 3));
  }

  @Test
  public void whatIsForgottenIsGone() {
    save(standing(first, 1), standing(second, 2));
    unitOfWork().run(() -> reputations().forget(List.of(first, third)));
    assertThat(find(first)).isEmpty();
    assertThat(find(second)).isPresent();
  }

  @Test
  public void allAreGoneThroughInTheOrderOfTheirAccounts() {
    save(standing(third, 3), standing(first, 1), standing(second, 2));
    AccountId before = account(0);
    assertThat(after(Optional.of(before), 3))
        .extracting(Reputation::account)
        .containsExactly(first, second, third);
    assertThat(after(Optional.of(first), 1))
        .extracting(Reputation::account)
        .containsExactly(second);
    assertThat(after(Optional.empty(), 1)).hasSize(1);
    assertThat(after(Optional.of(new AccountId(new UUID(-1, -1))), 5)).isEmpty();
  }

  private List<Reputation> after(Optional<AccountId> account, int limit) {
    return unitOfWork().execute(() -> reputations().after(account, limit));
  }

  @Test
  public void theBestComeByScoreAndThenByAccount() {
    AccountId fourth = account(-1);
    save(
        standing(fourth, best),
        standing(third, best - 1),
        standing(second, best - 1),
        standing(first, best - 2));
    Place top = new Place(best, account(-2));
    assertThat(best(Optional.of(top), 4))
        .extracting(Reputation::account)
        .containsExactly(fourth, second, third, first);
    assertThat(best(Optional.of(new Place(best - 1, second)), 2))
        .extracting(Reputation::account)
        .containsExactly(third, first);
    assertThat(best(Optional.of(new Place(best, fourth)), 1))
        .extracting(Reputation::account)
        .containsExactly(second);
    assertThat(best(Optional.empty(), 1)).hasSize(1);
  }

  private List<Reputation> best(Optional<Place> behind, int limit) {
    return unitOfWork().execute(() -> reputations().best(behind, limit));
  }
}
