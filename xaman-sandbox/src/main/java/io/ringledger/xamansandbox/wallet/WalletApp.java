package io.ringledger.xamansandbox.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.Payload.Opening;
import io.ringledger.xamansandbox.platform.Payloads;
import io.ringledger.xamansandbox.platform.Resolution.Dispatch;
import io.ringledger.xamansandbox.platform.Resolution.Network;
import io.ringledger.xamansandbox.platform.Resolution.Signature;
import io.ringledger.xamansandbox.platform.Resolution.Signed;
import io.ringledger.xamansandbox.wallet.WalletException.Reason;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The app of the person who signs. It holds accounts by their family seeds, opens payloads, and
 * signs or declines them. Seeds stay in memory and are never shown.
 */
public final class WalletApp implements AutoCloseable {
  private static final int MOST_ACCOUNTS = 1000;

  private final Payloads payloads;
  private final Network home;
  private final LedgerNode node;
  private final Autofill autofill;
  private final Map<String, Keys> accounts = new LinkedHashMap<>();

  /**
   * An app without accounts.
   *
   * @param payloads where its sign requests come from
   * @param node where it submits to; empty: it can sign nothing that needs a ledger
   * @param home the network it is on
   */
  public WalletApp(Payloads payloads, Optional<URI> node, Network home) {
    this.payloads = payloads;
    this.home = home;
    this.node = new LedgerNode(node);
    this.autofill = new Autofill(this.node);
  }

  /**
   * Adds an account.
   *
   * @param seed its family seed
   * @return its address
   * @throws WalletException if it is no seed
   */
  public String add(String seed) {
    return keep(Keys.ofSeed(seed));
  }

  /** Adds an account with fresh keys, and returns its address. */
  public String addNew() {
    return keep(Keys.generate());
  }

  private synchronized String keep(Keys keys) {
    if (accounts.size() >= MOST_ACCOUNTS) {
      throw new WalletException(Reason.NO_ACCOUNT, "The wallet holds too many accounts.");
    }
    accounts.put(keys.address(), keys);
    return keys.address();
  }

  /** Returns the addresses of its accounts, oldest first. */
  public synchronized List<String> accounts() {
    return List.copyOf(accounts.keySet());
  }

  /** Opens a payload by its QR code. */
  public Payload open(UUID id) {
    return open(id, Opening.QR);
  }

  /**
   * Opens a payload.
   *
   * @throws WalletException if it is over, or expired unopened
   */
  public Payload open(UUID id, Opening how) {
    return onPayload(() -> payloads.open(id, how));
  }

  /** Declines a payload, which opens it first. */
  public Payload decline(UUID id) {
    open(id);
    return onPayload(() -> payloads.decline(id));
  }

  /** Signs a payload as asked. */
  public Payload sign(UUID id) {
    return sign(id, SignOrder.asAsked());
  }

  /**
   * Signs a payload, which opens it first, and submits it where that was asked for.
   *
   * @return the payload afterwards
   * @throws WalletException if the app would not go on; the payload stays unsigned then
   */
  public Payload sign(UUID id, SignOrder order) {
    Payload payload = open(id);
    Network network = order.network().orElse(home);
    checkNetwork(payload, order, network);
    Keys keys = chosen(payload, order);
    Keys.Signed made = signed(payload, order, network, keys);
    Signature signature =
        new Signature(
            made.blob(),
            made.id(),
            payload.request().options().multisign()
                ? payload.request().transaction().path("Account").asText(keys.address())
                : keys.address(),
            keys.address(),
            keys.publicKey(),
            order.card() ? "TANGEM" : "BIOMETRIC",
            payload.request().options().multisign(),
            network);
    if (order.reported()) {
      onPayload(() -> payloads.sign(id, signature));
    }
    if (order.dispatched() && isToSubmit(payload)) {
      Optional<Dispatch> dispatch = submitted(made.blob(), network);
      if (order.reported() && dispatch.isPresent()) {
        payloads.dispatch(id, dispatch.get());
      }
    }
    return payloads.find(id).orElse(payload);
  }

  /**
   * Submits a payload that was signed and never dispatched, as an app that comes back.
   *
   * @return the payload afterwards
   */
  public Payload dispatch(UUID id) {
    Payload payload = onPayload(() -> payloads.find(id).orElseThrow(IllegalStateException::new));
    if (!(payload.resolution() instanceof Signed signed) || signed.dispatch().isPresent()) {
      throw new WalletException(Reason.PAYLOAD_UNAVAILABLE, "Nothing waits to be dispatched.");
    }
    Signature signature = signed.signature();
    return submitted(signature.blob(), signature.environment())
        .map(dispatch -> payloads.dispatch(id, dispatch))
        .orElse(payload);
  }

  private static void checkNetwork(Payload payload, SignOrder order, Network network) {
    Optional<String> forced = payload.request().options().forceNetwork();
    if (order.checked() && forced.isPresent() && !forced.get().equals(network.key())) {
      throw new WalletException(
          Reason.FORCED_NETWORK,
          "The payload is for %s, and the wallet is on %s.".formatted(forced.get(), network.key()));
    }
  }

  /** The payload's Account is a preference only; its signers are enforced. */
  private synchronized Keys chosen(Payload payload, SignOrder order) {
    List<String> forced = payload.request().options().signers();
    List<String> available =
        accounts.keySet().stream()
            .filter(address -> !order.checked() || forced.isEmpty() || forced.contains(address))
            .toList();
    if (available.isEmpty()) {
      throw accounts.isEmpty()
          ? new WalletException(Reason.NO_ACCOUNT, "The wallet holds no account.")
          : mustBeSignedBy(forced);
    }
    String preferred = payload.request().transaction().path("Account").asText();
    String wanted =
        order
            .account()
            .orElseGet(() -> available.contains(preferred) ? preferred : available.getFirst());
    Keys keys = accounts.get(wanted);
    if (keys == null) {
      throw new WalletException(Reason.NO_ACCOUNT, "The wallet does not hold that account.");
    }
    if (!available.contains(wanted)) {
      throw mustBeSignedBy(forced);
    }
    return keys;
  }

  private static WalletException mustBeSignedBy(List<String> forced) {
    return new WalletException(
        Reason.FORCED_SIGNER, "The payload must be signed by one of " + forced + ".");
  }

  private Keys.Signed signed(Payload payload, SignOrder order, Network network, Keys keys) {
    ObjectNode fields = payload.request().transaction().deepCopy();
    boolean several = payload.request().options().multisign();
    if (!several || !fields.has("Account")) {
      fields.put("Account", keys.address());
    }
    for (Map.Entry<String, JsonNode> change : order.altered().entrySet()) {
      if (change.getValue().isNull()) {
        fields.remove(change.getKey());
      } else {
        fields.set(change.getKey(), change.getValue());
      }
    }
    if (payload.request().isPseudo()) {
      fields.remove(List.of("TransactionType", "SignIn"));
    } else {
      autofill.fill(fields, order, network);
    }
    return several ? keys.multiSign(fields) : keys.sign(fields);
  }

  private static boolean isToSubmit(Payload payload) {
    return payload.request().options().submit()
        && !payload.request().options().multisign()
        && !payload.request().isPseudo();
  }

  /** Submits; a wallet on another network submits there, where the sandbox cannot follow. */
  private Optional<Dispatch> submitted(String blob, Network network) {
    if (!network.equals(home)) {
      return Optional.of(new Dispatch(network, "tesSUCCESS"));
    }
    try {
      return Optional.of(new Dispatch(network, node.submit(blob)));
    } catch (WalletException _) {
      // The app has reported the signature before, and shows the failure to its user only.
      return Optional.empty();
    }
  }

  private static Payload onPayload(Supplier<Payload> action) {
    try {
      return action.get();
    } catch (IllegalStateException e) {
      throw new WalletException(
          Reason.PAYLOAD_UNAVAILABLE,
          Optional.ofNullable(e.getMessage()).orElse("There is no such payload."));
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
