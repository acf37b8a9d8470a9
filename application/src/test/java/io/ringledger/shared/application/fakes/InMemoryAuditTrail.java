package io.ringledger.shared.application.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A history in memory, really linked by hashes. */
public final class InMemoryAuditTrail implements AuditTrail, Restorable {

  private static final String BEGINNING = "0".repeat(64);

  private Map<String, List<Link>> chains = new TreeMap<>();

  @Override
  public synchronized void record(AuditEntry entry) {
    List<Link> chain = chains.computeIfAbsent(entry.chain().name(), _ -> new ArrayList<>());
    String previous = chain.isEmpty() ? BEGINNING : chain.getLast().hash();
    long position = chain.size() + 1L;
    chain.add(new Link(position, entry, previous, hash(position, entry, previous)));
  }

  @Override
  public synchronized History history(AuditChain chain) {
    List<Link> links = chains.getOrDefault(chain.name(), List.of());
    return new History(links, isIntact(links));
  }

  /** All entries of all chains, each chain oldest first. */
  public synchronized List<AuditEntry> entries() {
    return chains.values().stream().flatMap(List::stream).map(Link::entry).toList();
  }

  /** Changes an entry behind the trail's back. */
  public synchronized void tamper(AuditChain chain, long position, AuditEntry other) {
    List<Link> links = chains.getOrDefault(chain.name(), new ArrayList<>());
    Link old = links.get((int) position - 1);
    links.set((int) position - 1, new Link(position, other, old.previousHash(), old.hash()));
  }

  /** Takes an entry out behind the trail's back. */
  public synchronized void remove(AuditChain chain, long position) {
    chains.getOrDefault(chain.name(), new ArrayList<>()).remove((int) position - 1);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<String, List<Link>> before = new TreeMap<>();
    chains.forEach((name, links) -> before.put(name, new ArrayList<>(links)));
    return () -> chains = before;
  }

  private static boolean isIntact(List<Link> links) {
    String previous = BEGINNING;
    long position = 1;
    for (Link link : links) {
      if (link.position() != position
          || !link.previousHash().equals(previous)
          || !link.hash().equals(hash(position, link.entry(), previous))) {
        return false;
      }
      previous = link.hash();
      position++;
    }
    return true;
  }

  private static String hash(long position, AuditEntry entry, String previous) {
    String text =
        String.join(
            "\n",
            previous,
            Long.toString(position),
            entry.chain().name(),
            entry.at().toString(),
            entry.actor(),
            entry.role(),
            entry.requestId(),
            entry.action(),
            entry.outcome(),
            entry.details().toString());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
