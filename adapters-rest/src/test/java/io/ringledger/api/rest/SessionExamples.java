package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.VaultWorld;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.util.Map;

/** Signs in, grants a session and takes it back, for the examples of the API. */
final class SessionExamples {

  private static final String CREATED = "AB".repeat(32);
  private static final String FUNDED = "CD".repeat(32);

  private final VaultWorld vault;

  SessionExamples(VaultWorld vault) {
    this.vault = vault;
  }

  void play(Notes notes) {
    notes.note("getSignInNonce", null, Api.get(null, "/api/user/nonce"));
    Map<String, Object> plain = vault.signIn(SessionWords.WALLET, new SignInStatement.Plain());
    notes.note("signInWallet", plain, Api.post(null, "/api/user/sign-in", plain));
    SessionGrant grant = vault.grant(0xE0);
    Map<String, Object> wanted = vault.granting(SessionWords.WALLET, grant);
    Response created = Api.post(null, "/api/session-keys/create", wanted);
    notes.note("createSessionKey", wanted, created);
    Person owner = vault.signedIn(SessionWords.WALLET);
    String session = "/api/session-keys/" + created.path("session.session_id");
    vault.hasChannel(CREATED, grant, grant.cap());
    Map<String, Object> channel = Map.of("transaction_hash", CREATED);
    notes.note("fundSessionKey", channel, Api.post(owner, session + "/channel", channel));
    Map<String, Object> more = Map.of("add_drops", 5_000_000);
    notes.note("prepareTopUp", more, Api.post(owner, session + "/top-up", more));
    vault.hasChannel(FUNDED, grant, grant.cap().plus(new Drops(5_000_000)));
    Map<String, Object> funded = Map.of("transaction_hash", FUNDED);
    notes.note("confirmTopUp", funded, Api.post(owner, session + "/top-up/confirm", funded));
    notes.note("getSessionKey", null, Api.get(owner, session));
    notes.note("listSessionKeys", null, Api.get(owner, "/api/session-keys?limit=1"));
    Map<String, Object> token = vault.keyRequest(created.path("session.session_id"), grant);
    notes.note("issueSessionToken", token, Api.post(null, session + "/token", token));
    notes.note("closeSessionKey", null, Api.post(owner, session + "/close", null));
    notes.note("revokeSessionKey", null, Api.delete(owner, session));
  }
}
