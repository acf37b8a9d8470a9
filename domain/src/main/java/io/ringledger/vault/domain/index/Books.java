package io.ringledger.vault.domain.index;

import io.ringledger.vault.domain.index.Difference.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Our books as of the last ledger that was read.
 *
 * @param ledgerIndex that ledger
 * @param balance what the account held at the opening and all balance changes since
 * @param owed what it owes: to creditors, and of batches that may still go back
 * @param channels those of all sessions that have one
 * @param among what the books say differently among themselves
 */
public record Books(
    long ledgerIndex,
    long balance,
    long owed,
    List<BookedChannel> channels,
    List<Difference> among) {

  public Books {
    channels = List.copyOf(channels);
    among = List.copyOf(among);
  }

  /**
   * Returns all differences, those among the books first.
   *
   * @param ledger the account as of the very ledger that the books go up to
   */
  public List<Difference> against(AuthorityStanding ledger) {
    if (ledger.ledgerIndex() != ledgerIndex) {
      throw new IllegalArgumentException("books and ledger are compared as of the same ledger");
    }
    List<Difference> all = new ArrayList<>(among);
    long held = ledger.balance().value();
    if (held != balance) {
      all.add(new Difference(Kind.AUTHORITY_BALANCE, "authority", balance, held));
    }
    if (held < owed) {
      all.add(new Difference(Kind.NOT_COVERED, "authority", owed, held));
    }
    channels.forEach(channel -> compare(channel, ledger, all));
    return all;
  }

  private static void compare(
      BookedChannel booked, AuthorityStanding ledger, List<Difference> all) {
    String session = booked.session().toString();
    ChannelSight seen = ledger.channels().get(booked.id());
    if (seen == null) {
      if (booked.live()) {
        long rest =
            booked.amount().value() - Math.min(booked.paid().value(), booked.amount().value());
        all.add(new Difference(Kind.CHANNEL_GONE, session, rest, 0));
      }
      return;
    }
    if (!seen.paid().equals(booked.paid())) {
      all.add(
          new Difference(Kind.CHANNEL_PAID, session, booked.paid().value(), seen.paid().value()));
    }
    if (!seen.amount().equals(booked.amount())) {
      all.add(
          new Difference(
              Kind.CHANNEL_AMOUNT, session, booked.amount().value(), seen.amount().value()));
    }
  }
}
