package io.ringledger.local.vault.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.local.demo.PlayException;
import io.ringledger.local.vault.model.Books.Royalty;
import org.junit.jupiter.api.Test;

class BooksTest {

  private final Books books = new Books(250, "treasury");

  @Test
  void aSaleMovesTheItemAndTheCashAndNothingGetsLost() {
    books.register("card", "Ann", new Royalty(500, "artist"));
    books.sell("card", "Ann", "Bob", 1_001);
    // 7.5 % of 1,001 are 75.075: 75 in all, of them 50 to the artist, and the rest is the
    // treasury's.
    assertThat(books.owner("card")).isEqualTo("Bob");
    assertThat(books.delta("Bob")).isEqualTo(-1_001);
    assertThat(books.delta("Ann")).isEqualTo(926);
    assertThat(books.delta("artist")).isEqualTo(50);
    assertThat(books.delta("treasury")).isEqualTo(25);
    assertThat(books.deltas().values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @Test
  void whoDoesNotOwnAnItemCannotSellIt() {
    books.register("card", "Ann");
    assertThatThrownBy(() -> books.sell("card", "Bob", "Ann", 1)).isInstanceOf(PlayException.class);
  }

  @Test
  void theLargestPriceIsSharedExactly() {
    assertThat(Books.share(100_000_000_000_000_000L, 9_999)).isEqualTo(99_990_000_000_000_000L);
  }
}
