package io.ringledger.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.LedgerTransaction;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.ringledger.sandbox.rpc.RpcError;
import io.ringledger.sandbox.rpc.RpcException;
import io.ringledger.sandbox.rpc.StreamMessages;
import io.ringledger.sandbox.state.Metadata;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What one connection wants to hear of. */
final class Subscriptions {
  private static final Set<String> STREAMS =
      Set.of(
          "ledger",
          "transactions",
          "transactions_proposed",
          "server",
          "validations",
          "manifests",
          "consensus",
          "peer_status",
          "book_changes");
  private static final int MOST_ACCOUNTS = 1000;

  private final SandboxLedger ledger;
  private final Consumer<ObjectNode> sink;
  private final Set<String> streams = new HashSet<>();
  private final Set<String> accounts = new HashSet<>();
  private boolean newApi;

  Subscriptions(SandboxLedger ledger, Consumer<ObjectNode> sink) {
    this.ledger = ledger;
    this.sink = sink;
  }

  ObjectNode subscribe(ObjectNode params) throws RpcException {
    synchronized (ledger) {
      Set<String> wanted = streamsIn(params);
      Set<String> watched = accountsIn(params);
      if (accounts.size() + watched.size() > MOST_ACCOUNTS) {
        throw new RpcException(RpcError.INVALID_PARAMS, "Too many accounts.");
      }
      streams.addAll(wanted);
      accounts.addAll(watched);
      newApi = params.path("api_version").asInt(1) > 1;
      return wanted.contains("ledger")
          ? StreamMessages.ledgerInfo(ledger, ledger.history().newest())
          : RpcCommands.object();
    }
  }

  ObjectNode unsubscribe(ObjectNode params) throws RpcException {
    synchronized (ledger) {
      streams.removeAll(streamsIn(params));
      accounts.removeAll(accountsIn(params));
      return RpcCommands.object();
    }
  }

  /** Called while the ledger is locked. */
  void tell(ClosedLedger closed) {
    if (streams.contains("ledger")) {
      sink.accept(StreamMessages.ledgerClosed(ledger, closed));
    }
    boolean all = streams.contains("transactions") || streams.contains("transactions_proposed");
    for (LedgerTransaction entry : closed.transactions()) {
      if (all || touchesWatched(entry)) {
        sink.accept(StreamMessages.transaction(closed, entry, newApi));
      }
    }
  }

  private boolean touchesWatched(LedgerTransaction entry) {
    return !accounts.isEmpty()
        && Metadata.affectedAccounts(entry.metadata()).stream().anyMatch(accounts::contains);
  }

  private static Set<String> streamsIn(ObjectNode params) throws RpcException {
    Set<String> names = new HashSet<>();
    for (JsonNode name : array(params, "streams")) {
      if (!STREAMS.contains(name.asText())) {
        throw new RpcException(RpcError.STREAM_MALFORMED);
      }
      names.add(name.asText());
    }
    return names;
  }

  private static Set<String> accountsIn(ObjectNode params) throws RpcException {
    Set<String> addresses = new HashSet<>();
    for (String field : new String[] {"accounts", "accounts_proposed"}) {
      for (JsonNode address : array(params, field)) {
        if (!Codec.isAddress(address.asText())) {
          throw new RpcException(RpcError.ACCOUNT_MALFORMED);
        }
        addresses.add(address.asText());
      }
    }
    return addresses;
  }

  private static JsonNode array(ObjectNode params, String field) throws RpcException {
    JsonNode value = params.path(field);
    if (!value.isMissingNode() && !value.isArray()) {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    return value;
  }
}
