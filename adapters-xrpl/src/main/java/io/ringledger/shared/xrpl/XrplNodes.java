package io.ringledger.shared.xrpl;

import io.ringledger.shared.application.providers.Asked;
import io.ringledger.shared.application.providers.ProviderState;
import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.application.providers.Reply;
import io.ringledger.shared.http.BoundedHttp;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Several nodes of one network, asked in turn. Only questions and signed transactions go through
 * here, so asking again is always safe. A node that failed several times in a row is left alone for
 * a while, unless no other answers.
 */
public final class XrplNodes implements AutoCloseable {

  private static final Logger LOG = System.getLogger(XrplNodes.class.getName());

  private final XrplNodeSettings settings;
  private final BoundedHttp http;
  private final Providers<JsonRpcNode> nodes;

  /** Connects to nothing yet; the first question does. */
  public XrplNodes(XrplNodeSettings settings) {
    this(settings, InstantSource.system());
  }

  /** The same with another clock for how long a node is left alone. */
  public XrplNodes(XrplNodeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.http =
        new BoundedHttp(
            settings.connectTimeout(), settings.requestTimeout(), settings.maxAnswerBytes());
    List<JsonRpcNode> all = new ArrayList<>();
    for (int i = 0; i < settings.nodes().size(); i++) {
      all.add(new JsonRpcNode("node " + (i + 1), settings.nodes().get(i), settings, http, clock));
    }
    this.nodes = new Providers<>("xrpl-nodes", all, JsonRpcNode::name, clock);
  }

  /** The network that all nodes are on. */
  public long networkId() {
    return settings.networkId();
  }

  /** How each node stands, in the order of the settings. */
  public List<NodeState> states() {
    List<JsonRpcNode> all = nodes.all();
    List<ProviderState> asked = nodes.states();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).state(asked.get(i))).toList();
  }

  /** The list of them, of which those that fail are left alone. */
  public Providers<JsonRpcNode> providers() {
    return nodes;
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
    return answerOf(nodes.ask(each(question, settled), settings.rounds(), patience())).getFirst();
  }

  /**
   * What every node says, however long that takes: also those that are left alone otherwise.
   *
   * @throws NodeFailureException where no node answered; its message says why, node by node
   */
  public <T> List<T> askEach(Question<T> question) throws NodeFailureException {
    return answerOf(nodes.askEach(each(question, _ -> true)));
  }

  /** What the first other node says that answers at all; empty where none does or there is none. */
  public <T> Optional<T> askOther(JsonRpcNode first, Question<T> question) {
    return nodes.askOneOf(node -> node != first, each(question, _ -> true), patience());
  }

  private static <T> List<T> answerOf(Asked<T> asked) throws NodeFailureException {
    if (asked.answers().isEmpty()) {
      throw new NodeFailureException(asked.reasons());
    }
    return asked.answers();
  }

  private BooleanSupplier patience() {
    long start = System.nanoTime();
    long patience = settings.patience().toNanos();
    return () -> System.nanoTime() - start <= patience && !Thread.currentThread().isInterrupted();
  }

  private static <T> Providers.Question<JsonRpcNode, T> each(
      Question<T> question, Predicate<T> settled) {
    return node -> {
      try {
        T answer = question.ask(node.onItsNetwork());
        return settled.test(answer) ? new Reply.Settled<>(answer) : new Reply.Unsettled<>(answer);
      } catch (NodeFailureException failure) {
        LOG.log(Level.WARNING, "XRPL {0} did not answer: {1}", node, failure.reason());
        if (failure.nodeIsWell()) {
          return new Reply.Unable<>(failure.reason());
        }
        node.distrust();
        return new Reply.Failed<>(failure.reason());
      }
    };
  }

  /** Drops the connections. */
  @Override
  public void close() {
    http.close();
  }
}
