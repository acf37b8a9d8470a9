package io.ringledger.vault.application.index;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.application.index.outbound.AuthorityLedger.Reading;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.application.sessions.SessionChannels;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a slice of the ledger outside, then applies it and moves the cursor in one unit of work
 * that holds the cursor and has seen that it still stands where the slice begins. So nothing is
 * lost or done twice, however a pass ends and however many run.
 */
public final class LedgerFollowingUseCase implements LedgerFollowing {

  /** Then others get their turn on the thread. */
  private static final int MOST_SLICES = 20;

  private final UnitOfWork unitOfWork;
  private final SettlementAuthority authority;
  private final AuthorityLedger ledger;
  private final LedgerBook book;
  private final SessionChannels channels;
  private final InstantSource clock;

  public LedgerFollowingUseCase(
      UnitOfWork unitOfWork,
      SettlementAuthority authority,
      AuthorityLedger ledger,
      LedgerBook book,
      SessionChannels channels,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.authority = authority;
    this.ledger = ledger;
    this.book = book;
    this.channels = channels;
    this.clock = clock;
  }

  @Override
  public Pass follow(RequestId run) {
    int events = 0;
    for (int slices = 0; slices < MOST_SLICES; slices++) {
      Optional<LedgerCursor> known = unitOfWork.execute(() -> book.find(authority.address()));
      if (known.isEmpty()) {
        if (begin() instanceof Reading.Silent<AuthorityStanding>(var reason)) {
          return new Pass.Silent(reason);
        }
        continue;
      }
      long from = known.get().ledgerIndex();
      switch (ledger.after(authority.address(), from)) {
        case Reading.Silent<LedgerSlice>(var reason) -> {
          return new Pass.Silent(reason);
        }
        case Reading.Told<LedgerSlice>(var slice) -> {
          boolean isApplied = unitOfWork.execute(() -> apply(slice, Author.system(run)));
          events += isApplied ? slice.events().size() : 0;
          if (slice.through() == from) {
            return new Pass.UpToDate(from, events);
          }
        }
      }
    }
    long reached =
        unitOfWork.execute(() -> book.find(authority.address())).orElseThrow().ledgerIndex();
    return new Pass.More(reached, events);
  }

  private Reading<AuthorityStanding> begin() {
    Reading<AuthorityStanding> reading = ledger.newest(authority.address());
    if (reading instanceof Reading.Told<AuthorityStanding>(var now)) {
      LedgerCursor cursor =
          new LedgerCursor(
              authority.address(), now.ledgerIndex(), now.balance(), now.ledgerIndex());
      unitOfWork.run(() -> book.open(cursor, clock.instant()));
    }
    return reading;
  }

  /** Answers no, and changes nothing, where another pass has been faster. */
  private boolean apply(LedgerSlice slice, Author author) {
    LedgerCursor cursor = book.lock(authority.address()).orElseThrow();
    if (cursor.ledgerIndex() != slice.after()) {
      return false;
    }
    Instant now = clock.instant();
    book.add(authority.address(), slice.events(), now);
    followChannels(slice.events(), author, now);
    book.move(authority.address(), slice.through(), now);
    return true;
  }

  /** A channel counts as it was seen last; what came before within the slice is history. */
  private void followChannels(List<LedgerEvent> events, Author author, Instant now) {
    Map<ChannelId, ChannelSight> last = new LinkedHashMap<>();
    events.forEach(event -> event.channel().ifPresent(sight -> last.put(sight.id(), sight)));
    if (!last.isEmpty()) {
      channels.seen(List.copyOf(last.values()), author, now);
    }
  }
}
