package io.ringledger.shared.xrpl;

import com.ripple.cryptoconditions.Condition;
import com.ripple.cryptoconditions.CryptoConditionReader;
import com.ripple.cryptoconditions.CryptoConditionWriter;
import com.ripple.cryptoconditions.PreimageSha256Fulfillment;
import com.ripple.cryptoconditions.der.DerEncodingException;
import java.util.HexFormat;

/** Crypto-conditions of the only type the ledger knows, PREIMAGE-SHA-256, of any length. */
public final class Preimages {

  private Preimages() {}

  /** Whether the fulfillment opens the condition; both in DER, as hexadecimal digits. */
  public static boolean opens(String fulfillmentHex, String conditionHex) {
    try {
      byte[] der = HexFormat.of().parseHex(fulfillmentHex);
      if (CryptoConditionReader.readFulfillment(der) instanceof PreimageSha256Fulfillment known) {
        Condition derived = known.getDerivedCondition();
        return HexFormat.of()
            .formatHex(CryptoConditionWriter.writeCondition(derived))
            .equalsIgnoreCase(conditionHex);
      }
      return false;
    } catch (DerEncodingException | RuntimeException malformed) {
      return false;
    }
  }
}
