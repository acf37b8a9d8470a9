package io.ringledger.vault.application.contract;

import static io.ringledger.vault.application.contract.SessionWords.CAP;
import static io.ringledger.vault.application.contract.SessionWords.END;
import static io.ringledger.vault.application.contract.SessionWords.NOW;
import static io.ringledger.vault.application.contract.SessionWords.RULES;
import static io.ringledger.vault.application.contract.SessionWords.SOLANA;
import static io.ringledger.vault.application.contract.SessionWords.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.application.outbound.SignInNonces;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of sessions and nonces does. */
public abstract class SessionStoresContract {

  private static final String NONCE = "00112233445566778899aabbccddeeff";
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));

  /** Runs the work of a test. */
  protected abstract UnitOfWork unitOfWork();

  protected abstract Sessions sessions();

  protected abstract SignInNonces nonces();

  private boolean add(VaultSession session) {
    return unitOfWork().execute(() -> sessions().add(session));
  }

  private SessionStanding find(VaultSession session) {
    return unitOfWork().execute(() -> sessions().find(session.id())).orElseThrow();
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Success<T>(var value)) {
      return value;
    }
    throw new AssertionError(outcome.toString());
  }

  @Test
  public void aSessionIsKeptAsItIs() {
    VaultSession session = SessionWords.granted(1, WALLET);

    assertThat(add(session)).isTrue();
    assertThat(find(session)).isEqualTo(SessionStanding.untouched(session));
    assertThat(unitOfWork().execute(() -> sessions().lock(session.id()))).contains(session);
    SessionId nobodys = SessionWords.granted(99, WALLET).id();
    assertThat(unitOfWork().execute(() -> sessions().find(nobodys))).isEmpty();
    assertThat(unitOfWork().execute(() -> sessions().lock(nobodys))).isEmpty();
  }

  @Test
  public void whoAChannelConcernsIsKnownByItsKeyFirstAndThenByItsId() {
    VaultSession session = SessionWords.granted(1, WALLET);
    ChannelFacts facts = SessionWords.channel(session.grant(), CAP);
    add(session);
    add(SessionWords.granted(2, WALLET));

    assertThat(concerned(List.of(facts.id()), List.of())).isEmpty();
    assertThat(concerned(List.of(), List.of(session.grant().sessionKey())))
        .containsExactly(session.id());
    VaultSession active = done(session.activate(facts, RULES, NOW));
    unitOfWork().run(() -> sessions().save(active));
    assertThat(concerned(List.of(facts.id()), List.of())).containsExactly(session.id());
    assertThat(concerned(List.of(), List.of(session.grant().sessionKey()))).isEmpty();
    assertThat(
            concerned(
                List.of(facts.id()), List.of(SessionWords.granted(2, WALLET).grant().sessionKey())))
        .containsExactly(session.id(), SessionWords.granted(2, WALLET).id());
  }

  private List<SessionId> concerned(List<ChannelId> channels, List<Ed25519Key> keys) {
    return unitOfWork().execute(() -> sessions().concerned(channels, keys));
  }

  @Test
  public void aKeyIsASessionKeyOnce() {
    VaultSession session = SessionWords.granted(1, WALLET);
    add(session);
    VaultSession again =
        VaultSession.granted(
            SessionWords.granted(2, SOLANA).id(), SOLANA, session.grant(), RULES, NOW);

    assertThat(add(again)).isFalse();
    assertThat(unitOfWork().execute(() -> sessions().find(again.id()))).isEmpty();
  }

  @Test
  public void whatBecomesOfASessionIsKept() {
    VaultSession session = SessionWords.granted(1, WALLET);
    add(session);
    VaultSession active =
        done(session.activate(SessionWords.channel(session.grant(), CAP), RULES, NOW));
    save(active);
    assertThat(find(session).session()).isEqualTo(active);

    VaultSession topped =
        done(active.observed(SessionWords.channel(session.grant(), new Drops(30_000_000))));
    save(topped);
    assertThat(find(session).session()).isEqualTo(topped);
    assertThat(topped.grant().cap()).isEqualTo(new Drops(30_000_000));

    VaultSession revoked = topped.revoke(NOW.plusSeconds(7));
    save(revoked);
    assertThat(find(session).session()).isEqualTo(revoked);
  }

  private void save(VaultSession session) {
    unitOfWork()
        .run(
            () -> {
              assertThat(sessions().lock(session.id())).isPresent();
              sessions().save(session);
            });
  }

  @Test
  public void aWalletHasItsOwnSessionsNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      add(SessionWords.granted(i, i == 3 ? SOLANA : WALLET));
    }
    Page<SessionStanding, SessionId> first = page(Optional.empty());
    assertThat(first.items())
        .extracting(SessionStanding::session)
        .containsExactly(
            SessionWords.granted(5, WALLET),
            SessionWords.granted(4, WALLET),
            SessionWords.granted(2, WALLET));
    Page<SessionStanding, SessionId> second = page(first.next());
    assertThat(second.items())
        .extracting(SessionStanding::session)
        .containsExactly(SessionWords.granted(1, WALLET));
    assertThat(second.next()).isEmpty();
  }

  private Page<SessionStanding, SessionId> page(Optional<SessionId> before) {
    return unitOfWork().execute(() -> sessions().ofWallet(WALLET, before, 3));
  }

  @Test
  public void sessionsWhoseEndHasComeAreFoundUntilTheyAreEnded() {
    VaultSession session = SessionWords.granted(1, WALLET);
    add(session);
    add(SessionWords.granted(2, WALLET));
    SessionId second = SessionWords.granted(2, WALLET).id();
    assertThat(overdue(END.minusSeconds(1))).doesNotContain(session.id(), second);
    assertThat(overdue(END)).contains(session.id(), second);
    assertThat(unitOfWork().execute(() -> sessions().overdue(END, 1))).hasSize(1);

    save(session.expire(END));

    assertThat(overdue(END)).contains(second).doesNotContain(session.id());
  }

  private List<SessionId> overdue(Instant now) {
    return unitOfWork().execute(() -> sessions().overdue(now, 10_000));
  }

  @Test
  public void aNonceIsUsedOnceAndInTime() {
    assertThat(issue(NONCE, "198.51.100.7", 10, 10)).isTrue();
    assertThat(isOpen(NONCE, NOW)).isTrue();
    assertThat(isOpen(NONCE, LATER)).isFalse();
    assertThat(isOpen("f".repeat(32), NOW)).isFalse();
    assertThat(use(NONCE, LATER)).isFalse();
    assertThat(use("f".repeat(32), NOW)).isFalse();

    assertThat(use(NONCE, LATER.minusMillis(1))).isTrue();

    assertThat(use(NONCE, NOW)).isFalse();
    assertThat(isOpen(NONCE, NOW)).isFalse();
  }

  @Test
  public void openNoncesAreLimitedForAnAddressAndInAll() {
    assertThat(issue("a".repeat(32), "198.51.100.7", 1, 2)).isTrue();
    assertThat(issue("b".repeat(32), "198.51.100.7", 1, 2)).isFalse();
    assertThat(issue("c".repeat(32), "198.51.100.8", 1, 2)).isTrue();
    assertThat(issue("d".repeat(32), "198.51.100.9", 1, 2)).isFalse();

    use("a".repeat(32), NOW);

    assertThat(issue("e".repeat(32), "198.51.100.7", 1, 2)).isTrue();
  }

  @Test
  public void endedNoncesAreForgotten() {
    issue("a".repeat(32), "198.51.100.7", 10, 10);
    issue("b".repeat(32), "198.51.100.7", 10, 10);
    use("b".repeat(32), NOW);

    assertThat(unitOfWork().execute(() -> nonces().forget(LATER.minusMillis(1), 10))).isZero();
    assertThat(unitOfWork().execute(() -> nonces().forget(LATER, 1))).isEqualTo(1);
    assertThat(unitOfWork().execute(() -> nonces().forget(LATER, 10))).isEqualTo(1);
    assertThat(isOpen("a".repeat(32), NOW)).isFalse();
  }

  private boolean issue(String nonce, String address, int mostOfAddress, int mostOfAll) {
    return unitOfWork()
        .execute(() -> nonces().add(nonce, address, NOW, LATER, mostOfAddress, mostOfAll));
  }

  private boolean isOpen(String nonce, Instant at) {
    return unitOfWork().execute(() -> nonces().isOpen(nonce, at));
  }

  private boolean use(String nonce, Instant at) {
    return unitOfWork().execute(() -> nonces().use(nonce, WALLET, at));
  }
}
