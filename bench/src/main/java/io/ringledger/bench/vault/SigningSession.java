package io.ringledger.bench.vault;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.Base58;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.TradeTerms;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** A session with a key of its own, written straight into the database, that signs trades. */
final class SigningSession {

  private static final int KEY_BYTES = 32;
  private static final long PLENTY = Drops.MAX_VALUE;

  private static final String INSERT =
      """
      INSERT INTO vault_sessions (session_id, wallet, public_key, cap_drops, actions, expires_at,
        accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
        claim_drops, claim_signature, created_at, activated_at)
      VALUES (?, ?, ?, ?, ARRAY ['TRADE', 'BID', 'BUY_NOW'], now() + interval '30 days',
        now() + interval '29 days', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
        'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'active', upper(?), ?, ?, repeat('a', 128), now(),
        now())""";

  private final SessionId id = new SessionId(UUID.randomUUID());
  private final KeyPair keys;
  private final byte[] publicKey;
  private final WalletAddress wallet;
  private long count;

  SigningSession() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = keys.getPublic().getEncoded();
    publicKey = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    wallet = new WalletAddress(Base58.encode(publicKey));
  }

  WalletAddress wallet() {
    return wallet;
  }

  SessionId id() {
    return id;
  }

  /** Has it be there, with as much of everything as there is. */
  void insert(Connection superuser) throws SQLException {
    String key = HexFormat.of().formatHex(publicKey);
    try (PreparedStatement insert = superuser.prepareStatement(INSERT)) {
      insert.setObject(1, id.value());
      insert.setString(2, wallet.value());
      insert.setString(3, key);
      insert.setLong(4, PLENTY);
      insert.setString(5, key);
      insert.setLong(6, PLENTY);
      insert.setLong(7, PLENTY);
      insert.executeUpdate();
    }
  }

  /** A signed trade of a drop, as it goes over the wire. */
  String signed(
      long network, IntentAction action, ItemId item, WalletAddress from, WalletAddress to)
      throws GeneralSecurityException {
    TradeTerms terms =
        new TradeTerms(
            id,
            action,
            item,
            from,
            to,
            new Drops(1),
            new IntentNonce("n-" + count++),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(keys.getPrivate());
    signer.update(IntentEncoding.trade(network, terms));
    return """
        {"session_id":"%s","action":"%s","item_id":"%s","from":"%s","to":"%s","amount_drops":1,\
        "nonce":"%s","client_timestamp":%d,"signature":"%s"}"""
        .formatted(
            id,
            action,
            item,
            from,
            to,
            terms.nonce(),
            terms.clientTimestamp().toEpochMilli(),
            HexFormat.of().formatHex(signer.sign()));
  }
}
