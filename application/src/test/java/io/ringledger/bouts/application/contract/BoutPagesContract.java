package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.BoutFilter;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every {@link Bouts} keeps to where one looks through them. */
public abstract class BoutPagesContract {

  protected abstract Bouts bouts();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Makes a person known, where the store wants to know them. */
  protected void givenUser(UserId user) {}

  // Looking through

  @Test
  public void pagesShowTheNewestFirstAndEndWithoutANextOne() {
    UserId promoter = FreshBouts.user();
    List<BoutId> ids = newestFirst(promoter, 5);

    Page<Bout, BoutId> first = page(promoter, Optional.empty(), Optional.empty(), 2);
    Page<Bout, BoutId> second = page(promoter, Optional.empty(), first.next(), 2);
    Page<Bout, BoutId> third = page(promoter, Optional.empty(), second.next(), 2);

    assertThat(idsOf(first)).isEqualTo(ids.subList(0, 2));
    assertThat(idsOf(second)).isEqualTo(ids.subList(2, 4));
    assertThat(idsOf(third)).isEqualTo(ids.subList(4, 5));
    assertThat(first.next()).isPresent();
    assertThat(third.next()).isEmpty();
  }

  @Test
  public void aPageThatHoldsExactlyTheRestIsTheLast() {
    UserId promoter = FreshBouts.user();
    List<BoutId> ids = newestFirst(promoter, 2);

    Page<Bout, BoutId> all = page(promoter, Optional.empty(), Optional.empty(), 2);

    assertThat(idsOf(all)).isEqualTo(ids);
    assertThat(all.next()).isEmpty();
  }

  @Test
  public void aNewBoutDoesNotDisturbThePagesBehindIt() {
    UserId promoter = FreshBouts.user();
    List<BoutId> ids = newestFirst(promoter, 3);
    Page<Bout, BoutId> first = page(promoter, Optional.empty(), Optional.empty(), 2);
    newestFirst(promoter, 1);

    Page<Bout, BoutId> second = page(promoter, Optional.empty(), first.next(), 2);

    assertThat(idsOf(second)).isEqualTo(ids.subList(2, 3));
  }

  @Test
  public void promoterAndBothFightersSeeABoutAndNobodyElse() {
    UserId promoter = FreshBouts.user();
    UserId a = FreshBouts.user();
    UserId b = FreshBouts.user();
    Bout bout = added(FreshBouts.draft(promoter, a, b));
    added(FreshBouts.draft());

    for (UserId concerned : List.of(promoter, a, b)) {
      assertThat(idsOf(page(concerned, Optional.empty(), Optional.empty(), 10)))
          .containsExactly(bout.id());
    }
    assertThat(page(FreshBouts.user(), Optional.empty(), Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  public void aStatusChoosesBouts() {
    UserId promoter = FreshBouts.user();
    Bout draft = added(FreshBouts.draft(promoter, FreshBouts.user(), FreshBouts.user()));
    Bout fought = added(FreshBouts.draft(promoter, FreshBouts.user(), FreshBouts.user()));
    // Step by step: a store may refuse to skip a status.
    change(fought.id(), BoutFixtures::funded);
    change(fought.id(), bout -> withResult(bout, Corner.A));
    for (EscrowKind kind : List.of(EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.BONUS_A)) {
      change(fought.id(), bout -> paid(bout, kind));
    }

    assertThat(idsOf(page(promoter, Optional.of(BoutStatus.DRAFT), Optional.empty(), 10)))
        .containsExactly(draft.id());
    assertThat(idsOf(page(promoter, Optional.of(BoutStatus.CLOSED), Optional.empty(), 10)))
        .containsExactly(fought.id());
    assertThat(page(promoter, Optional.of(BoutStatus.RESULT_ENTERED), Optional.empty(), 10).items())
        .isEmpty();
  }

  @Test
  public void withoutAPersonAllBoutsAreSeen() {
    Bout mine = added(FreshBouts.draft());
    Bout anothers = added(FreshBouts.draft());

    List<BoutId> all = new ArrayList<>();
    Optional<BoutId> after = Optional.empty();
    do {
      BoutFilter filter = new BoutFilter(Optional.empty(), Optional.empty(), after, 100);
      Page<Bout, BoutId> page = inUnitOfWork(() -> bouts().page(filter));
      all.addAll(idsOf(page));
      after = page.next();
    } while (after.isPresent());

    assertThat(all).contains(mine.id(), anothers.id()).doesNotHaveDuplicates();
    assertThat(all.indexOf(anothers.id())).isLessThan(all.indexOf(mine.id()));
  }

  // Words

  final Bout added(Bout bout) {
    givenPeopleOf(bout);
    inUnitOfWork(
        () -> {
          bouts().add(bout);
          return true;
        });
    return bout;
  }

  final void givenPeopleOf(Bout bout) {
    givenUser(bout.promoter());
    givenUser(bout.fighter(Corner.A));
    givenUser(bout.fighter(Corner.B));
  }

  final Optional<Bout> find(BoutId id) {
    return inUnitOfWork(() -> bouts().find(id));
  }

  final Bout lock(BoutId id) {
    return bouts().lock(id).orElseThrow();
  }

  final Bout change(BoutId id, UnaryOperator<Bout> step) {
    return inUnitOfWork(
        () -> {
          Bout next = step.apply(lock(id));
          bouts().save(next);
          return next;
        });
  }

  private Page<Bout, BoutId> page(
      UserId visibleTo, Optional<BoutStatus> status, Optional<BoutId> after, int limit) {
    BoutFilter filter = new BoutFilter(Optional.of(visibleTo), status, after, limit);
    return inUnitOfWork(() -> bouts().page(filter));
  }

  private List<BoutId> newestFirst(UserId promoter, int count) {
    List<BoutId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.addFirst(added(FreshBouts.draft(promoter, FreshBouts.user(), FreshBouts.user())).id());
    }
    return ids;
  }

  private static List<BoutId> idsOf(Page<Bout, BoutId> page) {
    return page.items().stream().map(Bout::id).toList();
  }
}
