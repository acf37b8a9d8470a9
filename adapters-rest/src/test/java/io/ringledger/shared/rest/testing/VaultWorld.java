package io.ringledger.shared.rest.testing;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.application.fakes.WalletStage;
import io.ringledger.vault.application.sessions.SessionKeys;
import io.ringledger.vault.application.sessions.SignIn;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInStatement;
import io.ringledger.vault.security.SmallRyeWalletTokens;
import io.ringledger.vault.security.WalletTokenSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the routes of the vault talk to in tests. */
@Singleton
public class VaultWorld {

  /** So many nonces a network address has in tests, which all come from one. */
  public static final int NONCES = 500;

  public final WalletStage stage;

  VaultWorld(World world, TokenSettings people) {
    this.stage =
        new WalletStage(
            world.trail, world.clock, new SmallRyeWalletTokens(walletTokens(people)), NONCES);
  }

  @Produces
  @Singleton
  static WalletTokenSettings walletTokens(TokenSettings people) {
    return WalletTokenSettings.derivedFrom(people.key(), people.issuer());
  }

  /** A wallet that has signed in, as somebody with a token. */
  public Api.Person signedIn(WalletAddress wallet) {
    String token = stage.ports.tokens().issue(wallet, stage.clock.instant()).text();
    return new Api.Person(wallet.value(), wallet.value(), "wallet", token);
  }

  /** A grant that ends in a month, to a key that is told apart by the number. */
  public SessionGrant grant(int key) {
    SessionGrant usual = SessionWords.grant(key);
    return new SessionGrant(
        usual.sessionKey(),
        usual.cap(),
        stage.clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30)),
        usual.actions(),
        usual.fundedBy(),
        usual.paidTo());
  }

  /** A signed message as it goes over the wire. */
  public Map<String, Object> signIn(WalletAddress wallet, SignInStatement statement) {
    SignedMessage signed = stage.signed(wallet, statement);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", signed.text());
    body.put("proof", Map.of("type", "solana", "signature", "by " + wallet));
    return body;
  }

  /** A signed message that grants, as it goes over the wire. */
  public Map<String, Object> granting(WalletAddress wallet, SessionGrant grant) {
    Map<String, Object> body = signIn(wallet, new SignInStatement.Grant(grant));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("public_key", grant.sessionKey().hex());
    fields.put("cap_drops", grant.cap().value());
    fields.put("expires_at", grant.expiresAt().toString());
    fields.put("actions", grant.actions().stream().map(IntentAction::name).toList());
    fields.put("funding_account", grant.fundedBy().value());
    fields.put("payout_account", grant.paidTo().value());
    body.put("grant", fields);
    return body;
  }

  /** Has the transaction have made the grant's channel, with so much in it. */
  public void hasChannel(String transaction, SessionGrant grant, Drops amount) {
    stage.channels.put(new TransactionHash(transaction), SessionWords.channel(grant, amount));
  }

  /** A session key's request for a token, as it goes over the wire. */
  public Map<String, Object> keyRequest(String session, SessionGrant grant) {
    Instant now = stage.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    byte[] bytes = IntentEncoding.token(stage.ports.networkId(), SessionId.of(session), now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", now.toEpochMilli());
    body.put("signature", HexFormat.of().formatHex(WalletStage.sign(grant.sessionKey(), bytes)));
    return body;
  }

  @Produces
  @Singleton
  SignIn signIn() {
    return stage.signIn;
  }

  @Produces
  @Singleton
  SessionKeys sessionKeys() {
    return stage.keys;
  }
}
