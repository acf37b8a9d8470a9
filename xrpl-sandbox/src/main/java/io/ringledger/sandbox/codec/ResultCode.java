package io.ringledger.sandbox.codec;

import java.util.Locale;

/**
 * What became of a transaction, by the ledger's own codes: the class prefix tells whether it is in
 * a ledger ({@code tes}, {@code tec}), may be tried again ({@code ter}), or never can be ({@code
 * tem}, {@code tef}, {@code tel}).
 */
public enum ResultCode {
  TES_SUCCESS(0, "The transaction was applied. Only final in a validated ledger."),

  TEC_UNFUNDED_PAYMENT(104, "Insufficient XRP balance to send."),
  TEC_DIR_FULL(121, "Can not add entry to full directory."),
  TEC_NO_DST(124, "Destination does not exist. Send XRP to create it."),
  TEC_NO_DST_INSUF_XRP(125, "Destination does not exist. Too little XRP sent to create it."),
  TEC_UNFUNDED(129, "Not enough XRP to satisfy the reserve requirement."),
  TEC_NO_ALTERNATIVE_KEY(
      130, "The operation would remove the ability to sign transactions with the account."),
  TEC_OWNERS(132, "Non-zero owner count."),
  TEC_NO_TARGET(138, "Target account does not exist."),
  TEC_NO_PERMISSION(139, "No permission to perform requested operation."),
  TEC_NO_ENTRY(140, "No matching entry found."),
  TEC_INSUFFICIENT_RESERVE(141, "Insufficient reserve to complete requested operation."),
  TEC_NEED_MASTER_KEY(142, "The operation requires the use of the Master Key."),
  TEC_DST_TAG_NEEDED(143, "A destination tag is required."),
  TEC_CRYPTOCONDITION_ERROR(146, "Malformed, invalid, or mismatched conditional or fulfillment."),
  TEC_INVARIANT_FAILED(147, "One or more invariants for the transaction were not satisfied."),
  TEC_EXPIRED(148, "Expiration time is passed."),
  TEC_DUPLICATE(149, "Ledger object already exists."),
  TEC_HAS_OBLIGATIONS(151, "The account cannot be deleted since it has obligations."),
  TEC_TOO_SOON(152, "It is too early to attempt the requested operation. Please wait."),

  TEF_ALREADY(-198, "The exact transaction was already in this ledger."),
  TEF_BAD_AUTH(-196, "Transaction's public key is not authorized."),
  TEF_INTERNAL(-192, "Internal error."),
  TEF_PAST_SEQ(-190, "This sequence number has already passed."),
  TEF_WRONG_PRIOR(-189, "This previous transaction does not match."),
  TEF_MASTER_DISABLED(-188, "Master key is disabled."),
  TEF_MAX_LEDGER(-187, "Ledger sequence too high."),
  TEF_NOT_MULTI_SIGNING(-184, "Account has no appropriate list of multi-signers."),
  TEF_INVARIANT_FAILED(-182, "Fee claim violated invariants for the transaction."),
  TEF_TOO_BIG(-181, "Transaction affects too many items."),
  TEF_NO_TICKET(-180, "Ticket is not in ledger."),

  TEL_BAD_DOMAIN(-398, "Domain too long."),
  TEL_BAD_PUBLIC_KEY(-396, "Public key is not valid."),
  TEL_INSUF_FEE_P(-394, "Fee insufficient."),
  TEL_WRONG_NETWORK(
      -386, "Transaction specifies a Network ID that differs from that of the local node."),
  TEL_REQUIRES_NETWORK_ID(
      -385, "Transactions submitted to this node/network must include a correct NetworkID field."),
  TEL_NETWORK_ID_MAKES_TX_NON_CANONICAL(
      -384, "Transactions submitted to this node/network must NOT include a NetworkID field."),

  TEM_MALFORMED(-299, "Malformed transaction."),
  TEM_BAD_AMOUNT(-298, "Malformed: Bad amount."),
  TEM_BAD_EXPIRATION(-296, "Malformed: Bad expiration."),
  TEM_BAD_FEE(-295, "Invalid fee, negative or not XRP."),
  TEM_BAD_REGKEY(-289, "Malformed: Regular key cannot be same as master key."),
  TEM_BAD_SEND_XRP_LIMIT(-288, "Malformed: Limit quality is not allowed for XRP to XRP."),
  TEM_BAD_SEND_XRP_MAX(-287, "Malformed: Send max is not allowed for XRP to XRP."),
  TEM_BAD_SEND_XRP_NO_DIRECT(-286, "Malformed: No Ripple direct is not allowed for XRP to XRP."),
  TEM_BAD_SEND_XRP_PARTIAL(-285, "Malformed: Partial payment is not allowed for XRP to XRP."),
  TEM_BAD_SEND_XRP_PATHS(-284, "Malformed: Paths are not allowed for XRP to XRP."),
  TEM_BAD_SIGNATURE(-282, "Malformed: Bad signature."),
  TEM_BAD_SRC_ACCOUNT(-281, "Malformed: Bad source account."),
  TEM_BAD_TRANSFER_RATE(-280, "Malformed: Transfer rate must be >= 1.0 and <= 2.0"),
  TEM_DST_IS_SRC(-279, "Destination may not be source."),
  TEM_DST_NEEDED(-278, "Destination not specified."),
  TEM_INVALID(-277, "The transaction is ill-formed."),
  TEM_INVALID_FLAG(-276, "The transaction has an invalid flag."),
  TEM_REDUNDANT(-275, "The transaction is redundant."),
  TEM_DISABLED(-273, "The transaction requires logic that is currently disabled."),
  TEM_BAD_SIGNER(-272, "Malformed: No signer may duplicate account or other signers."),
  TEM_BAD_TICK_SIZE(-269, "Malformed: Tick size out of range."),
  TEM_INVALID_ACCOUNT_ID(-268, "Malformed: A field contains an invalid account ID."),
  TEM_CANNOT_PREAUTH_SELF(-267, "Malformed: An account may not preauthorize itself."),
  TEM_INVALID_COUNT(-266, "Malformed: Count field outside valid range."),
  TEM_SEQ_AND_TICKET(-263, "Transaction contains a TicketSequence and a non-zero Sequence."),

  TER_INSUF_FEE_B(-97, "Account balance can't pay fee."),
  TER_NO_ACCOUNT(-96, "The source account does not exist."),
  TER_PRE_SEQ(-92, "Missing/inapplicable prior transaction."),
  TER_PRE_TICKET(-88, "Ticket is not yet in ledger.");

  private final int number;
  private final String message;
  private final String wire;

  ResultCode(int number, String message) {
    this.number = number;
    this.message = message;
    this.wire = name().substring(0, 3).toLowerCase(Locale.ROOT) + name().substring(4);
  }

  /** Returns the code's number, as {@code engine_result_code} has it. */
  public int number() {
    return number;
  }

  /** Returns the code's sentence, as {@code engine_result_message} has it. */
  public String message() {
    return message;
  }

  /** Returns the code as it is written on the wire, such as {@code tecNO_DST}. */
  public String wire() {
    return wire;
  }

  /** Returns whether it is {@code tesSUCCESS}. */
  public boolean isSuccess() {
    return this == TES_SUCCESS;
  }

  /** Returns whether the transaction takes its fee and goes into a ledger although it failed. */
  public boolean isClaim() {
    return number >= 100;
  }

  /** Returns whether the transaction goes into a ledger. */
  public boolean isInLedger() {
    return number >= 0;
  }

  /** Returns whether the same transaction might succeed later. */
  public boolean mayRetry() {
    return number <= -1 && number > -100;
  }
}
