package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.ADMINS;
import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.closingOf;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;

import io.ringledger.bouts.application.LedgerTruth.Signed;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A promoter, a wallet and a ledger that live their own lives. What the ledger has decided stays;
 * the wallet signs only what can be signed.
 */
final class SigningWorld {

  /** Something that happens, about one purse. */
  record Event(What what, EscrowKind kind, boolean flag) {}

  enum What {
    PREPARE,
    PREPARE_ONE,
    RECONCILE,
    CONFIRM,
    LOOK,
    RESULT,
    OPEN,
    SIGN,
    DECLINE,
    EXPIRE,
    FORGET,
    VALIDATE,
    TEC,
    NEVER,
    CONTRADICT,
    STRANGER_CLOSES,
    WALLET_DOWN,
    WALLET_LOSES_ANSWERS,
    WALLET_UP,
    LEDGER_DOWN,
    LEDGER_UP,
    WAIT
  }

  final SigningScene scene = new SigningScene(aDraftBout());
  final LedgerTruth ledger = new LedgerTruth(scene);
  final List<String> violations = new ArrayList<>();
  private final Map<EscrowKind, List<Signed>> signed = new HashMap<>();
  private int numbers = 1_000;

  SigningWorld() {
    // Every window is open, so that anyone may close what is locked.
    scene.isNow(
        scene
            .escrow(EscrowKind.BONUS_A)
            .terms()
            .window()
            .cancelAfter()
            .orElseThrow()
            .toInstant()
            .plusSeconds(60));
    watchTheWallet();
  }

  private void watchTheWallet() {
    scene.arena.wallet.whenCreated(
        () -> {
          List<SigningOrder> orders = scene.arena.wallet.orders();
          String reference = orders.getLast().reference();
          // Without the number of the attempt.
          String thing = reference.replaceFirst(":[0-9]+$", "");
          orders.subList(0, orders.size() - 1).stream()
              .map(SigningOrder::reference)
              .filter(earlier -> earlier.startsWith(thing))
              .filter(earlier -> isAlive(scene.arena.wallet.payloadOf(earlier).orElseThrow()))
              .forEach(earlier -> violations.add(reference + " beside " + earlier));
        });
  }

  /** Whether it may be signed by our reckoning, or is signed and undecided. */
  private boolean isAlive(UUID payload) {
    SigningResult stands = scene.arena.wallet.stands(payload);
    return switch (stands.status()) {
      case OPEN -> true;
      case EXPIRED ->
          stands.opened()
              && scene
                  .arena
                  .clock
                  .instant()
                  .isBefore(stands.expiresAt().orElseThrow().plus(SigningRequest.SIGNING_GRACE));
      case SIGNED -> !ledger.isDecided(stands.transaction().orElseThrow());
      case DECLINED, CANCELLED, UNKNOWN -> false;
    };
  }

  void happens(Event event) {
    switch (event.what()) {
      case PREPARE -> prepare();
      case PREPARE_ONE -> prepare(event.kind());
      case RECONCILE -> reconcile(event.kind());
      case CONFIRM -> last(event.kind()).ifPresent(this::confirm);
      case LOOK -> scene.look(event.kind());
      case RESULT ->
          scene.arena.results.enter(ADMINS, scene.bout.id(), event.flag() ? Corner.A : Corner.B);
      case OPEN -> at(event.kind(), SigningStatus.OPEN, SigningStatus.OPEN, true);
      case SIGN -> sign(event.kind(), event.flag());
      case DECLINE -> at(event.kind(), SigningStatus.OPEN, SigningStatus.DECLINED, true);
      case EXPIRE -> at(event.kind(), SigningStatus.OPEN, SigningStatus.EXPIRED, event.flag());
      case FORGET -> at(event.kind(), SigningStatus.EXPIRED, SigningStatus.UNKNOWN, false);
      case VALIDATE -> last(event.kind()).ifPresent(ledger::validate);
      case TEC -> last(event.kind()).ifPresent(ledger::fail);
      case NEVER -> last(event.kind()).ifPresent(ledger::neverComes);
      case CONTRADICT -> last(event.kind()).ifPresent(ledger::contradict);
      case STRANGER_CLOSES -> ledger.strangerCloses(event.kind(), event.flag());
      case WALLET_DOWN -> scene.arena.wallet.failsAfter(event.flag() ? 0 : 2);
      case WALLET_LOSES_ANSWERS -> scene.arena.wallet.losesAnswers();
      case WALLET_UP -> walletComesBack();
      case LEDGER_DOWN -> ledger.goesDown();
      case LEDGER_UP -> ledger.comesBack();
      case WAIT -> scene.after(event.flag() ? Duration.ofSeconds(40) : Duration.ofMinutes(16));
    }
  }

  /** All comes back, and RingLedger looks until it has nothing to do for now. */
  void settles() {
    walletComesBack();
    ledger.comesBack();
    for (EscrowKind kind : EscrowKind.values()) {
      last(kind).ifPresent(ledger::tellTheTruth);
      Instant now = scene.arena.clock.instant();
      for (int i = 0; i < 10 && scene.look(kind).filter(now::equals).isPresent(); i++) {}
    }
  }

  /** Whether a request for that purse was signed and its transaction is on the ledger. */
  boolean isCreatedOnLedger(EscrowKind kind) {
    return signed.getOrDefault(kind, List.of()).stream()
        .anyMatch(
            one ->
                one.proof() instanceof LedgerProof.EscrowCreated
                    && ledger.validated.contains(one.hash()));
  }

  private void prepare(EscrowKind... only) {
    try {
      if (scene.now().winner().isPresent()) {
        scene.preparePayouts(only);
      } else {
        scene.prepare(only);
      }
    } catch (ConcurrencyConflict conflict) {
      // Somebody is asking the wallet, or died over it: to be tried again later.
      scene.after(Duration.ofSeconds(1));
    }
  }

  private void reconcile(EscrowKind kind) {
    payload(kind)
        .ifPresent(
            payload -> {
              ReconcileSigning command =
                  new ReconcileSigning(
                      PROMOTERS,
                      scene.bout.id(),
                      kind,
                      payload,
                      Optional.of("signed"),
                      Optional.of(hashOf("a lie")));
              scene.arena.escrows.reconcile(command);
              scene.arena.payouts.reconcile(command);
            });
  }

  private Optional<UUID> payload(EscrowKind kind) {
    return scene.requests(kind).stream()
        .flatMap(request -> scene.arena.wallet.payloadOf(request.reference()).stream())
        .reduce((_, latest) -> latest);
  }

  private void at(EscrowKind kind, SigningStatus from, SigningStatus to, boolean opened) {
    payload(kind)
        .filter(payload -> scene.arena.wallet.stands(payload).status() == from)
        .ifPresent(
            payload -> {
              boolean was = scene.arena.wallet.stands(payload).opened();
              scene.arena.wallet.happens(
                  payload,
                  new SigningResult(
                      to,
                      Optional.empty(),
                      Optional.empty(),
                      was || opened,
                      Optional.of(scene.arena.clock.instant())));
            });
  }

  private void sign(EscrowKind kind, boolean latest) {
    List<UUID> payloads =
        scene.requests(kind).stream()
            .flatMap(request -> scene.arena.wallet.payloadOf(request.reference()).stream())
            .filter(this::canBeSigned)
            .toList();
    if (!payloads.isEmpty()) {
      UUID payload = latest ? payloads.getLast() : payloads.getFirst();
      TransactionHash hash = hashOf("signed " + payload);
      SignedBlob blob = new SignedBlob(hash.value());
      scene.arena.signedTransactions.reads(
          blob,
          new Reading.AsPrepared(
              new SignedTransaction(
                  hash, OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(1_020))));
      scene.arena.wallet.happens(
          payload,
          new SigningResult(
              SigningStatus.SIGNED,
              Optional.of(hash),
              latest ? Optional.of(blob) : Optional.empty(),
              true,
              Optional.empty()));
      signed.computeIfAbsent(kind, _ -> new ArrayList<>()).add(transaction(kind, payload, hash));
    }
  }

  private boolean canBeSigned(UUID payload) {
    SigningResult stands = scene.arena.wallet.stands(payload);
    return stands.status() == SigningStatus.OPEN
        || (stands.status() == SigningStatus.EXPIRED && stands.opened());
  }

  private Signed transaction(EscrowKind kind, UUID payload, TransactionHash hash) {
    Bout now = scene.now();
    boolean create =
        scene.requests(kind).stream()
            .filter(
                one ->
                    scene
                        .arena
                        .wallet
                        .payloadOf(one.reference())
                        .filter(payload::equals)
                        .isPresent())
            .anyMatch(one -> one.action() == SigningAction.CREATE);
    if (create) {
      var claim =
          Altered.with(
              Altered.with(aCreateClaim(scene.bout, kind), "transaction", hash),
              "offerSequence",
              new OfferSequence(++numbers));
      return new Signed(payload, hash, proofOf(scene.bout, claim), claim);
    }
    var created = now.escrow(kind).state().creation().orElseThrow();
    var claim =
        Altered.with(
            Altered.with(aPayoutClaim(now, kind, closingOf(now, kind)), "transaction", hash),
            "offerSequence",
            created.offerSequence());
    return new Signed(payload, hash, proofOf(now, claim), claim);
  }

  private Optional<Signed> last(EscrowKind kind) {
    return signed.getOrDefault(kind, List.of()).stream().reduce((_, latest) -> latest);
  }

  private void confirm(Signed one) {
    switch (one.claim()) {
      case EscrowCreateClaim claim ->
          scene.arena.confirm(scene.bout, "key-" + one.hash().value().substring(0, 8), claim);
      case PayoutClaim claim ->
          scene.arena.confirm(scene.bout, "key-" + one.hash().value().substring(0, 8), claim);
      default -> throw new AssertionError(one);
    }
  }

  private void walletComesBack() {
    scene.arena.wallet.comesBack();
    watchTheWallet();
  }
}
