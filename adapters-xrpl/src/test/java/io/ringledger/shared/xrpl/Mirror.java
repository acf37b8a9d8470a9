package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A second node of a sandbox's ledger, which may tell another story about it. */
public final class Mirror implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, UnaryOperator<ObjectNode>> stories = new ConcurrentHashMap<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final FakeNode node;

  public Mirror(XrplSandbox sandbox) {
    this.node =
        FakeNode.start(
            (method, parameters) ->
                missing.contains(method)
                    ? Reply.error("unknownCmd")
                    : tell(method, LedgerClient.post(http, sandbox.rpcUri(), method, parameters)));
  }

  private Reply tell(String method, String body) {
    try {
      ObjectNode result = (ObjectNode) FakeNode.JSON.readTree(body).path("result");
      return Reply.result(stories.getOrDefault(method, UnaryOperator.identity()).apply(result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Results of that command are told so from now on. */
  public Mirror tells(String method, UnaryOperator<ObjectNode> story) {
    stories.put(method, story);
    return this;
  }

  /** That command is answered with that error from now on. */
  public Mirror denies(String method, String error) {
    return tells(
        method,
        _ ->
            JsonNodeFactory.instance
                .objectNode()
                .put("error", error)
                .put("status", "error")
                .put("searched_all", true));
  }

  /** It does not have that command. */
  public Mirror lacks(String method) {
    missing.add(method);
    return this;
  }

  public FakeNode node() {
    return node;
  }

  @Override
  public void close() {
    node.close();
    http.close();
  }
}
