package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store that can be away, and lose things, on demand. */
public final class InMemoryContentStore implements ContentStore {

  private final Map<Cid, byte[]> kept = new HashMap<>();
  private Optional<String> trouble = Optional.empty();
  private int calls;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Kept store(Document document) {
    calls++;
    if (trouble.isPresent()) {
      return new Kept.Unavailable(trouble.get());
    }
    kept.put(document.cid(), document.bytes());
    return new Kept.Stored();
  }

  @Override
  public Found find(Cid cid) {
    calls++;
    if (trouble.isPresent()) {
      return new Found.Unavailable(trouble.get());
    }
    byte[] bytes = kept.get(cid);
    return bytes == null ? new Found.Missing() : new Found.Bytes(bytes.clone());
  }

  /** From now on nobody is there. */
  public void goAway(String reason) {
    trouble = Optional.of(reason);
  }

  /** From now on it answers again. */
  public void comeBack() {
    trouble = Optional.empty();
  }

  /** Loses what it had of that name. */
  public void lose(Cid cid) {
    kept.remove(cid);
  }

  /** How many documents it has. */
  public int size() {
    return kept.size();
  }

  /** How often it was asked. */
  public int calls() {
    return calls;
  }
}
