package io.ringledger.vault.application.sessions;

import static io.ringledger.vault.application.contract.SessionWords.AUTHORITY;
import static io.ringledger.vault.application.contract.SessionWords.CAP;
import static io.ringledger.vault.application.contract.SessionWords.END;
import static io.ringledger.vault.application.contract.SessionWords.FUNDER;
import static io.ringledger.vault.application.contract.SessionWords.NOW;
import static io.ringledger.vault.application.contract.SessionWords.PAYEE;
import static io.ringledger.vault.application.contract.SessionWords.SOLANA;
import static io.ringledger.vault.application.contract.SessionWords.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.application.fakes.WalletStage;
import io.ringledger.vault.application.sessions.SessionKeys.Created;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sessions that are granted, funded, topped up, taken back and ended. */
class SessionKeysUseCaseTest {

  private static final SessionGrant GRANT = SessionWords.grant(1);
  private static final TransactionHash CREATED = new TransactionHash("AB".repeat(32));
  private static final TransactionHash FUNDED = new TransactionHash("CD".repeat(32));
  private static final WalletCaller OWNER = new WalletCaller(WALLET, WalletStage.REQUEST);
  private static final WalletCaller STRANGER = new WalletCaller(SOLANA, WalletStage.REQUEST);

  private final WalletStage stage = new WalletStage();

  private Outcome<Created> create(WalletAddress wallet, SessionGrant grant) {
    return stage.keys.create(
        WalletStage.REQUEST, stage.signed(wallet, new SignInStatement.Grant(grant)), grant);
  }

  private SessionId created() {
    return done(create(WALLET, GRANT)).session().id();
  }

  private SessionId active() {
    SessionId id = created();
    stage.channels.put(CREATED, SessionWords.channel(GRANT, CAP));
    done(stage.keys.fund(OWNER, id, CREATED));
    return id;
  }

  @Test
  void whatTheMessageGrantsIsCreatedAndItsChannelPrepared() {
    Created created = done(create(WALLET, GRANT));

    assertThat(created.session().state()).isEqualTo(SessionState.PENDING_FUNDING);
    assertThat(created.session().wallet()).isEqualTo(WALLET);
    assertThat(created.session().acceptsUntil()).isEqualTo(END.minus(Duration.ofHours(1)));
    assertThat(created.token().text()).isEqualTo("token of " + WALLET);
    assertThat(created.channel().fields())
        .isEqualTo(
            Map.of(
                "TransactionType",
                "PaymentChannelCreate",
                "Account",
                FUNDER.value(),
                "NetworkID",
                21_338L,
                "Destination",
                AUTHORITY.value(),
                "Amount",
                "25000000",
                "SettleDelay",
                86_400L,
                "PublicKey",
                GRANT.sessionKey().xrplHex(),
                "CancelAfter",
                RippleTime.of(END).seconds()));
    assertThat(actions(created.session().id())).containsExactly("vault_session.create");
  }

  @Test
  void otherTermsThanThoseSignedAreRefused() {
    Outcome<Created> outcome =
        stage.keys.create(
            WalletStage.REQUEST,
            stage.signed(WALLET, new SignInStatement.Grant(GRANT)),
            SessionWords.grant(2));
    assertRefused(outcome, VaultFailure.SESSION_TERMS_INVALID);
    assertRefused(
        stage.keys.create(
            WalletStage.REQUEST, stage.signed(WALLET, new SignInStatement.Plain()), GRANT),
        VaultFailure.SESSION_TERMS_INVALID);
  }

  @Test
  void aKeyIsGrantedOnce() {
    created();

    assertRefused(create(SOLANA, GRANT), VaultFailure.SESSION_KEY_TAKEN);
  }

  @Test
  void aGrantCannotBeReplayed() {
    var signed = stage.signed(WALLET, new SignInStatement.Grant(GRANT));
    done(stage.keys.create(WalletStage.REQUEST, signed, GRANT));

    assertRefused(
        stage.keys.create(WalletStage.REQUEST, signed, GRANT), VaultFailure.NONCE_REFUSED);
  }

  @Test
  void termsThatCannotBeHonouredAreRefused() {
    Instant tooSoon = NOW.plus(Duration.ofHours(1));
    Instant tooLate = NOW.plus(Duration.ofDays(365)).plusSeconds(1);
    assertRefused(create(WALLET, until(tooSoon)), VaultFailure.SESSION_TERMS_INVALID);
    assertRefused(create(WALLET, until(tooLate)), VaultFailure.SESSION_TERMS_INVALID);
    assertRefused(create(WALLET, accounts(AUTHORITY, PAYEE)), VaultFailure.SESSION_TERMS_INVALID);
    assertRefused(create(WALLET, accounts(FUNDER, AUTHORITY)), VaultFailure.SESSION_TERMS_INVALID);
    stage.unsound.add(GRANT.sessionKey());
    assertRefused(create(WALLET, GRANT), VaultFailure.SESSION_TERMS_INVALID);
    stage.unsound.clear();
    done(create(WALLET, until(tooSoon.plusSeconds(1))));
  }

  private static SessionGrant until(Instant end) {
    return new SessionGrant(
        GRANT.sessionKey(), CAP, end, Set.of(IntentAction.TRADE), FUNDER, PAYEE);
  }

  private static SessionGrant accounts(XrplAddress funder, XrplAddress payee) {
    return new SessionGrant(
        GRANT.sessionKey(), CAP, END, Set.of(IntentAction.TRADE), funder, payee);
  }

  @Test
  void aChannelAsTheGrantSaysActivatesTheSessionOnce() {
    SessionId id = active();

    var standing = done(stage.keys.get(OWNER, id));
    assertThat(standing.session().state()).isEqualTo(SessionState.ACTIVE);
    assertThat(standing.session().channel().orElseThrow().amount()).isEqualTo(CAP);
    assertThat(done(stage.keys.fund(OWNER, id, CREATED))).isEqualTo(standing);
    assertThat(stage.outbox.published(SessionEvents.ACTIVATED)).hasSize(1);
    assertThat(actions(id)).containsExactly("vault_session.create", "vault_session.activate");
  }

  @Test
  void aChannelThatDiffersInAnythingFundsNothing() {
    SessionId id = created();
    ChannelFacts good = SessionWords.channel(GRANT, CAP);
    List<ChannelFacts> others =
        List.of(
            SessionWords.channel(SessionWords.grant(2), CAP),
            SessionWords.channel(GRANT, CAP.minus(new Drops(1))),
            facts(good, PAYEE, AUTHORITY, 86_400, END, Optional.empty(), 0),
            facts(good, FUNDER, PAYEE, 86_400, END, Optional.empty(), 0),
            facts(good, FUNDER, AUTHORITY, 86_399, END, Optional.empty(), 0),
            facts(good, FUNDER, AUTHORITY, 86_400, END.plusSeconds(1), Optional.empty(), 0),
            facts(good, FUNDER, AUTHORITY, 86_400, END.minusSeconds(1), Optional.empty(), 0),
            facts(good, FUNDER, AUTHORITY, 86_400, END, Optional.of(RippleTime.of(END)), 0),
            facts(good, FUNDER, AUTHORITY, 86_400, END, Optional.empty(), 1));
    for (ChannelFacts other : others) {
      stage.channels.put(CREATED, other);
      assertRefused(stage.keys.fund(OWNER, id, CREATED), VaultFailure.CHANNEL_NOT_PROVED);
    }
    assertRefused(stage.keys.fund(OWNER, id, FUNDED), VaultFailure.CHANNEL_NOT_PROVED);
    assertThat(stage.outbox.published()).isEmpty();
    stage.channels.put(CREATED, good);
    done(stage.keys.fund(OWNER, id, CREATED));
  }

  private static ChannelFacts facts(
      ChannelFacts good,
      XrplAddress source,
      XrplAddress destination,
      long settleDelay,
      Instant end,
      Optional<RippleTime> expiration,
      long balance) {
    return new ChannelFacts(
        good.id(),
        source,
        destination,
        good.publicKey(),
        good.amount(),
        new Drops(balance),
        settleDelay,
        Optional.of(RippleTime.of(end)),
        expiration);
  }

  @Test
  void withoutALedgerNothingIsProved() {
    SessionId id = created();
    stage.ledgerIsDown = true;

    assertRefused(stage.keys.fund(OWNER, id, CREATED), VaultFailure.VAULT_LEDGER_UNAVAILABLE);
  }

  @Test
  void aTopUpRaisesTheCapToWhatTheLedgerProves() {
    SessionId id = active();
    assertThat(done(stage.keys.prepareTopUp(OWNER, id, new Drops(5))).fields())
        .containsEntry("TransactionType", "PaymentChannelFund")
        .containsEntry("Channel", SessionWords.channel(GRANT, CAP).id().value())
        .containsEntry("Amount", "5");
    assertRefused(stage.keys.prepareTopUp(OWNER, id, Drops.ZERO), VaultFailure.AMOUNT_OUT_OF_RANGE);
    assertRefused(
        stage.keys.prepareTopUp(OWNER, id, new Drops(Drops.MAX_VALUE)),
        VaultFailure.AMOUNT_OUT_OF_RANGE);
    assertRefused(stage.keys.topUp(OWNER, id, FUNDED), VaultFailure.CHANNEL_NOT_PROVED);

    stage.channels.put(FUNDED, SessionWords.channel(GRANT, CAP.plus(new Drops(5))));

    assertThat(done(stage.keys.topUp(OWNER, id, FUNDED)).session().grant().cap())
        .isEqualTo(CAP.plus(new Drops(5)));
    stage.channels.put(FUNDED, SessionWords.channel(SessionWords.grant(2), CAP));
    assertRefused(stage.keys.topUp(OWNER, id, FUNDED), VaultFailure.CHANNEL_NOT_PROVED);
  }

  @Test
  void whatIsRevokedStaysRevokedAndItsChannelCanBeClosed() {
    SessionId id = active();

    var closing = done(stage.keys.close(OWNER, id));

    assertThat(closing.session().session().state()).isEqualTo(SessionState.REVOKED);
    assertThat(closing.channel().orElseThrow().fields())
        .containsEntry("TransactionType", "PaymentChannelClaim")
        .containsEntry("Flags", 0x20000L);
    assertThat(done(stage.keys.revoke(OWNER, id)).session().state())
        .isEqualTo(SessionState.REVOKED);
    assertRefused(
        stage.keys.prepareTopUp(OWNER, id, new Drops(1)), VaultFailure.SESSION_NOT_ACTIVE);
    assertRefused(stage.keys.topUp(OWNER, id, CREATED), VaultFailure.SESSION_NOT_ACTIVE);
    assertThat(stage.outbox.published(SessionEvents.ENDED)).hasSize(1);
  }

  @Test
  void aSessionWithoutAChannelIsRevokedAndThereIsNothingToClose() {
    SessionId id = created();

    assertThat(done(stage.keys.close(OWNER, id)).channel()).isEmpty();
    stage.channels.put(CREATED, SessionWords.channel(GRANT, CAP));
    assertRefused(stage.keys.fund(OWNER, id, CREATED), VaultFailure.SESSION_NOT_ACTIVE);
  }

  @Test
  void aSessionOfAnotherIsNotThere() {
    SessionId id = active();
    assertRefused(stage.keys.get(STRANGER, id), VaultFailure.SESSION_NOT_FOUND);
    assertRefused(stage.keys.revoke(STRANGER, id), VaultFailure.SESSION_NOT_FOUND);
    assertRefused(stage.keys.close(STRANGER, id), VaultFailure.SESSION_NOT_FOUND);
    assertRefused(stage.keys.fund(STRANGER, id, CREATED), VaultFailure.SESSION_NOT_FOUND);
    assertRefused(stage.keys.topUp(STRANGER, id, CREATED), VaultFailure.SESSION_NOT_FOUND);
    assertRefused(
        stage.keys.prepareTopUp(STRANGER, id, new Drops(1)), VaultFailure.SESSION_NOT_FOUND);
    assertThat(stage.keys.list(STRANGER, Optional.empty(), 10).items()).isEmpty();
    assertThat(stage.keys.list(OWNER, Optional.empty(), 10).items()).hasSize(1);
  }

  @Test
  void sessionsEndByThemselves() {
    SessionId id = active();
    stage.clock.advance(Duration.between(NOW, END));

    assertThat(stage.upkeep.sweep(Author.system(WalletStage.REQUEST))).isPositive();

    assertThat(done(stage.keys.get(OWNER, id)).session().state()).isEqualTo(SessionState.EXPIRED);
    assertThat(stage.upkeep.sweep(Author.system(WalletStage.REQUEST))).isZero();
    assertThat(actions(id)).endsWith("vault_session.expire");
  }

  @Test
  void aChannelThatItsSourceClosesTakesNothingMore() {
    SessionId id = active();
    ChannelFacts good = SessionWords.channel(GRANT, CAP);
    var session = done(stage.keys.get(OWNER, id)).session();
    ChannelFacts closing =
        facts(good, FUNDER, AUTHORITY, 86_400, END, Optional.of(RippleTime.of(END)), 0);

    var after = done(session.observed(closing));

    assertThat(after.state()).isEqualTo(SessionState.CLOSING);
    assertThat(after.acceptsAt(NOW)).isFalse();
    assertThat(session.acceptsAt(NOW)).isTrue();
    assertThat(session.acceptsAt(session.acceptsUntil())).isFalse();
    assertThat(after.closed(END).state()).isEqualTo(SessionState.CLOSED);
    assertRefused(
        session.observed(
            new ChannelFacts(
                new ChannelId("EF".repeat(32)),
                good.source(),
                good.destination(),
                good.publicKey(),
                good.amount(),
                good.balance(),
                good.settleDelay(),
                good.cancelAfter(),
                good.expiration())),
        VaultFailure.CHANNEL_NOT_PROVED);
  }

  private List<String> actions(SessionId id) {
    return stage.trail.history(new AuditChain("vault_session:" + id)).links().stream()
        .map(link -> link.entry().action())
        .toList();
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Success<T>(var value)) {
      return value;
    }
    throw new AssertionError(outcome.toString());
  }

  private static void assertRefused(Outcome<?> outcome, VaultFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
