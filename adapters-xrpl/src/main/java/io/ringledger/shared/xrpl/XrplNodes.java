package io.ringledger.shared.xrpl;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several nodes of one network, asked in turn. Only questions go through here, so asking again is
 * always safe.
 */
public final class XrplNodes implements AutoCloseable {

  private static final Logger LOG = System.getLogger(XrplNodes.class.getName());

  private final XrplNodeSettings settings;
  private final HttpClient http;
  private final List<JsonRpcNode> nodes;

  /** Connects to nothing yet; the first question does. */
  public XrplNodes(XrplNodeSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    List<JsonRpcNode> all = new ArrayList<>();
    for (int i = 0; i < settings.nodes().size(); i++) {
      all.add(new JsonRpcNode("node " + (i + 1), settings.nodes().get(i), settings, http));
    }
    this.nodes = List.copyOf(all);
  }

  /** The network that all nodes are on. */
  public long networkId() {
    return settings.networkId();
  }

  /** One question, which may take several requests, all to the same node. */
  @FunctionalInterface
  public interface Question<T> {

    /** Asks the node; a failure lets the next one be asked. */
    T ask(JsonRpcNode node) throws NodeFailureException;
  }

  /**
   * The first answer that settles the matter; where none does, the last one given.
   *
   * @param settled whether an answer is final, or another node may know more
   * @throws NodeFailureException where no node answered; its message says why, node by node
   */
  public <T> T ask(Question<T> question, Predicate<T> settled) throws NodeFailureException {
    long start = System.nanoTime();
    List<String> failures = new ArrayList<>();
    Optional<T> unsettled = Optional.empty();
    for (int round = 0; round < settings.rounds() && unsettled.isEmpty(); round++) {
      failures.clear();
      for (JsonRpcNode node : nodes) {
        if (System.nanoTime() - start > settings.patience().toNanos()) {
          failures.add("out of patience before " + node.name());
          return unsettled.orElseThrow(() -> unanswered(failures));
        }
        try {
          T answer = question.ask(node.onItsNetwork());
          if (settled.test(answer)) {
            return answer;
          }
          unsettled = Optional.of(answer);
        } catch (NodeFailureException failure) {
          node.distrust();
          failures.add(node.name() + ": " + failure.reason());
          LOG.log(Level.WARNING, "XRPL {0} did not answer: {1}", node, failure.reason());
        }
        if (Thread.currentThread().isInterrupted()) {
          return unsettled.orElseThrow(() -> unanswered(failures));
        }
      }
    }
    return unsettled.orElseThrow(() -> unanswered(failures));
  }

  /** Drops the connections. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private static NodeFailureException unanswered(List<String> failures) {
    return new NodeFailureException(String.join("; ", failures));
  }
}
