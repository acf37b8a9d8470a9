package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionHashTest {

  @Test
  void oneTransactionHasOneNameHoweverItsHashIsWritten() {
    TransactionHash lower = new TransactionHash("ab".repeat(32));

    assertThat(lower).isEqualTo(new TransactionHash("AB".repeat(32)));
    assertThat(lower).hasToString("AB".repeat(32));
    assertThat(lower.isLedgerHash()).isTrue();
  }

  @Test
  void whatIsNotHexadecimalStaysAsItIsAndIsOnNoLedger() {
    TransactionHash declared = new TransactionHash("declared-Abc-1");

    assertThat(declared).hasToString("declared-Abc-1");
    assertThat(declared.isLedgerHash()).isFalse();
  }

  @Test
  void onlySixtyFourDigitsAreALedgersHash() {
    for (String text :
        List.of("A".repeat(63), "A".repeat(65), "A".repeat(63) + "G", "A".repeat(8))) {
      assertThat(new TransactionHash(text).isLedgerHash()).as(text).isFalse();
    }
  }

  @Test
  void aNameHas8To128VisibleCharacters() {
    assertThat(new TransactionHash("~".repeat(8)).value()).hasSize(8);
    assertThat(new TransactionHash("!".repeat(128)).value()).hasSize(128);
    for (String text :
        List.of("", "A".repeat(7), "A".repeat(129), "AAAA AAAA", "AAAAAAAA\n", "ÄÄÄÄÄÄÄÄ")) {
      assertThatThrownBy(() -> new TransactionHash(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
