package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads single values as XRPL writes them in JSON. */
public final class LedgerFields {

  private static final long MAX_UINT32 = 0xFFFF_FFFFL;

  /** Networks up to this id must not be named in a transaction, later ones must. */
  private static final long LAST_UNNAMED_NETWORK = 1024;

  private LedgerFields() {}

  /** An amount of XRP: a text of drops. An issued currency or a token is none. */
  public static Drops drops(String name, JsonNode value) throws DisagreementException {
    DisagreementException.unless(
        value.isTextual() && value.asText().matches("[0-9]{1,18}"),
        name + ": not an amount of XRP");
    long drops = Long.parseLong(value.asText());
    DisagreementException.unless(drops <= Drops.MAX_VALUE, name + ": more than all XRP there is");
    return new Drops(drops);
  }

  /** An account. */
  public static XrplAddress address(String name, JsonNode value) throws DisagreementException {
    return Optional.of(value)
        .filter(JsonNode::isTextual)
        .flatMap(text -> XrplAddress.parse(text.asText()))
        .orElseThrow(() -> new DisagreementException(name + ": not an address"));
  }

  /** A whole number of 32 bits; a number written as a text is none. */
  public static long uint32(String name, JsonNode value) throws DisagreementException {
    DisagreementException.unless(
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() <= MAX_UINT32,
        name + ": not a number");
    return value.longValue();
  }

  /** The same where a missing field means zero. */
  public static long uint32OrZero(String name, JsonNode value) throws DisagreementException {
    return value.isMissingNode() ? 0 : uint32(name, value);
  }

  /** Throws where a transaction has a field besides those. */
  public static void refuseOthers(JsonNode fields, Set<String> allowed)
      throws DisagreementException {
    Set<String> names = new TreeSet<>();
    fields.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      DisagreementException.unless(allowed.contains(name), "unprepared field " + printable(name));
    }
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9_]{1,40}") ? name : "with an unusual name";
  }

  /** Names the network in a transaction, where it is one that has to be named. */
  static void nameNetwork(ObjectNode transaction, long networkId) {
    if (networkId > LAST_UNNAMED_NETWORK) {
      transaction.put("NetworkID", networkId);
    }
  }

  /** Throws where a transaction is not one of that network. */
  static void checkNetwork(JsonNode transaction, long networkId) throws DisagreementException {
    JsonNode named = transaction.path("NetworkID");
    boolean right =
        networkId <= LAST_UNNAMED_NETWORK
            ? named.isMissingNode()
            : uint32OrZero("NetworkID", named) == networkId;
    DisagreementException.unless(right, "NetworkID: not as network " + networkId + " has it");
  }
}
