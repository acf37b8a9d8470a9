package io.ringledger.vault.xrpl.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.outbound.AccountKeys;
import io.ringledger.vault.domain.signin.AccountAuthority;
import java.util.Optional;
import java.util.Set;

/** Reads master and regular key of accounts: one request, and one of another node. */
public final class XrplAccountKeys implements AccountKeys {

  private static final long MASTER_DISABLED = 0x0010_0000L;

  private final XrplNodes nodes;

  /** Asks these nodes; whoever made them closes them. */
  public XrplAccountKeys(XrplNodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public Answer of(XrplAddress account) {
    try {
      return new Answer.Known(Told.agreed(nodes, node -> read(node, account)));
    } catch (NodeFailureException failure) {
      return new Answer.Unavailable(failure.reason());
    }
  }

  private static AccountAuthority read(JsonRpcNode node, XrplAddress account)
      throws NodeFailureException {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("account", account.value())
            .put("ledger_index", "validated");
    JsonNode answer = node.call("account_info", question, Set.of("actNotFound"));
    if (answer.has("error")) {
      return AccountAuthority.unfunded(account);
    }
    if (!answer.path("validated").asBoolean()) {
      throw new NodeFailureException("account_info: not from a validated ledger");
    }
    JsonNode data = answer.path("account_data");
    try {
      DisagreementException.unless(
          LedgerFields.address("Account", data.path("Account")).equals(account),
          "Account: not the one asked for");
      JsonNode regular = data.path("RegularKey");
      return new AccountAuthority(
          account,
          regular.isMissingNode()
              ? Optional.empty()
              : Optional.of(LedgerFields.address("RegularKey", regular)),
          (LedgerFields.uint32("Flags", data.path("Flags")) & MASTER_DISABLED) != 0);
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("account_info: " + malformed.reason(), malformed);
    }
  }
}
