package io.ringledger.vault.xrpl.channels;

import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplNodes;
import java.util.Optional;

/**
 * What a node has told, and which; held against another node's word where there is one, because
 * nothing of a ledger entry can be checked by itself.
 */
record Told<T>(T what, JsonRpcNode by) {

  static <T> T agreed(XrplNodes nodes, XrplNodes.Question<T> question) throws NodeFailureException {
    Told<T> told = nodes.ask(node -> new Told<>(question.ask(node), node), _ -> true);
    Optional<T> other = nodes.askOther(told.by(), question);
    if (other.filter(word -> !word.equals(told.what())).isPresent()) {
      throw NodeFailureException.unable("two nodes contradict each other; try again");
    }
    return told.what();
  }
}
