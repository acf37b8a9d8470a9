package io.ringledger.vault.application.contract;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.session.SessionRules;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.signin.SessionGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions to test with. */
public final class SessionWords {

  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  public static final Instant END = NOW.plus(Duration.ofDays(30));
  public static final XrplAddress FUNDER = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  public static final XrplAddress PAYEE = new XrplAddress("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe");
  public static final XrplAddress AUTHORITY = new XrplAddress("rD1Q9MzAp9aUMcSU1skmYxcerqZBQFsSWo");
  public static final WalletAddress WALLET = new WalletAddress(FUNDER.value());
  public static final WalletAddress SOLANA =
      new WalletAddress("4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS");
  public static final Drops CAP = new Drops(25_000_000);
  public static final SessionRules RULES =
      new SessionRules(AUTHORITY, Duration.ofDays(1), Duration.ofHours(1));

  private SessionWords() {}

  /** Returns the grant to a key that is told apart by the number. */
  public static SessionGrant grant(int key) {
    return new SessionGrant(
        new Ed25519Key("%064x".formatted(key)),
        CAP,
        END,
        Set.of(IntentAction.TRADE, IntentAction.BID),
        FUNDER,
        PAYEE);
  }

  /** Returns a session that was just granted. */
  public static VaultSession granted(int number, WalletAddress wallet) {
    SessionId id =
        new SessionId(new UUID(0x0190_0000_0000_7000L + ((long) number << 16), 1L << 63));
    return VaultSession.granted(id, wallet, grant(number), RULES, NOW);
  }

  /** Returns the channel as the session needs it. */
  public static ChannelFacts channel(SessionGrant grant, Drops amount) {
    return new ChannelFacts(
        new ChannelId(grant.sessionKey().hex()),
        grant.fundedBy(),
        AUTHORITY,
        grant.sessionKey().xrplHex(),
        amount,
        Drops.ZERO,
        RULES.settleDelay().toSeconds(),
        Optional.of(RippleTime.of(grant.expiresAt())),
        Optional.empty());
  }
}
