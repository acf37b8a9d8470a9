package io.ringledger.vault.rest.sessions;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.VaultWorld;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInStatement;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every status of the routes of sign-in and session keys. */
@QuarkusTest
class SessionKeysTest {

  private static final AtomicInteger KEYS = new AtomicInteger(0x1000);
  private static final WalletAddress WALLET = SessionWords.WALLET;
  private static final SignInStatement PLAIN = new SignInStatement.Plain();
  private static final String NOWHERE = "/api/session-keys/0197aaaa-0000-7000-8000-000000000009";

  @Inject VaultWorld vault;

  private final SessionGrant grant = grantOf(KEYS.incrementAndGet());
  private final String hash = "%064X".formatted(KEYS.get());

  @AfterEach
  void ledgerComesBack() {
    vault.stage.ledgerIsDown = false;
    Instant later = vault.stage.clock.instant().plus(Duration.ofHours(1));
    vault.stage.unitOfWork.run(() -> vault.stage.nonces.forget(later, Integer.MAX_VALUE));
  }

  private static SessionGrant grantOf(int key) {
    return SessionWords.grant(key);
  }

  private SessionGrant grant() {
    return vault.grant(Integer.parseInt(grant.sessionKey().hex(), 16));
  }

  private Response create(Map<String, Object> body) {
    return Api.post(null, "/api/session-keys/create", body);
  }

  private String created() {
    Response created = create(vault.granting(WALLET, grant()));
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    return "/api/session-keys/" + created.path("session.session_id");
  }

  private Person owner() {
    return vault.signedIn(WALLET);
  }

  private Map<String, Object> channel() {
    vault.hasChannel(hash, grant(), SessionWords.CAP);
    return Map.of("transaction_hash", hash);
  }

  @Test
  void aNonceComesWithWhatHasToBeSigned() {
    Response answer = Api.get(null, "/api/user/nonce");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.<String>path("nonce")).matches("[0-9a-f]{32}");
    assertThat(answer.<String>path("domain")).isEqualTo("vault.example");
    assertThat(answer.<String>path("xrpl_chain_id")).isEqualTo("21338");
  }

  @Test
  void aWalletSignsInOnceWithAMessage() {
    Map<String, Object> signed = vault.signIn(WALLET, PLAIN);
    Response answer = Api.post(null, "/api/user/sign-in", signed);

    assertThat(answer.<String>path("token")).startsWith("rlw_");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertProblem(Api.post(null, "/api/user/sign-in", signed), 401, "nonce_refused");
  }

  @Test
  void whatProvesNothingIsRefused() {
    Map<String, Object> signed = new LinkedHashMap<>(vault.signIn(WALLET, PLAIN));
    signed.put("proof", Map.of("type", "xrpl_ed25519"));
    assertProblem(Api.post(null, "/api/user/sign-in", signed), 401, "sign_in_refused");
    signed.put("message", "let me in");
    assertProblem(Api.post(null, "/api/user/sign-in", signed), 400, "sign_in_message_invalid");
    vault.stage.ledgerIsDown = true;
    assertProblem(
        Api.post(null, "/api/user/sign-in", vault.signIn(WALLET, PLAIN)),
        502,
        "vault_ledger_unavailable");
  }

  @Test
  void aSessionIsGrantedFundedToppedUpAndTakenBack() {
    String session = created();
    Person owner = owner();

    Response funded = Api.post(owner, session + "/channel", channel());
    assertThat(funded.<String>path("state")).isEqualTo("active");
    assertThat(Api.post(owner, session + "/channel", channel()).asString())
        .isEqualTo(funded.asString());
    assertThat(Api.get(owner, session).asString()).isEqualTo(funded.asString());
    assertThat(
            Api.post(owner, session + "/top-up", Map.of("add_drops", 5))
                .<String>path("channel_transaction.TransactionType"))
        .isEqualTo("PaymentChannelFund");
    assertThat(Api.post(owner, session + "/top-up/confirm", channel()).statusCode()).isEqualTo(200);
    Response closed = Api.post(owner, session + "/close", null);
    assertThat(closed.<String>path("session.state")).isEqualTo("revoked");
    assertThat(closed.<Integer>path("channel_transaction.Flags")).isEqualTo(0x20000);
    assertThat(Api.delete(owner, session).<String>path("state")).isEqualTo("revoked");
    assertProblem(
        Api.post(owner, session + "/top-up", Map.of("add_drops", 5)), 401, "session_not_active");
  }

  @Test
  void aSessionIsCreatedOnceAndAsItWasSigned() {
    created();
    assertProblem(create(vault.granting(WALLET, grant())), 409, "session_key_taken");
    Map<String, Object> other = vault.granting(WALLET, vault.grant(KEYS.incrementAndGet()));
    Map<String, Object> changed = new LinkedHashMap<>();
    ((Map<?, ?>) other.get("grant")).forEach((name, value) -> changed.put(name.toString(), value));
    changed.put("cap_drops", 26_000_000);
    other.put("grant", changed);
    assertProblem(create(other), 422, "session_terms_invalid");
    changed.put("payout_account", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTH");
    assertProblem(create(other), 422, "session_terms_invalid");
  }

  @Test
  void whatTheLedgerDoesNotHaveFundsNothing() {
    String session = created();
    Map<String, Object> unknown = Map.of("transaction_hash", "0".repeat(64));

    assertProblem(Api.post(owner(), session + "/channel", unknown), 422, "channel_not_proved");
    vault.stage.ledgerIsDown = true;
    assertProblem(
        Api.post(owner(), session + "/channel", unknown), 502, "vault_ledger_unavailable");
  }

  @Test
  void aSessionKeyGetsATokenForItsOwner() {
    String session = created();
    Api.post(owner(), session + "/channel", channel());
    String id = session.substring(session.lastIndexOf('/') + 1);
    Map<String, Object> asked = vault.keyRequest(id, grant());

    String token = Api.post(null, session + "/token", asked).path("token");
    assertThat(Api.get(new Person("", "", "wallet", token), session).statusCode()).isEqualTo(200);
    Map<String, Object> forged = new LinkedHashMap<>(asked);
    forged.put("signature", "00".repeat(64));
    assertProblem(Api.post(null, session + "/token", forged), 401, "sign_in_refused");
    assertProblem(Api.post(null, NOWHERE + "/token", asked), 404, "session_not_found");
  }

  @Test
  void sessionsArePagedAndThoseOfOthersAreNotThere() {
    String session = created();
    Person stranger = vault.signedIn(SessionWords.SOLANA);

    Response page = Api.get(owner(), "/api/session-keys?limit=1");
    assertThat(page.<List<?>>path("items")).hasSize(1);
    for (String path : List.of(session, NOWHERE)) {
      assertProblem(Api.get(stranger, path), 404, "session_not_found");
      assertProblem(Api.delete(stranger, path), 404, "session_not_found");
      assertProblem(Api.post(stranger, path + "/close", null), 404, "session_not_found");
      assertProblem(Api.post(stranger, path + "/channel", channel()), 404, "session_not_found");
      assertProblem(
          Api.post(stranger, path + "/top-up", Map.of("add_drops", 1)), 404, "session_not_found");
      assertProblem(
          Api.post(stranger, path + "/top-up/confirm", channel()), 404, "session_not_found");
    }
  }

  @Test
  void nobodyOfTheHouseIsAWallet() {
    Person admin = Api.join("a" + UUID.randomUUID(), "admin");

    for (String path : List.of("/api/session-keys", NOWHERE)) {
      assertProblem(Api.get(admin, path), 403, "forbidden");
      assertProblem(Api.get(null, path), 401, "unauthenticated");
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    assertBadFields(Api.post(null, "/api/user/sign-in", Map.of()), "message", "proof");
    assertBadFields(create(Map.of()), "grant", "message", "proof");
    assertBadFields(
        Api.post(
            null, "/api/user/sign-in", Map.of("message", "x", "proof", Map.of("type", "password"))),
        "proof.type");
    assertBadFields(
        create(Map.of("message", "x", "proof", Map.of(), "grant", Map.of())),
        "grant.actions",
        "grant.cap_drops",
        "grant.expires_at",
        "grant.funding_account",
        "grant.payout_account",
        "grant.public_key",
        "proof.type");
    Map<String, Object> signed = new LinkedHashMap<>(vault.signIn(WALLET, PLAIN));
    signed.put("message", "x".repeat(4_097));
    assertBadFields(Api.post(null, "/api/user/sign-in", signed), "message");
    assertBadFields(
        Api.post(owner(), NOWHERE + "/channel", Map.of("transaction_hash", "x")),
        "transaction_hash");
    assertBadFields(Api.post(owner(), NOWHERE + "/top-up", Map.of("add_drops", 0)), "add_drops");
    assertBadFields(
        Api.post(null, NOWHERE + "/token", Map.of("timestamp", -1, "signature", "x")),
        "signature",
        "timestamp");
    assertBadFields(Api.get(owner(), "/api/session-keys/7"), "session_id");
    assertBadFields(Api.get(owner(), "/api/session-keys?limit=0&cursor=x"), "cursor", "limit");
  }

  @Test
  void thereAreSoManyNoncesAndNoMore() {
    Response last = null;
    for (int i = 0; i <= VaultWorld.NONCES; i++) {
      last = Api.get(null, "/api/user/nonce");
    }
    assertProblem(last, 429, "nonces_too_many");
    assertThat(last.header("Retry-After")).isEqualTo("60");
  }
}
