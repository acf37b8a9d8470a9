package io.ringledger.sandbox.ledger;

import com.google.common.primitives.UnsignedInteger;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;
import org.xrpl.xrpl4j.model.transactions.Address;
import org.xrpl.xrpl4j.model.transactions.ImmutablePayment;
import org.xrpl.xrpl4j.model.transactions.NetworkId;
import org.xrpl.xrpl4j.model.transactions.Payment;
import org.xrpl.xrpl4j.model.transactions.XrpCurrencyAmount;

/**
 * How a chain begins: like a real node in stand-alone mode, with one account that holds all XRP and
 * whose key everyone knows.
 */
public final class Genesis {
  /** The account that holds everything. */
  public static final String ADDRESS = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";

  /** The seed of its key, made from the well-known phrase {@code masterpassphrase}. */
  public static final String SEED = "snoPBrXtMeMyMHUVTgbuqAfg1SUTb";

  /** All XRP, in drops. */
  public static final long ALL_DROPS = 100_000_000_000_000_000L;

  private static final KeyPair KEYS =
      Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(SEED)).deriveKeyPair();

  private Genesis() {}

  static LedgerEntry account() {
    LedgerEntry root = Accounts.create(ADDRESS, 1, ALL_DROPS);
    root.set("PreviousTxnID", LedgerHeader.NO_HASH);
    root.set("PreviousTxnLgrSeq", 0L);
    return root;
  }

  /**
   * Signs a payment from the genesis account.
   *
   * @param destination who is paid
   * @param drops how much
   * @param sequence the genesis account's next sequence number
   * @param settings the chain's settings
   * @return the signed transaction
   */
  public static Transaction payment(
      String destination, long drops, long sequence, LedgerSettings settings) {
    ImmutablePayment.Builder payment =
        Payment.builder()
            .account(Address.of(ADDRESS))
            .destination(Address.of(destination))
            .amount(XrpCurrencyAmount.ofDrops(drops))
            .fee(XrpCurrencyAmount.ofDrops(settings.fees().base()))
            .sequence(UnsignedInteger.valueOf(sequence))
            .signingPublicKey(KEYS.publicKey());
    if (settings.networkId() > 1024) {
      payment.networkId(NetworkId.of(UnsignedInteger.valueOf(settings.networkId())));
    }
    String blob =
        new BcSignatureService()
            .sign(KEYS.privateKey(), payment.build())
            .signedTransactionBytes()
            .hexValue();
    try {
      return Transaction.readSigned(blob);
    } catch (MalformedTransactionException e) {
      throw new IllegalStateException("The faucet signed a payment that is none", e);
    }
  }
}
