package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.ADMINS;
import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.application.Arena.caller;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_B;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.userCalled;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.FighterProfile;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail.Link;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsDirectoryProfilesTest {

  private static final Caller ALMA = caller(FIGHTER_A, Role.FIGHTER);
  private static final Caller BRUNO = caller(FIGHTER_B, Role.FIGHTER);
  private static final Caller OUTSIDER = caller(userCalled("outsider"), Role.FIGHTER);
  private static final Caller MANAGER = caller(userCalled("manager"), Role.MANAGEMENT);

  // Results

  @ParameterizedTest
  @EnumSource
  void anAdminEntersTheWinnerOfAnyFundedBout(Corner winner) {
    Bout bout = aFundedBout();
    Arena arena = new Arena().with(bout);

    assertThat(successOf(arena.results.enter(ADMINS, bout.id(), winner)).winner()).contains(winner);
    assertThat(arena.now(bout).status()).isEqualTo(BoutStatus.RESULT_ENTERED);
    assertThat(arena.historyOf(bout)).containsExactly("bout.result success");
    assertThat(arena.lastEntryOf(bout).details()).containsEntry("winner", winner.name());
    assertThat(arena.lastEntryOf(bout).role()).isEqualTo("admin");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ESCROWS_CREATED")
  void atAnotherTimeAResultIsRefusedAndAudited(BoutStatus status) {
    Bout bout = aBoutIn(status);
    Arena arena = new Arena().with(bout);

    assertThat(refusalOf(arena.results.enter(ADMINS, bout.id(), Corner.B)).code())
        .isEqualTo(BoutFailure.RESULT_CONFLICT);
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout)).containsExactly("bout.result result_not_allowed");
  }

  @Test
  void theResultOfAnUnknownBoutIsNotFound() {
    assertThat(refusalOf(new Arena().results.enter(ADMINS, aFundedBout().id(), Corner.A)).code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
  }

  // Looking

  @Test
  void promoterFightersAndAdminsSeeABoutAndNobodyElse() {
    Bout bout = aFundedBout();
    Arena arena = new Arena().with(bout);

    for (Caller concerned : List.of(PROMOTERS, ALMA, BRUNO, ADMINS)) {
      assertThat(successOf(arena.directory.find(concerned, bout.id())).bout().snapshot())
          .isEqualTo(bout.snapshot());
      assertThat(page(arena, concerned)).hasSize(1);
    }
    for (Caller other : List.of(STRANGERS, OUTSIDER, MANAGER)) {
      assertThat(refusalOf(arena.directory.find(other, bout.id())).code())
          .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
      assertThat(page(arena, other)).isEmpty();
    }
  }

  @Test
  void theHistoryIsForThePromoterAndAdmins() {
    Bout bout = aFundedBout();
    Arena arena = new Arena().with(bout);
    arena.results.enter(ADMINS, bout.id(), Corner.A);

    for (Caller allowed : List.of(PROMOTERS, ADMINS)) {
      assertThat(successOf(arena.directory.audit(allowed, bout.id())).links())
          .extracting(Link::entry)
          .extracting(AuditEntry::action)
          .containsExactly("bout.result");
    }
    for (Caller other : List.of(ALMA, BRUNO, STRANGERS, MANAGER)) {
      assertThat(refusalOf(arena.directory.audit(other, bout.id())).code())
          .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
    }
  }

  @Test
  void aHistoryThatWasTamperedWithSaysSo() {
    Bout bout = aFundedBout();
    Arena arena = new Arena().with(bout);
    arena.results.enter(ADMINS, bout.id(), Corner.A);
    AuditEntry entry = arena.lastEntryOf(bout);
    arena.trail.tamper(
        BoutHistory.chainOf(bout.id()),
        1,
        new AuditEntry(
            entry.chain(),
            entry.at(),
            "someone else",
            entry.role(),
            entry.requestId(),
            entry.action(),
            entry.outcome(),
            entry.details()));

    assertThat(successOf(arena.directory.audit(ADMINS, bout.id())).intact()).isFalse();
  }

  @Test
  void pagesAreFilteredAndContinued() {
    Arena arena = new Arena();
    for (int i = 0; i < 3; i++) {
      arena.with(aDraftBout(new BoutId(uuidOf("bout " + i)), aPlan(), NOW.plusSeconds(i)));
    }
    arena.with(aFundedBout());

    var first = arena.directory.page(PROMOTERS, Optional.of(BoutStatus.DRAFT), Optional.empty(), 2);
    var second = arena.directory.page(PROMOTERS, Optional.of(BoutStatus.DRAFT), first.next(), 2);
    assertThat(first.items())
        .extracting(Bout::createdAt)
        .containsExactly(NOW.plusSeconds(2), NOW.plusSeconds(1));
    assertThat(second.items()).extracting(Bout::createdAt).containsExactly(NOW);
    assertThat(second.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void aPageHasOneToAHundredBouts(int limit) {
    assertThatThrownBy(
            () -> new Arena().directory.page(ADMINS, Optional.empty(), Optional.empty(), limit))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Bout> page(Arena arena, Caller caller) {
    return arena.directory.page(caller, Optional.empty(), Optional.empty(), 100).items();
  }

  // Profiles

  @Test
  void aProfileIsKeptAndAudited() {
    Arena arena = new Arena();
    FighterProfile profile =
        successOf(arena.profiles.put(ALMA, "Alma Núñez", FIGHTER_A_WALLET.value()));

    assertThat(successOf(arena.profiles.get(ALMA))).isEqualTo(profile);
    assertThat(arena.trail.history(new AuditChain("fighter:" + FIGHTER_A)).links())
        .extracting(link -> link.entry().details().get("xrpl_address"))
        .containsExactly(FIGHTER_A_WALLET.value());
  }

  @Test
  void aFighterWithoutProfileHasNone() {
    assertThat(refusalOf(new Arena().profiles.get(ALMA)).code())
        .isEqualTo(BoutFailure.PROFILE_NOT_FOUND);
  }

  @Test
  void anAddressWithATypingErrorOrOfAnotherFighterIsRefusedAndNothingIsKept() {
    Arena arena = new Arena();
    arena.profiles.put(ALMA, "Alma", FIGHTER_A_WALLET.value());
    String mistyped = FIGHTER_A_WALLET.value() + "r";

    assertThat(refusalOf(arena.profiles.put(BRUNO, "Bruno", mistyped)).code())
        .isEqualTo(BoutFailure.ADDRESS_INVALID);
    assertThat(refusalOf(arena.profiles.put(BRUNO, "Bruno", FIGHTER_A_WALLET.value())).code())
        .isEqualTo(BoutFailure.ADDRESS_TAKEN);
    assertThat(refusalOf(arena.profiles.get(BRUNO)).code())
        .isEqualTo(BoutFailure.PROFILE_NOT_FOUND);
    assertThat(arena.trail.entries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aNameIsNotBlank(String name) {
    assertThatThrownBy(() -> new FighterProfile(FIGHTER_A, name, FIGHTER_A_WALLET))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FighterProfile(FIGHTER_A, "x".repeat(101), FIGHTER_A_WALLET))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
