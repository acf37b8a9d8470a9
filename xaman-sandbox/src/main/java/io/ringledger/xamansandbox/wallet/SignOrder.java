package io.ringledger.xamansandbox.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringledger.xamansandbox.platform.Resolution.Network;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How somebody signs, and what goes wrong with it. {@link #asAsked} signs as an honest person with
 * a working app does.
 *
 * @param account the account chosen in the app; empty: the one the app prefers
 * @param checked whether the app enforces the payload's signers and network
 * @param ticket the ticket to use instead of a sequence number
 * @param altered fields of the transaction that are signed differently; {@code null} leaves one out
 * @param network the network the wallet is on, if it is not the sandbox's
 * @param dispatched whether the app gets to submit what it signed
 * @param reported whether the platform hears of it
 * @param card whether a Tangem card signs, which takes its time: the app then allows 150 ledgers
 */
public record SignOrder(
    Optional<String> account,
    boolean checked,
    OptionalLong ticket,
    Map<String, JsonNode> altered,
    Optional<Network> network,
    boolean dispatched,
    boolean reported,
    boolean card) {

  /** Keeps a copy of the alterations. */
  public SignOrder {
    altered = Map.copyOf(altered);
  }

  /** Signs what is asked for, with the account the app prefers. */
  public static SignOrder asAsked() {
    return new SignOrder(
        Optional.empty(),
        true,
        OptionalLong.empty(),
        Map.of(),
        Optional.empty(),
        true,
        true,
        false);
  }

  /** Signs with another account of the wallet. */
  public SignOrder with(String address) {
    return new SignOrder(
        Optional.of(address), checked, ticket, altered, network, dispatched, reported, card);
  }

  /** Does not enforce the payload's signers and network, as an app that is broken or not Xaman. */
  public SignOrder unchecked() {
    return new SignOrder(account, false, ticket, altered, network, dispatched, reported, card);
  }

  /** Uses a ticket instead of a sequence number. */
  public SignOrder onTicket(long number) {
    return new SignOrder(
        account, checked, OptionalLong.of(number), altered, network, dispatched, reported, card);
  }

  /** Signs another value than asked for. */
  public SignOrder altering(String field, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(altered);
    more.put(field, value);
    return new SignOrder(account, checked, ticket, more, network, dispatched, reported, card);
  }

  /** Signs another text than asked for, such as an amount in drops or an address. */
  public SignOrder altering(String field, String value) {
    return altering(field, TextNode.valueOf(value));
  }

  /** Leaves a field out. */
  public SignOrder omitting(String field) {
    return altering(field, NullNode.getInstance());
  }

  /** Signs while the wallet is on another network, and submits there: the sandbox never sees it. */
  public SignOrder onNetwork(String key, long id) {
    Network elsewhere = new Network("wss://" + key.toLowerCase(Locale.ROOT) + ".invalid", key, id);
    return new SignOrder(
        account, checked, ticket, altered, Optional.of(elsewhere), dispatched, reported, card);
  }

  /** Signs, and the app is gone before it submits. */
  public SignOrder undispatched() {
    return new SignOrder(account, checked, ticket, altered, network, false, reported, card);
  }

  /** Signs and submits, and the app's word to the platform is lost: the payload stays open. */
  public SignOrder unreported() {
    return new SignOrder(account, checked, ticket, altered, network, dispatched, false, card);
  }

  /** Signs with a Tangem card. */
  public SignOrder byCard() {
    return new SignOrder(account, checked, ticket, altered, network, dispatched, reported, true);
  }
}
