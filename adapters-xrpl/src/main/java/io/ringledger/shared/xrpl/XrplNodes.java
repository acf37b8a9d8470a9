package io.ringledger.shared.xrpl;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several nodes of one network, asked in turn. Only questions go through here, so asking again is
 * always safe. A node that failed several times in a row is left alone for a while, unless no other
 * answers.
 */
public final class XrplNodes implements AutoCloseable {

  /** Failures in a row after which a node is left alone. */
  public static final int FAILURES_TO_OPEN = 3;

  /** How long it is left alone. */
  public static final Duration OPEN_FOR = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(XrplNodes.class.getName());

  private final XrplNodeSettings settings;
  private final HttpClient http;
  private final List<JsonRpcNode> nodes;

  /** Connects to nothing yet; the first question does. */
  public XrplNodes(XrplNodeSettings settings) {
    this(settings, InstantSource.system());
  }

  /** The same with another clock for how long a node is left alone. */
  public XrplNodes(XrplNodeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    List<JsonRpcNode> all = new ArrayList<>();
    for (int i = 0; i < settings.nodes().size(); i++) {
      all.add(new JsonRpcNode("node " + (i + 1), settings.nodes().get(i), settings, http, clock));
    }
    this.nodes = List.copyOf(all);
  }

  /** The network that all nodes are on. */
  public long networkId() {
    return settings.networkId();
  }

  /** How each node stands, in the order of the settings. */
  public List<NodeState> states() {
    return nodes.stream().map(JsonRpcNode::state).toList();
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
    Round<T> asking = new Round<>(question, settled);
    for (int round = 0; round < settings.rounds() && asking.goesOn(); round++) {
      asking.failures.clear();
      List<JsonRpcNode> leftAlone = new ArrayList<>();
      for (JsonRpcNode node : nodes) {
        if (asking.goesOn() && node.health().admits()) {
          asking.ask(node);
        } else {
          leftAlone.add(node);
        }
      }
      if (asking.last.isEmpty()) {
        leftAlone.forEach(asking::ask);
      }
      if (asking.last.isPresent()) {
        break;
      }
    }
    return asking.last.orElseThrow(asking::unanswered);
  }

  /**
   * What every node says, however long that takes: also those that are left alone otherwise.
   *
   * @throws NodeFailureException where no node answered; its message says why, node by node
   */
  public <T> List<T> askEach(Question<T> question) throws NodeFailureException {
    List<T> answers = new ArrayList<>();
    Round<T> asking = new Round<>(question, _ -> false);
    asking.patience = Long.MAX_VALUE;
    for (JsonRpcNode node : nodes) {
      asking.last = Optional.empty();
      asking.ask(node);
      asking.last.ifPresent(answers::add);
    }
    if (answers.isEmpty()) {
      throw asking.unanswered();
    }
    return answers;
  }

  /** What the first other node says that answers at all; empty where none does or there is none. */
  public <T> Optional<T> askOther(JsonRpcNode first, Question<T> question) {
    Round<T> asking = new Round<>(question, _ -> true);
    for (JsonRpcNode node : nodes) {
      if (node != first && asking.goesOn() && node.health().admits()) {
        asking.ask(node);
      }
    }
    return asking.last;
  }

  /** One question on its way through the nodes. */
  private final class Round<T> {

    private final long start = System.nanoTime();
    private final Question<T> question;
    private final Predicate<T> settled;
    private final List<String> failures = new ArrayList<>();
    private long patience = settings.patience().toNanos();
    private Optional<T> last = Optional.empty();
    private boolean over;

    Round(Question<T> question, Predicate<T> settled) {
      this.question = question;
      this.settled = settled;
    }

    boolean goesOn() {
      return !over && !Thread.currentThread().isInterrupted();
    }

    void ask(JsonRpcNode node) {
      if (!goesOn()) {
        return;
      }
      if (System.nanoTime() - start > patience) {
        failures.add("out of patience before " + node.name());
        over = true;
        return;
      }
      try {
        T answer = question.ask(node.onItsNetwork());
        node.health().succeeded();
        last = Optional.of(answer);
        over = settled.test(answer);
      } catch (NodeFailureException failure) {
        if (!failure.nodeIsWell()) {
          node.distrust();
          node.health().failed(failure.reason());
        }
        failures.add(node.name() + ": " + failure.reason());
        LOG.log(Level.WARNING, "XRPL {0} did not answer: {1}", node, failure.reason());
      }
    }

    NodeFailureException unanswered() {
      return new NodeFailureException(String.join("; ", failures));
    }
  }

  /** Drops the connections. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
