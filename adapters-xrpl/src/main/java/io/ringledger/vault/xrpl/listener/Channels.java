package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.index.ChannelSight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the fields of a {@code PayChannel}; those with their default may be left out. */
final class Channels {

  static final String TYPE = "PayChannel";

  private static final String ED25519 = "ED";
  private static final JsonNode NOTHING = TextNode.valueOf("0");

  private Channels() {}

  static ChannelSight read(String index, JsonNode fields, boolean gone)
      throws DisagreementException {
    ChannelId id =
        ChannelId.parse(index)
            .orElseThrow(() -> new DisagreementException("LedgerIndex: not the id of a channel"));
    Drops amount = drops("Amount", fields);
    Drops paid = drops("Balance", fields);
    DisagreementException.unless(
        paid.compareTo(amount) <= 0, "Balance: more than the channel holds");
    return new ChannelSight(
        id,
        LedgerFields.address("Account", fields.path("Account")),
        key(fields.path("PublicKey").asText()),
        amount,
        paid,
        Duration.ofSeconds(LedgerFields.uint32OrZero("SettleDelay", fields.path("SettleDelay"))),
        time("CancelAfter", fields),
        time("Expiration", fields),
        gone);
  }

  private static Drops drops(String name, JsonNode fields) throws DisagreementException {
    JsonNode value = fields.path(name);
    return LedgerFields.drops(name, value.isMissingNode() ? NOTHING : value);
  }

  private static Optional<Ed25519Key> key(String hex) {
    return hex.startsWith(ED25519)
        ? Ed25519Key.parse(hex.substring(ED25519.length()))
        : Optional.empty();
  }

  private static Optional<Instant> time(String name, JsonNode fields) throws DisagreementException {
    JsonNode value = fields.path(name);
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(new RippleTime(LedgerFields.uint32(name, value)).toInstant());
  }
}
