package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SigningJournal} keeps to. */
public abstract class SigningJournalContract {

  private static final AtomicLong IDS = new AtomicLong(NOW.toEpochMilli());
  private static final long VERSION_7 = 0x7000L;

  private final Bout bout = FreshBouts.draft();
  private final EscrowId escrow = bout.escrow(EscrowKind.BONUS_A).id();

  protected abstract SigningJournal journal();

  protected abstract Bouts bouts();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @BeforeEach
  public void theBoutIsKnown() {
    inUnitOfWork(
        () -> {
          bouts().add(bout);
          return bout;
        });
  }

  @ParameterizedTest
  @EnumSource
  public void aRequestIsReadAsItWasKept(SigningRequestStatus status) {
    SigningRequest kept = in(status);
    save(kept);

    assertThat(requests()).containsExactly(kept);
    if (kept.payload().isPresent()) {
      assertThat(inUnitOfWork(() -> journal().requestOf(kept.payload().get()))).contains(kept);
    }
  }

  @Test
  public void whatHasBecomeOfARequestTakesThePlaceOfWhatItWas() {
    SigningRequest first = aRequest();
    SigningRequest open = first.known(UUID.randomUUID()).seen(true, Optional.of(NOW));
    SigningRequest signed = open.signed(hash(), NOW.plusSeconds(1));
    for (SigningRequest each : List.of(first, open, open.expired(), signed)) {
      save(each);
      assertThat(requests()).containsExactly(each);
    }
  }

  @Test
  public void attemptsAreListedOldestFirst() {
    SigningRequest first = aRequest().known(UUID.randomUUID()).declined(NOW);
    SigningRequest second = first.next(id(), NOW, 9).known(UUID.randomUUID()).expired();
    SigningRequest third = second.next(id(), NOW, 12);
    save(first);
    save(second);
    save(third);
    save(second.declined(NOW));

    assertThat(requests()).extracting(SigningRequest::attempt).containsExactly(1, 2, 3);
  }

  @Test
  public void thereAreNeverTwoLiveRequestsForOneAction() {
    SigningRequest first = aRequest();
    save(first);

    assertThatThrownBy(() -> save(first.next(id(), NOW, 9))).isInstanceOf(RuntimeException.class);
    assertThat(requests()).containsExactly(first);
    save(
        SigningRequest.first(
            id(), bout.id(), escrow, EscrowKind.BONUS_A, SigningAction.FINISH, NOW, 9));
    assertThat(requests()).hasSize(2);
  }

  @Test
  public void whatNobodyKnowsIsNotFound() {
    save(aRequest());

    assertThat(inUnitOfWork(() -> journal().requestOf(UUID.randomUUID()))).isEmpty();
    assertThat(inUnitOfWork(() -> journal().transaction(escrow, hash()))).isEmpty();
    assertThat(inUnitOfWork(() -> journal().requestsOf(FreshBouts.draft().id()))).isEmpty();
    assertThat(inUnitOfWork(() -> journal().transactionsOf(bout.id()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  public void aTransactionIsReadAsItWasKept(FollowedStatus status) {
    FollowedTransaction known =
        FollowedTransaction.named(escrow, SigningAction.CREATE, hash(), NOW)
            .in(status, Optional.of("because"), NOW.plusSeconds(1));
    save(known);

    assertThat(transactions()).containsExactly(known);
    assertThat(inUnitOfWork(() -> journal().transaction(escrow, known.hash()))).contains(known);
  }

  @Test
  public void whatIsLearntOfANameIsKept() {
    SigningRequest request = aRequest().known(UUID.randomUUID());
    TransactionHash hash = hash();
    FollowedTransaction named = FollowedTransaction.named(escrow, SigningAction.CREATE, hash, NOW);
    FollowedTransaction sequenced =
        named.knownAs(
            new SignedTransaction(
                hash, OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(4_294_967_295L)),
            request);
    save(named);
    save(request.signed(hash, NOW));
    save(sequenced);
    assertThat(transactions()).containsExactly(sequenced);

    FollowedTransaction ticketed =
        FollowedTransaction.of(
            request,
            new SignedTransaction(
                hash(), OptionalLong.empty(), OptionalLong.of(30), OptionalLong.empty()),
            NOW.plusSeconds(1));
    save(ticketed);
    assertThat(transactions()).containsExactly(sequenced, ticketed);
  }

  @Test
  public void oneNameMayBeFollowedForTwoEscrows() {
    TransactionHash hash = hash();
    EscrowId other = bout.escrow(EscrowKind.SHOW_A).id();
    FollowedTransaction here = FollowedTransaction.named(escrow, SigningAction.CREATE, hash, NOW);
    FollowedTransaction there =
        FollowedTransaction.named(other, SigningAction.CREATE, hash, NOW.plusSeconds(1))
            .in(FollowedStatus.REFUSED, Optional.of("another's"), NOW);
    save(here);
    save(there);

    assertThat(inUnitOfWork(() -> journal().transaction(escrow, hash))).contains(here);
    assertThat(inUnitOfWork(() -> journal().transaction(other, hash))).contains(there);
    assertThat(transactions()).containsExactly(here, there);
  }

  @Test
  public void nothingIsKeptOfAUnitOfWorkThatFails() {
    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      journal().save(aRequest());
                      journal()
                          .save(
                              FollowedTransaction.named(escrow, SigningAction.CREATE, hash(), NOW));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(requests()).isEmpty();
    assertThat(transactions()).isEmpty();
  }

  private SigningRequest aRequest() {
    return SigningRequest.first(
        id(), bout.id(), escrow, EscrowKind.BONUS_A, SigningAction.CREATE, NOW, 4_294_967_295L);
  }

  private SigningRequest in(SigningRequestStatus status) {
    SigningRequest requested = aRequest();
    SigningRequest open =
        requested.known(UUID.randomUUID()).seen(true, Optional.of(NOW.plusSeconds(60)));
    return switch (status) {
      case REQUESTED -> requested.askedInVain();
      case OPEN -> open;
      case EXPIRED -> open.expired();
      case SIGNED -> open.signed(hash(), NOW.plusSeconds(2));
      case DECLINED -> open.declined(NOW.plusSeconds(2));
      case CANCELLED -> open.cancelled(NOW.plusSeconds(2));
    };
  }

  /** In order, as the application makes them. */
  private static SigningRequestId id() {
    return new SigningRequestId(
        new UUID(
            (IDS.incrementAndGet() << 16) | VERSION_7,
            UUID.randomUUID().getLeastSignificantBits()));
  }

  private static TransactionHash hash() {
    return hashOf(UUID.randomUUID().toString());
  }

  private void save(SigningRequest request) {
    inUnitOfWork(
        () -> {
          journal().save(request);
          return request;
        });
  }

  private void save(FollowedTransaction transaction) {
    inUnitOfWork(
        () -> {
          journal().save(transaction);
          return transaction;
        });
  }

  private List<SigningRequest> requests() {
    return inUnitOfWork(() -> journal().requestsOf(bout.id()));
  }

  private List<FollowedTransaction> transactions() {
    return inUnitOfWork(() -> journal().transactionsOf(bout.id()));
  }
}
