package io.ringledger.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.LedgerClient.Autofill;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.SingleSignedTransaction;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;
import org.xrpl.xrpl4j.model.jackson.ObjectMapperFactory;
import org.xrpl.xrpl4j.model.transactions.Transaction;

/** Somebody's own keys. They never leave it; only what it signed does. */
public final class Wallet {

  private static final int LEDGERS_TO_LIVE = 20;

  /** A finish with a fulfilment costs 33 base fees and one more for each 16 bytes of it. */
  private static final int FULFILLMENT_FEES = 33;

  private static final int BYTES_PER_FEE = 16;

  /** The two kinds of keys the XRP Ledger knows. */
  public enum KeyKind {
    ED25519("ed25519"),
    SECP256K1("secp256k1");

    private final String label;

    KeyKind(String label) {
      this.label = label;
    }

    /** The other one. */
    KeyKind other() {
      return this == ED25519 ? SECP256K1 : ED25519;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * A transaction ready to be submitted.
   *
   * @param lastLedger the last ledger it can be in
   */
  public record Signed(String hash, String blob, long sequence, long feeDrops, long lastLedger) {}

  private final KeyKind kind;
  private final KeyPair keys;
  private final BcSignatureService signatures = new BcSignatureService();
  private final ObjectMapper transactions = ObjectMapperFactory.create();

  private Wallet(KeyKind kind, KeyPair keys) {
    this.kind = kind;
    this.keys = keys;
  }

  /** A new wallet with fresh keys. */
  public static Wallet generate(KeyKind kind) {
    Seed seed =
        switch (kind) {
          case ED25519 -> Seed.ed25519Seed();
          case SECP256K1 -> Seed.secp256k1Seed();
        };
    return new Wallet(kind, seed.deriveKeyPair());
  }

  /** Its address. */
  public String address() {
    return keys.publicKey().deriveAddress().value();
  }

  /** What its keys are. */
  public KeyKind kind() {
    return kind;
  }

  /** Its public key in hexadecimal digits. */
  public String publicKey() {
    return keys.publicKey().base16Value();
  }

  /**
   * Signs a text, not a transaction.
   *
   * @return hexadecimal digits: an Ed25519 signature over the text's bytes, or one of secp256k1
   *     over the first half of their SHA-512, in DER
   */
  public String signText(String text) {
    return TextSignature.of(keys.privateKey(), text);
  }

  /**
   * Fills in what a wallet fills in, and signs. What is given is taken as it stands.
   *
   * @param unsigned a transaction without sequence and signature
   */
  public Signed sign(JsonNode unsigned, Autofill autofill) {
    ObjectNode filled = unsigned.deepCopy();
    if (!filled.has("Sequence")) {
      filled.put("Sequence", autofill.sequence());
    }
    if (!filled.has("Fee")) {
      filled.put("Fee", Long.toString(fee(filled, autofill.baseFeeDrops())));
    }
    if (!filled.has("LastLedgerSequence")) {
      filled.put("LastLedgerSequence", autofill.openLedger() + LEDGERS_TO_LIVE);
    }
    filled.put("SigningPubKey", keys.publicKey().base16Value());
    try {
      Transaction transaction = transactions.treeToValue(filled, Transaction.class);
      SingleSignedTransaction<Transaction> signed = signatures.sign(keys.privateKey(), transaction);
      return new Signed(
          signed.hash().value(),
          signed.signedTransactionBytes().hexValue(),
          Json.number(filled, "Sequence"),
          Json.number(filled, "Fee"),
          Json.number(filled, "LastLedgerSequence"));
    } catch (JsonProcessingException e) {
      throw new PlayException("The wallet cannot read the transaction " + unsigned, e);
    }
  }

  private static long fee(JsonNode transaction, long baseFee) {
    if (!transaction.has("Fulfillment")) {
      return baseFee;
    }
    int bytes = Json.text(transaction, "Fulfillment").length() / 2;
    return baseFee * (FULFILLMENT_FEES + bytes / BYTES_PER_FEE);
  }
}
