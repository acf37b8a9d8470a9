package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Signatures;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.Fees;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.Metadata;
import io.ringledger.sandbox.state.ReadView;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs a transaction: the checks every type shares, in rippled's order ({@code Transactor.cpp}),
 * then those of its type, then the change. A {@code tec} takes fee and sequence and nothing else.
 */
public final class Engine {
  private static final long FULLY_CANONICAL = 0x8000_0000L;
  private static final long GREATEST_LEGACY_NETWORK = 1024;
  private static final String NO_ACCOUNT = "rrrrrrrrrrrrrrrrrrrrrhoLvTp";

  private static final Map<String, Transactor> TRANSACTORS =
      Map.ofEntries(
          Map.entry("Payment", new PaymentTransactor()),
          Map.entry("AccountSet", new AccountSetTransactor()),
          Map.entry("AccountDelete", new AccountDeleteTransactor()),
          Map.entry("SetRegularKey", new SetRegularKeyTransactor()),
          Map.entry("TicketCreate", new TicketCreateTransactor()),
          Map.entry("DepositPreauth", new DepositPreauthTransactor()),
          Map.entry("EscrowCreate", new EscrowCreateTransactor()),
          Map.entry("EscrowFinish", new EscrowFinishTransactor()),
          Map.entry("EscrowCancel", new EscrowCancelTransactor()),
          Map.entry("PaymentChannelCreate", new PaymentChannelCreateTransactor()),
          Map.entry("PaymentChannelFund", new PaymentChannelFundTransactor()),
          Map.entry("PaymentChannelClaim", new PaymentChannelClaimTransactor()));

  /** Whether a transaction must be authorized by its signing key. */
  public enum Mode {
    /** It was submitted and is signed. */
    SIGNED,
    /** It is only tried out and has no signature. */
    SIMULATED
  }

  private final LedgerRules rules;
  private final Predicate<String> isKnown;

  /**
   * Makes the engine of one ledger.
   *
   * @param rules the ledger transactions run in
   * @param isKnown tells by its id whether a transaction was applied before
   */
  public Engine(LedgerRules rules, Predicate<String> isKnown) {
    this.rules = rules;
    this.isKnown = isKnown;
  }

  /**
   * Runs a transaction and, if it goes into the ledger, puts its changes there.
   *
   * @param tx the transaction
   * @param ledger the ledger's state so far
   * @param transactionIndex the place it would get in the ledger
   * @param mode whether it is signed
   * @return its result, with metadata if it went into the ledger
   */
  public Outcome run(Transaction tx, ApplyView ledger, int transactionIndex, Mode mode) {
    Transactor transactor = TRANSACTORS.get(tx.type());
    if (transactor == null) {
      return Outcome.refused(TEM_DISABLED);
    }
    ResultCode early = preflight(tx, transactor);
    if (!early.isSuccess()) {
      return Outcome.refused(early);
    }
    ResultCode claimable = preclaim(tx, transactor, ledger, mode);
    if (!claimable.isInLedger()) {
      return Outcome.refused(claimable);
    }
    ApplyView view = new ApplyView(ledger);
    long priorBalance = payFeeAndUseSequence(tx, view);
    ResultCode result = claimable;
    if (result.isSuccess()) {
      result = transactor.apply(new ApplyContext(tx, view, rules, priorBalance));
    }
    if (!result.isInLedger()) {
      // Some checks on form need the state; what fails them is refused like any malformed one.
      return Outcome.refused(result);
    }
    if (result.isSuccess() && !keepsInvariants(view, tx.fee())) {
      result = TEC_INVARIANT_FAILED;
    }
    if (result.isClaim()) {
      view = new ApplyView(ledger);
      payFeeAndUseSequence(tx, view);
    }
    if (!keepsInvariants(view, tx.fee())) {
      return Outcome.refused(TEF_INVARIANT_FAILED);
    }
    var metadata = Metadata.describe(view, tx.id(), rules.ledgerIndex(), transactionIndex, result);
    view.commitTo(ledger);
    return new Outcome(result, Optional.of(metadata));
  }

  /**
   * Tells the least fee of a transaction that has none yet.
   *
   * @param fields its fields
   * @param fees what the network charges
   * @return the fee in drops
   */
  public static long minimumFee(JsonNode fields, Fees fees) {
    Transactor transactor = TRANSACTORS.get(fields.path("TransactionType").asText());
    return transactor == null ? fees.base() : transactor.minimumFee(fields, fees);
  }

  private ResultCode preflight(Transaction tx, Transactor transactor) {
    ResultCode network = checkNetwork(tx);
    if (!network.isSuccess()) {
      return network;
    }
    if (tx.account().equals(NO_ACCOUNT)) {
      return TEM_BAD_SRC_ACCOUNT;
    }
    if (tx.fee() < 0 || tx.fee() > Amounts.ALL_XRP) {
      return TEM_BAD_FEE;
    }
    if (tx.usesTicket() && tx.has("AccountTxnID")) {
      return TEM_INVALID;
    }
    if ((tx.flags() & ~(FULLY_CANONICAL | transactor.knownFlags())) != 0) {
      return TEM_INVALID_FLAG;
    }
    return transactor.preflight(tx);
  }

  private ResultCode checkNetwork(Transaction tx) {
    if (rules.networkId() <= GREATEST_LEGACY_NETWORK) {
      return tx.has("NetworkID") ? TEL_NETWORK_ID_MAKES_TX_NON_CANONICAL : TES_SUCCESS;
    }
    if (!tx.has("NetworkID")) {
      return TEL_REQUIRES_NETWORK_ID;
    }
    return tx.number("NetworkID") == rules.networkId() ? TES_SUCCESS : TEL_WRONG_NETWORK;
  }

  private ResultCode preclaim(Transaction tx, Transactor transactor, ReadView view, Mode mode) {
    LedgerEntry account = view.account(tx.account());
    if (account == null) {
      return TER_NO_ACCOUNT;
    }
    // A repeated blob is named as such, although its used-up sequence number would refuse it too.
    if (isKnown.test(tx.id())) {
      return TEF_ALREADY;
    }
    ResultCode sequence = checkSequence(tx, account, view);
    if (!sequence.isSuccess()) {
      return sequence;
    }
    if (tx.has("AccountTxnID")) {
      // Accounts here do not record their last transaction, so no value can match.
      return TEF_WRONG_PRIOR;
    }
    if (tx.has("LastLedgerSequence") && rules.ledgerIndex() > tx.number("LastLedgerSequence")) {
      return TEF_MAX_LEDGER;
    }
    ResultCode authorized = mode == Mode.SIGNED ? checkKey(tx, account) : TES_SUCCESS;
    if (!authorized.isSuccess()) {
      return authorized;
    }
    if (tx.fee() < transactor.minimumFee(tx.json(), rules.fees())) {
      return TEL_INSUF_FEE_P;
    }
    if (account.drops("Balance") < tx.fee()) {
      return TER_INSUF_FEE_B;
    }
    return transactor.preclaim(tx, view, rules);
  }

  private static ResultCode checkSequence(Transaction tx, LedgerEntry account, ReadView view) {
    long next = account.number("Sequence");
    if (tx.usesTicket()) {
      if (next <= tx.number("TicketSequence")) {
        return TER_PRE_TICKET;
      }
      boolean held = view.exists(Keylets.ticket(tx.account(), tx.number("TicketSequence")));
      return held ? TES_SUCCESS : TEF_NO_TICKET;
    }
    if (tx.has("TicketSequence")) {
      return TEM_SEQ_AND_TICKET;
    }
    long given = tx.number("Sequence");
    if (given > next) {
      return TER_PRE_SEQ;
    }
    return given < next ? TEF_PAST_SEQ : TES_SUCCESS;
  }

  private static ResultCode checkKey(Transaction tx, LedgerEntry account) {
    if (tx.text("SigningPubKey").isEmpty()) {
      return TEF_NOT_MULTI_SIGNING;
    }
    String signer = Signatures.addressOf(tx.text("SigningPubKey")).orElse("");
    if (account.has("RegularKey") && account.text("RegularKey").equals(signer)) {
      return TES_SUCCESS;
    }
    if (!tx.account().equals(signer)) {
      return TEF_BAD_AUTH;
    }
    return account.isFlagSet(Accounts.DISABLE_MASTER) ? TEF_MASTER_DISABLED : TES_SUCCESS;
  }

  private static long payFeeAndUseSequence(Transaction tx, ApplyView view) {
    LedgerEntry account = Accounts.open(view, tx.account());
    long priorBalance = account.drops("Balance");
    Accounts.adjustBalance(account, -tx.fee());
    if (tx.usesTicket()) {
      Accounts.removeTicket(
          view, tx.account(), Keylets.ticket(tx.account(), tx.number("TicketSequence")));
    } else {
      account.set("Sequence", tx.number("Sequence") + 1);
    }
    return priorBalance;
  }

  private static boolean keepsInvariants(ApplyView view, long fee) {
    boolean overdrawn =
        view.changes().stream()
            .filter(change -> change.kind() != ApplyView.Kind.DELETED)
            .anyMatch(change -> xrpIn(change.entry()) < 0);
    return !overdrawn && changeOfXrp(view) == -fee;
  }

  /** What a transaction added to all balances, escrows and channels; only its fee may be gone. */
  private static long changeOfXrp(ApplyView view) {
    long sum = 0;
    for (ApplyView.Change change : view.changes()) {
      LedgerEntry before = view.base().read(change.entry().id());
      sum -= before == null ? 0 : xrpIn(before);
      sum += change.kind() == ApplyView.Kind.DELETED ? 0 : xrpIn(change.entry());
    }
    return sum;
  }

  private static long xrpIn(LedgerEntry entry) {
    return switch (entry.type()) {
      case "AccountRoot" -> entry.drops("Balance");
      case "Escrow" -> entry.drops("Amount");
      case "PayChannel" -> entry.drops("Amount") - entry.drops("Balance");
      default -> 0;
    };
  }
}
