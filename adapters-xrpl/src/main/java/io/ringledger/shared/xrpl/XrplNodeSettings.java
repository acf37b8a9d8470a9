package io.ringledger.shared.xrpl;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Which nodes are asked, and how patiently.
 *
 * @param nodes their JSON-RPC addresses, {@code http} or {@code https}, in the order they are asked
 * @param networkId the network all of them must be on: 0 main, 1 test, 2 dev, or another's id
 * @param connectTimeout for opening a connection
 * @param requestTimeout for one request, from its start to the end of its answer
 * @param patience no further node is tried once a question has taken this long
 * @param rounds how often the list is gone through before the question is given up
 * @param maxAnswerBytes larger answers are not read
 */
public record XrplNodeSettings(
    List<URI> nodes,
    long networkId,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration patience,
    int rounds,
    int maxAnswerBytes) {

  private static final long MAX_NETWORK_ID = 0xFFFF_FFFFL;
  private static final int MEBIBYTE = 1024 * 1024;

  /** Refuses what could not work, in words for the person who configures it. */
  public XrplNodeSettings {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("at least one XRPL node address is needed");
    }
    for (URI node : nodes) {
      String scheme = node.getScheme();
      if (node.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        throw new IllegalArgumentException(
            "an XRPL node address must be a JSON-RPC address, http:// or https:// with a host");
      }
      if (node.getRawUserInfo() != null) {
        throw new IllegalArgumentException("an XRPL node address must not carry a user name");
      }
    }
    if (networkId < 0 || networkId > MAX_NETWORK_ID) {
      throw new IllegalArgumentException("network id out of range: " + networkId);
    }
    if (!isPositive(connectTimeout) || !isPositive(requestTimeout) || !isPositive(patience)) {
      throw new IllegalArgumentException("the timeouts of XRPL nodes must be positive");
    }
    if (rounds < 1 || maxAnswerBytes < 1) {
      throw new IllegalArgumentException("rounds and the answer limit must be at least 1");
    }
  }

  /** These nodes, two rounds, 2 s to connect, 5 s for a request, 15 s for a question, 2 MiB. */
  public static XrplNodeSettings of(List<URI> nodes, long networkId) {
    return new XrplNodeSettings(
        nodes,
        networkId,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        2,
        2 * MEBIBYTE);
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }
}
