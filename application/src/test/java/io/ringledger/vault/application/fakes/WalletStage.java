package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.application.outbound.AccountKeys;
import io.ringledger.vault.application.outbound.ChannelLedger;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.WalletProofs;
import io.ringledger.vault.application.sessions.SessionKeysUseCase;
import io.ringledger.vault.application.sessions.SessionPorts;
import io.ringledger.vault.application.sessions.SessionPorts.SignInLimits;
import io.ringledger.vault.application.sessions.SessionUpkeepUseCase;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.application.sessions.SignInUseCase;
import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.WalletChain;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.signin.AccountAuthority;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInRules;
import io.ringledger.vault.domain.signin.SignInStatement;
import io.ringledger.vault.domain.signin.SignedTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A vault whose wallets sign with their address, and a ledger that says what a test wants. The
 * ledger refuses to be asked inside a unit of work.
 */
public final class WalletStage {

  public static final String DOMAIN = "vault.example";
  public static final String URI = "https://vault.example/api";
  public static final RequestId REQUEST = new RequestId("request-1");

  public final InMemorySessions sessions = new InMemorySessions();
  public final InMemoryNonces nonces = new InMemoryNonces();
  public final RecordingOutbox outbox = new RecordingOutbox();
  public final InMemoryAuditTrail trail;
  public final SettableClock clock;
  public final SnapshotUnitOfWork unitOfWork;
  public final Set<Ed25519Key> unsound = new HashSet<>();
  public final Map<TransactionHash, ChannelFacts> channels = new HashMap<>();
  public final Map<XrplAddress, AccountAuthority> accounts = new HashMap<>();
  public boolean ledgerIsDown;

  public final SessionPorts ports;
  public final SignInUseCase signIn;
  public final SessionKeysUseCase keys;
  public final SessionUpkeepUseCase upkeep;
  private int nonceCount;

  /** A vault of its own. */
  public WalletStage() {
    this(new InMemoryAuditTrail(), new SettableClock(SessionWords.NOW), new Tokens(), 3);
  }

  /** A vault with the trail, time and tokens of a larger stage. */
  public WalletStage(
      InMemoryAuditTrail trail, SettableClock clock, WalletTokens tokens, int noncesOfAnAddress) {
    this.trail = trail;
    this.clock = clock;
    this.unitOfWork = new SnapshotUnitOfWork(sessions, nonces, trail, outbox);
    this.ports =
        new SessionPorts(
            unitOfWork,
            sessions,
            nonces,
            new Proofs(),
            new Signatures(),
            this::keysOf,
            this::channelOf,
            tokens,
            trail,
            outbox,
            new SequentialRandomness(),
            clock,
            new SignInRules(
                DOMAIN, URI, Map.of(WalletChain.XRPL, "21338", WalletChain.SOLANA, "localnet")),
            SessionWords.RULES,
            new SignInLimits(noncesOfAnAddress, noncesOfAnAddress + 2),
            21_338);
    this.signIn = new SignInUseCase(ports);
    this.keys = new SessionKeysUseCase(ports);
    this.upkeep = new SessionUpkeepUseCase(ports);
  }

  private AccountKeys.Answer keysOf(XrplAddress account) {
    unitOfWork.refuseInside("the ledger");
    return ledgerIsDown
        ? new AccountKeys.Answer.Unavailable("no node answers")
        : new AccountKeys.Answer.Known(
            accounts.getOrDefault(account, AccountAuthority.unfunded(account)));
  }

  private ChannelLedger.Answer channelOf(TransactionHash transaction) {
    unitOfWork.refuseInside("the ledger");
    if (ledgerIsDown) {
      return new ChannelLedger.Answer.Unavailable("no node answers");
    }
    ChannelFacts facts = channels.get(transaction);
    return facts == null
        ? new ChannelLedger.Answer.NotProved("no such transaction")
        : new ChannelLedger.Answer.Found(facts);
  }

  /** Returns a message with a fresh nonce, as the wallet signs it. */
  public SignedMessage signed(WalletAddress wallet, SignInStatement statement) {
    String nonce = "%032d".formatted(clock.instant().toEpochMilli() + nonceCount++);
    unitOfWork.run(
        () ->
            nonces.add(
                nonce,
                "test",
                clock.instant(),
                clock.instant().plusSeconds(300),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE));
    return signed(message(wallet, statement, nonce), wallet);
  }

  /** Returns a message of this vault. */
  public SignInMessage message(WalletAddress wallet, SignInStatement statement, String nonce) {
    return new SignInMessage(
        DOMAIN,
        wallet,
        Optional.of(statement.text()),
        URI,
        wallet.chain() == WalletChain.XRPL ? "xrpl:21338" : "localnet",
        nonce,
        SignedTime.of(clock.instant()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Returns the message signed with the key of that address. */
  public static SignedMessage signed(SignInMessage message, WalletAddress signer) {
    return new SignedMessage(
        message.text(), new WalletProofs.WalletSignature.Solana("by " + signer));
  }

  /** Returns what {@link Signatures} takes for the signature of the key. */
  public static byte[] sign(Ed25519Key key, byte[] message) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-512");
      hash.update(key.bytes());
      return hash.digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }

  /** Signatures that name who signed. */
  private static final class Proofs implements WalletProofs {

    @Override
    public Optional<WalletAddress> signer(SignInMessage message, WalletSignature signature) {
      return signature instanceof WalletSignature.Solana(var text) && text.startsWith("by ")
          ? WalletAddress.parse(text.substring(3))
          : Optional.empty();
    }
  }

  private final class Signatures implements Ed25519Signatures {

    @Override
    public boolean isSound(Ed25519Key key) {
      return !unsound.contains(key);
    }

    @Override
    public boolean verifies(Signed signed) {
      return Arrays.equals(sign(signed.key(), signed.message()), signed.signature());
    }

    @Override
    public List<Boolean> verifyAll(List<Signed> all) {
      return all.stream().map(this::verifies).toList();
    }
  }

  private static final class Tokens implements WalletTokens {

    @Override
    public WalletToken issue(WalletAddress wallet, Instant now) {
      return new WalletToken("token of " + wallet, now.plus(LIFETIME));
    }
  }
}
