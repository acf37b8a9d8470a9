package io.ringledger.bouts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.FailureCode.Category;
import io.ringledger.shared.domain.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that clients have learned by heart. */
class WordsTest {

  @Test
  void statusesKindsAndRolesAreSpelledAsOnTheWire() {
    assertThat(Arrays.stream(BoutStatus.values()).map(BoutStatus::wire))
        .containsExactly(
            "draft", "escrows_created", "result_entered", "payouts_in_progress", "closed");
    assertThat(Arrays.stream(EscrowStatus.values()).map(EscrowStatus::wire))
        .containsExactly("planned", "created", "finished", "cancelled", "failed");
    assertThat(Arrays.stream(EscrowKind.values()).map(EscrowKind::wire))
        .containsExactly("show_a", "show_b", "bonus_a", "bonus_b");
    assertThat(Arrays.stream(Role.values()).map(Role::wire))
        .containsExactly("promoter", "admin", "fighter", "management");
    assertThat(Arrays.stream(Closing.values()).map(Closing::wire))
        .containsExactly("finish", "cancel");
  }

  @Test
  void wordsAreReadAsTheyAreSpelled() {
    assertThat(Stream.of("draft", "closed").flatMap(word -> BoutStatus.ofWire(word).stream()))
        .containsExactly(BoutStatus.DRAFT, BoutStatus.CLOSED);
    assertThat(EscrowKind.ofWire("bonus_a")).contains(EscrowKind.BONUS_A);
    assertThat(Role.ofWire("management")).contains(Role.MANAGEMENT);
    for (String odd : List.of("", "DRAFT", "BONUS_A", "Admin", " draft")) {
      assertThat(BoutStatus.ofWire(odd)).isEmpty();
      assertThat(EscrowKind.ofWire(odd)).isEmpty();
      assertThat(Role.ofWire(odd)).isEmpty();
    }
  }

  @Test
  void kindsKnowTheirCornerAndWhetherTheyAreABonus() {
    assertThat(EscrowKind.bonusOf(Corner.A)).isEqualTo(EscrowKind.BONUS_A);
    assertThat(EscrowKind.bonusOf(Corner.B)).isEqualTo(EscrowKind.BONUS_B);
    assertThat(Corner.A.opposite()).isEqualTo(Corner.B);
    assertThat(Corner.B.opposite()).isEqualTo(Corner.A);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signing_declined | Signing was declined; no state transition was applied.",
        "confirmation_timeout | Confirmation timed out or remained unvalidated;"
            + " no state transition was applied.",
        "ledger_tec_tem | Ledger transaction was rejected with tec/tem;"
            + " no state transition was applied.",
        "ledger_not_success | Ledger transaction did not succeed;"
            + " no state transition was applied.",
        "invalid_confirmation | Ledger confirmation failed validation."
      })
  void theRefusalsOfConfirmSayWhatTheContractSays(String code, String detail) {
    BoutFailure failure = BoutFailure.ofCode(code).orElseThrow();

    assertThat(failure.detail()).isEqualTo(detail);
    assertThat(failure.category()).isEqualTo(Category.UNPROCESSABLE);
  }

  @Test
  void theOtherRefusalsSayWhatTheContractSays() {
    assertThat(BoutFailure.BOUT_NOT_FOUND.detail())
        .isEqualTo("Requested bout/escrow was not found.");
    assertThat(BoutFailure.BOUT_NOT_FOUND.category()).isEqualTo(Category.NOT_FOUND);
    assertThat(BoutFailure.ESCROW_CONFIRMATION_CONFLICT.detail())
        .isEqualTo("Escrow confirmation is not allowed in current state.");
    assertThat(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT.detail())
        .isEqualTo("Payout confirmation is not allowed in current state.");
    assertThat(BoutFailure.RESULT_CONFLICT.detail())
        .isEqualTo("Bout result cannot be entered in current state.");
    assertThat(
            List.of(
                BoutFailure.ESCROW_CONFIRMATION_CONFLICT.category(),
                BoutFailure.PAYOUT_CONFIRMATION_CONFLICT.category(),
                BoutFailure.RESULT_CONFLICT.category()))
        .containsOnly(Category.CONFLICT);
  }

  @Test
  void codesAreSnakeCaseAndEachItsOwn() {
    assertThat(Arrays.stream(BoutFailure.values()).map(BoutFailure::code))
        .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"))
        .doesNotHaveDuplicates();
    for (BoutFailure failure : BoutFailure.values()) {
      assertThat(BoutFailure.ofCode(failure.code())).contains(failure);
    }
    assertThat(BoutFailure.ofCode("no_such_code")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4_294_967_295L})
  void anOfferSequenceIsAnUnsignedThirtyTwoBitNumberFromOne(long value) {
    assertThat(new OfferSequence(value)).hasToString(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 4_294_967_296L, Long.MAX_VALUE, Long.MIN_VALUE})
  void nothingElseIsAnOfferSequence(long value) {
    assertThatThrownBy(() -> new OfferSequence(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
