package io.ringledger.rewards.domain.ledger;

import static io.ringledger.rewards.domain.ledger.LedgerFixtures.ALMA;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.NOW;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.refusalOf;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.successOf;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.rewards.domain.RewardFailure;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerAccountTest {

  @Test
  void aNewAccountIsOpenAndEmpty() {
    assertThat(ALMA.status()).isEqualTo(AccountStatus.OPEN);
    assertThat(ALMA.balance()).isZero();
    assertThat(ALMA.sequence()).isZero();
    assertThat(ALMA.overdraftAllowed()).isFalse();
    assertThat(ALMA.lastPostedAt()).isEqualTo(ALMA.openedAt()).isEqualTo(NOW);
  }

  @Test
  void anAccountIsFrozenAndUnfrozen() {
    LedgerAccount frozen = successOf(ALMA.freeze());

    assertThat(frozen.status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(successOf(frozen.unfreeze())).isEqualTo(ALMA);
    assertThat(refusalOf(frozen.freeze())).isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(ALMA.unfreeze())).isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
  }

  @Test
  void onlyAnEmptyOpenAccountIsClosedAndThatForGood() {
    LedgerAccount closed = successOf(ALMA.close());

    assertThat(closed.status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(refusalOf(account(0, 1, false).close()))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(successOf(ALMA.freeze()).close()))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(closed.unfreeze())).isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(closed.allowOverdraft(true)))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
  }

  @Test
  void anOverdraftEndsOnlyOnceItIsMadeUpFor() {
    LedgerAccount overdrawn = account(1, 0, true);

    assertThat(overdrawn.balance()).isEqualTo(-1);
    assertThat(refusalOf(overdrawn.allowOverdraft(false)))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(successOf(account(1, 1, true).allowOverdraft(false)).overdraftAllowed()).isFalse();
  }

  @Test
  void whatEverybodySharesIsNeverFrozenClosedOrHeldShort() {
    LedgerAccount issuance = system(AccountKind.ISSUANCE);

    assertThat(refusalOf(issuance.freeze())).isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(issuance.close())).isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    assertThat(refusalOf(issuance.allowOverdraft(false)))
        .isEqualTo(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
  }

  @Test
  void anAccountThatCannotBeDoesNotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> account(1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> account(-1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> account(0, -1, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(AccountKind.MEMBER, Optional.empty(), AccountStatus.OPEN, 0, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(AccountKind.ISSUANCE, ALMA.holder(), AccountStatus.OPEN, 0, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(AccountKind.MEMBER, ALMA.holder(), AccountStatus.CLOSED, 1, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> of(AccountKind.MEMBER, ALMA.holder(), AccountStatus.OPEN, 0, NOW.minusNanos(1)));
  }

  private static LedgerAccount account(long debits, long credits, boolean overdraft) {
    return new LedgerAccount(
        ALMA.id(),
        AccountKind.MEMBER,
        ALMA.holder(),
        AccountStatus.OPEN,
        overdraft,
        debits,
        credits,
        1,
        NOW,
        NOW);
  }

  private static LedgerAccount of(
      AccountKind kind,
      Optional<Holder> holder,
      AccountStatus status,
      long credits,
      Instant lastPostedAt) {
    return new LedgerAccount(
        ALMA.id(), kind, holder, status, true, 0, credits, 1, NOW, lastPostedAt);
  }
}
