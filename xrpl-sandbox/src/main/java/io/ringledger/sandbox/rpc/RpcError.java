package io.ringledger.sandbox.rpc;

/** The errors a command answers with, with the codes and sentences of rippled. */
public enum RpcError {
  /** The sender lacks permission. */
  NO_PERMISSION("noPermission", 6, "You don't have permission for this command."),
  /** The server has too much to do. */
  TOO_BUSY("tooBusy", 9, "The server is too busy to help you now."),
  /** There is no such account. */
  ACCOUNT_NOT_FOUND("actNotFound", 19, "Account not found."),
  /** There is no such ledger. */
  LEDGER_NOT_FOUND("lgrNotFound", 21, "ledgerNotFound"),
  /** There is no such transaction. */
  TRANSACTION_NOT_FOUND("txnNotFound", 29, "Transaction not found."),
  /** A parameter is missing or wrong. */
  INVALID_PARAMS("invalidParams", 31, "Invalid parameters."),
  /** There is no such command. */
  UNKNOWN_COMMAND("unknownCmd", 32, "Unknown method."),
  /** An account's address is wrong. */
  ACCOUNT_MALFORMED("actMalformed", 35, "Account malformed."),
  /** The id of a payment channel is wrong. */
  CHANNEL_MALFORMED("channelMalformed", 45, "Payment channel is malformed."),
  /** The amount of a claim is wrong. */
  CHANNEL_AMOUNT_MALFORMED("channelAmtMalformed", 46, "Payment channel amount is malformed."),
  /** No command was given. */
  COMMAND_MISSING("commandMissing", 47, "Missing command entry."),
  /** The destination does not exist. */
  DESTINATION_NOT_FOUND("dstActNotFound", 50, "Destination account not found."),
  /** A public key is wrong. */
  PUBLIC_KEY_MALFORMED("publicMalformed", 62, "Public key is malformed."),
  /** The source does not exist. */
  SOURCE_NOT_FOUND("srcActNotFound", 67, "Source account not found."),
  /** There is no such stream. */
  STREAM_MALFORMED("malformedStream", 71, "Stream malformed."),
  /** The server failed. */
  INTERNAL("internal", 73, "Internal error."),
  /** The node does not do this. */
  NOT_IMPLEMENTED("notImpl", 74, "Not implemented."),
  /** The node does not sign. */
  NOT_SUPPORTED("notSupported", 75, "Operation not supported."),
  /** More than a thousand ledgers were asked for. */
  EXCESSIVE_RANGE("excessiveLgrRange", 78, "Ledger range exceeds 1000."),
  /** The range of ledgers is none. */
  INVALID_RANGE("invalidLgrRange", 79, "Ledger range is invalid."),
  /** A transaction to be simulated is signed. */
  TRANSACTION_SIGNED("transactionSigned", 96, "Transaction should not be signed."),
  /** There is no such entry. */
  ENTRY_NOT_FOUND("entryNotFound", 98, "Entry not found."),
  /** There is an entry, and of another type than was asked for. */
  UNEXPECTED_TYPE("unexpectedLedgerType", 99, "Unexpected ledger type.");

  private final String token;
  private final int code;
  private final String message;

  RpcError(String token, int code, String message) {
    this.token = token;
    this.code = code;
    this.message = message;
  }

  /** Returns the error's name on the wire. */
  public String token() {
    return token;
  }

  /** Returns the error's number. */
  public int code() {
    return code;
  }

  /** Returns the error's sentence. */
  public String message() {
    return message;
  }
}
