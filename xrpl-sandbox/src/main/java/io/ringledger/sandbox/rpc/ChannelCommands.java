package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Signatures;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Commands about payment channels. */
final class ChannelCommands {
  private static final int MOST_OBJECTS = 400;
  private static final int USUAL_OBJECTS = 200;

  /** The optional fields of a channel, as the entry and as the answer names them. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "Expiration", "expiration",
          "CancelAfter", "cancel_after",
          "SourceTag", "source_tag",
          "DestinationTag", "destination_tag");

  private final SandboxLedger ledger;

  ChannelCommands(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  Map<String, Command> all() {
    return Map.of(
        "account_channels", this::accountChannels,
        "channel_verify", ChannelCommands::verify,
        "channel_authorize", _ -> refuseToSign());
  }

  /**
   * Lists the channels an account pays through. As on a real node the limit counts everything in
   * the account's directory, so that a page may have fewer channels than asked for, even none, and
   * still be followed by another.
   */
  private ObjectNode accountChannels(Request request) throws RpcException {
    String address = request.account("account");
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    if (chosen.state().account(address) == null) {
      throw new RpcException(RpcError.ACCOUNT_NOT_FOUND).with("account", address);
    }
    String destination =
        request.has("destination_account") ? request.account("destination_account") : "";
    List<String> entries = OwnerDirectories.list(chosen.state(), address);
    int limit = request.limit(USUAL_OBJECTS, MOST_OBJECTS);
    int start = startAfter(request, entries);
    int end = Math.min(entries.size(), start + limit);
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("account", address);
    ArrayNode channels = result.putArray("channels");
    for (String id : entries.subList(start, end)) {
      LedgerEntry entry = Objects.requireNonNull(chosen.state().read(id), id);
      boolean wanted = destination.isEmpty() || entry.text("Destination").equals(destination);
      boolean pays = entry.type().equals("PayChannel") && entry.text("Account").equals(address);
      if (pays && wanted) {
        channels.add(channel(entry));
      }
    }
    if (end < entries.size()) {
      result.put("limit", limit);
      LedgerEntry last =
          Objects.requireNonNull(chosen.state().read(entries.get(end - 1)), "last entry");
      result.put("marker", last.id() + "," + pageOf(last, address));
    }
    chosen.describe(result);
    return result;
  }

  private static int startAfter(Request request, List<String> entries) throws RpcException {
    if (!request.has("marker")) {
      return 0;
    }
    if (!request.params().path("marker").isTextual()) {
      throw new RpcException(RpcError.INVALID_PARAMS, "Invalid field 'marker', not string.");
    }
    String[] parts = request.text("marker").split(",", -1);
    int place = entries.indexOf(parts[0].toUpperCase(Locale.ROOT));
    if (place < 0 || parts.length != 2 || !isUnsigned(parts[1])) {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    return place + 1;
  }

  /** The page of the account's directory the entry is on, which a real node wants as a hint. */
  private static String pageOf(LedgerEntry entry, String address) {
    boolean receives =
        !entry.text("Account").equals(address) && entry.text("Destination").equals(address);
    return Long.toUnsignedString(entry.uint64(receives ? "DestinationNode" : "OwnerNode"));
  }

  private static ObjectNode channel(LedgerEntry entry) {
    ObjectNode json = Codec.JSON.createObjectNode();
    json.put("channel_id", entry.id());
    json.put("account", entry.text("Account"));
    json.put("destination_account", entry.text("Destination"));
    json.put("amount", entry.text("Amount"));
    json.put("balance", entry.text("Balance"));
    json.put("public_key", Codec.publicKeyText(entry.text("PublicKey")));
    json.put("public_key_hex", entry.text("PublicKey"));
    json.put("settle_delay", entry.number("SettleDelay"));
    OPTIONAL.forEach(
        (field, name) -> {
          if (entry.has(field)) {
            json.put(name, entry.number(field));
          }
        });
    return json;
  }

  private static ObjectNode verify(Request request) throws RpcException {
    for (String field : List.of("public_key", "channel_id", "amount", "signature")) {
      if (!request.has(field)) {
        throw RpcException.missing(field);
      }
    }
    String given = request.params().path("public_key").asText();
    String key = Codec.publicKeyHex(given).orElse(given);
    if (!Signatures.isPublicKey(key)) {
      throw new RpcException(RpcError.PUBLIC_KEY_MALFORMED);
    }
    String channelId = request.params().path("channel_id").asText();
    if (!Codec.isHex(channelId, 64)) {
      throw new RpcException(RpcError.CHANNEL_MALFORMED);
    }
    JsonNode amount = request.params().path("amount");
    if (!amount.isTextual() || !isUnsigned(amount.asText())) {
      throw new RpcException(RpcError.CHANNEL_AMOUNT_MALFORMED);
    }
    String signature = request.params().path("signature").asText();
    boolean isHex = signature.length() % 2 == 0 && Codec.isHex(signature, signature.length());
    if (!isHex || signature.isEmpty()) {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    long drops = Long.parseUnsignedLong(amount.asText());
    return Codec.JSON
        .createObjectNode()
        .put("signature_verified", Signatures.verifyClaim(channelId, drops, key, signature));
  }

  private static boolean isUnsigned(String text) {
    try {
      Long.parseUnsignedLong(text);
      return Character.isDigit(text.charAt(0));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static ObjectNode refuseToSign() throws RpcException {
    throw new RpcException(
        RpcError.NOT_SUPPORTED,
        "Signing is not supported by this server. Sign claims on your side.");
  }
}
