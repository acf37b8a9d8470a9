package io.ringledger.rewards.domain.ledger;

import static io.ringledger.rewards.domain.ledger.LedgerFixtures.ALMA;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.earn;
import static io.ringledger.rewards.domain.ledger.LedgerFixtures.entryId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ringledger.rewards.domain.Points;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerValuesTest {

  private static final String ACCOUNT = ALMA.id().toString();

  @ParameterizedTest
  @CsvSource({
    "SUBSCRIPTION_GRANT, earn:subscription_grant:e-1:",
    "CORRECTION_REWARD, earn:correction_reward:e-1:",
    "BOUNTY_REWARD, earn:bounty_reward:e-1:",
    "REFUND, earn:refund:e-1:",
    "PURCHASE_REWARD, earn:purchase_reward:e-1:",
    "ADMIN_GRANT, earn:admin_grant:e-1:",
    "REDEMPTION, deduct:redemption:e-1:",
    "EXPIRY, deduct:expiry:e-1:",
    "ADMIN_DEDUCTION, deduct:admin_deduction:e-1:"
  })
  void keysAreExactlyThese(EntryType type, String prefix) {
    assertThat(EntryKey.of(type, "e-1", ALMA.id()).value()).isEqualTo(prefix + ACCOUNT);
  }

  @Test
  void aReversalsKeyIsTheEntryItReverses() {
    assertThat(EntryKey.reversalOf(entryId(1)).value())
        .isEqualTo("reverse:00000000-0000-0001-0000-000000000001");
  }

  @Test
  void theLongestEventsIdFitsInAKey() {
    assertThat(EntryKey.of(EntryType.SUBSCRIPTION_GRANT, "x".repeat(256), ALMA.id()).value())
        .hasSizeLessThan(EntryKey.MAX_LENGTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EntryKey("x".repeat(EntryKey.MAX_LENGTH + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new EntryKey(""));
  }

  @ParameterizedTest
  @EnumSource
  void wordsOnTheWireAreReadBack(EntryType type) {
    assertThat(EntryType.ofWire(type.wire())).contains(type);
  }

  @Test
  void unknownWordsAreNone() {
    assertThat(EntryType.ofWire("gift")).isEmpty();
    assertThat(AccountKind.ofWire("bank")).isEmpty();
    assertThat(AccountKind.ofWire("breakage")).contains(AccountKind.BREAKAGE);
  }

  @Test
  void systemAccountsHaveTheSameIdsInEveryLedger() {
    assertThat(AccountKind.ISSUANCE.systemAccount())
        .isEqualTo(AccountId.of("00000000-0000-7000-8000-000000000001"));
    assertThat(AccountKind.BREAKAGE.systemAccount())
        .isEqualTo(AccountId.of("00000000-0000-7000-8000-000000000002"));
    assertThat(AccountKind.REDEMPTION.systemAccount())
        .isEqualTo(AccountId.of("00000000-0000-7000-8000-000000000003"));
    assertThatIllegalStateException().isThrownBy(AccountKind.MEMBER::systemAccount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_9.c:d@e", "0198c0de-0000-7000-8000-000000000001"})
  void holdersLookLikeThis(String id) {
    assertThat(Holder.isValid(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a/b", "a\n"})
  void andNotLikeThat(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Holder(id));
  }

  @Test
  void holdersHaveAtMost128Characters() {
    assertThat(Holder.isValid("x".repeat(128))).isTrue();
    assertThat(Holder.isValid("x".repeat(129))).isFalse();
  }

  @Test
  void aPostingHasTwoSidesMovesPointsAndNamesWhatItReverses() {
    Posting good = earn(ALMA, 1, "e1");
    AccountId alma = ALMA.id();
    assertThatIllegalArgumentException().isThrownBy(() -> earn(ALMA, 0, "e1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(EntryType.REFUND, alma, alma, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(EntryType.REVERSAL, alma, good.debit(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(EntryType.REFUND, good.debit(), alma, Optional.of(entryId(1))));
  }

  @Test
  void referencesAreBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SourceReference("", "e"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SourceReference("s", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceReference("s".repeat(513), "e"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceReference("s", "e".repeat(257)));
  }

  private static Posting posting(
      EntryType type, AccountId debit, AccountId credit, Optional<EntryId> reversed) {
    return new Posting(
        new EntryKey("k"),
        type,
        debit,
        credit,
        new Points(1),
        new SourceReference("s", "e"),
        reversed,
        Optional.empty(),
        0);
  }
}
