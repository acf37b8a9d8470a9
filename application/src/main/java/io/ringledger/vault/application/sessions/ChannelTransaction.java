package io.ringledger.vault.application.sessions;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.session.SessionRules;
import io.ringledger.vault.domain.session.VaultSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A transaction for the funding account's wallet to complete (fee, sequence, last ledger) and sign.
 *
 * @param fields as XRPL documentation names them, in JSON's types
 */
public record ChannelTransaction(Map<String, Object> fields) {

  /** Networks up to this id must not be named in a transaction, later ones must. */
  private static final long LAST_UNNAMED_NETWORK = 1024;

  /** XRPL documentation, "PaymentChannelClaim": asks to close. */
  private static final long TF_CLOSE = 0x0002_0000L;

  public ChannelTransaction {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Opens the channel of a session. */
  static ChannelTransaction create(VaultSession session, SessionRules rules, long networkId) {
    Map<String, Object> fields =
        begin("PaymentChannelCreate", session.grant().fundedBy(), networkId);
    fields.put("Destination", rules.authority().value());
    fields.put("Amount", session.grant().cap().toString());
    fields.put("SettleDelay", rules.settleDelay().toSeconds());
    fields.put("PublicKey", session.grant().sessionKey().xrplHex());
    fields.put("CancelAfter", RippleTime.of(session.grant().expiresAt()).seconds());
    return new ChannelTransaction(fields);
  }

  /** Puts more into it. */
  static ChannelTransaction fund(
      VaultSession session, ChannelId channel, Drops more, long networkId) {
    Map<String, Object> fields = begin("PaymentChannelFund", session.grant().fundedBy(), networkId);
    fields.put("Channel", channel.value());
    fields.put("Amount", more.toString());
    return new ChannelTransaction(fields);
  }

  /** Asks to close it. */
  static ChannelTransaction close(VaultSession session, ChannelId channel, long networkId) {
    Map<String, Object> fields =
        begin("PaymentChannelClaim", session.grant().fundedBy(), networkId);
    fields.put("Channel", channel.value());
    fields.put("Flags", TF_CLOSE);
    return new ChannelTransaction(fields);
  }

  private static Map<String, Object> begin(String type, XrplAddress account, long networkId) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("TransactionType", type);
    fields.put("Account", account.value());
    if (networkId > LAST_UNNAMED_NETWORK) {
      fields.put("NetworkID", networkId);
    }
    return fields;
  }
}
