package io.ringledger.sandbox.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A transaction as the ledger sees it: its canonical bytes, their id, and its fields. Signed when
 * it was submitted, unsigned when it is only simulated.
 */
public final class Transaction {
  /** Longer blobs are refused unread; real transactions stay far below. */
  public static final int MAX_BLOB_BYTES = 64 * 1024;

  private final String blob;
  private final String id;
  private final ObjectNode fields;

  private Transaction(String blob, ObjectNode fields) {
    this.blob = blob;
    this.id = Hashes.transactionId(Codec.bytes(blob));
    this.fields = fields;
  }

  /**
   * Reads a signed transaction and checks its form and its signature.
   *
   * @param hex the serialized signed transaction
   * @return the transaction
   * @throws MalformedTransactionException if the blob is not canonical or the signature is bad
   */
  public static Transaction readSigned(String hex) throws MalformedTransactionException {
    Transaction transaction = read(hex);
    if (transaction.has("Signers") && transaction.text("SigningPubKey").isEmpty()) {
      // No account here has a signer list; the ledger says so once it knows the account.
      return transaction;
    }
    if (transaction.text("SigningPubKey").isEmpty()) {
      throw new MalformedTransactionException("fails local checks: Empty SigningPubKey.");
    }
    if (!transaction.has("TxnSignature") || !Signatures.verify(transaction.fields)) {
      throw new MalformedTransactionException("fails local checks: Invalid signature.");
    }
    return transaction;
  }

  /**
   * Reads a transaction that was checked before, or one that needs no signature.
   *
   * @param hex the serialized transaction
   * @return the transaction
   * @throws MalformedTransactionException if the blob is not canonical
   */
  public static Transaction read(String hex) throws MalformedTransactionException {
    if (hex.isEmpty() || hex.length() > 2 * MAX_BLOB_BYTES || !Codec.isHex(hex, hex.length())) {
      throw new MalformedTransactionException("Transaction length invalid");
    }
    String blob = hex.toUpperCase(Locale.ROOT);
    ObjectNode fields = Codec.decode(blob);
    if (!Codec.encode(fields).equals(blob)) {
      throw new MalformedTransactionException("The blob is not the canonical form of its fields.");
    }
    TransactionForm.check(fields);
    return new Transaction(blob, fields);
  }

  /**
   * Makes an unsigned transaction from JSON fields.
   *
   * @param fields the fields; those that the binary form does not know are refused
   * @return the transaction
   * @throws MalformedTransactionException if a field does not fit
   */
  public static Transaction unsigned(ObjectNode fields) throws MalformedTransactionException {
    return read(Codec.encode(fields));
  }

  /** Returns the canonical bytes, upper-case hexadecimal. */
  public String blob() {
    return blob;
  }

  /** Returns the transaction's id, upper-case hexadecimal. */
  public String id() {
    return id;
  }

  /** Returns a copy of the fields as the ledger's JSON writes them. */
  public ObjectNode json() {
    return fields.deepCopy();
  }

  /** Returns the transaction's type. */
  public String type() {
    return text("TransactionType");
  }

  /** Returns the sending account's address. */
  public String account() {
    return text("Account");
  }

  /** Returns the fee in drops. */
  public long fee() {
    return drops("Fee").orElse(-1L);
  }

  /** Returns the flags, 0 if absent. */
  public long flags() {
    return number("Flags");
  }

  /** Returns whether it spends a ticket instead of a sequence number. */
  public boolean usesTicket() {
    return number("Sequence") == 0 && has("TicketSequence");
  }

  /** Returns the sequence number, or the ticket's when it spends one. */
  public long sequenceOrTicket() {
    return usesTicket() ? number("TicketSequence") : number("Sequence");
  }

  /**
   * Returns whether the transaction has it.
   *
   * @param field a field's name
   */
  public boolean has(String field) {
    return fields.has(field);
  }

  /**
   * Returns its text, empty if absent.
   *
   * @param field a field's name
   */
  public String text(String field) {
    return fields.path(field).asText();
  }

  /**
   * Returns its value, 0 if absent.
   *
   * @param field the name of a numeric field
   */
  public long number(String field) {
    return fields.path(field).asLong();
  }

  /**
   * Returns the drops, empty if it is absent or no XRP amount.
   *
   * @param field the name of an amount
   */
  public Optional<Long> drops(String field) {
    JsonNode amount = fields.path(field);
    return amount.isTextual() ? Optional.of(Long.parseLong(amount.asText())) : Optional.empty();
  }
}
