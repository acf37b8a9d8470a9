package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Set;

/** Where source events come in, whichever way they come. */
public interface RewardIntake {

  /** A batch holds no more events. */
  int MAX_BATCH = 500;

  /**
   * Keeps events before anybody is told that they arrived. Each has its own outcome, in the order
   * of the events: refused with {@code EVENT_MALFORMED}, {@code EVENT_SOURCE_NOT_YOURS}, {@code
   * EVENT_TYPE_NOT_ALLOWED} or {@code EVENT_EXISTS_WITH_DIFFERENT_CONTENT}. All of them are refused
   * together where the body holds no events.
   *
   * @param body one CloudEvent or a batch, in structured JSON
   */
  Outcome<List<Outcome<Received>>> receive(Sender sender, byte[] body);

  /**
   * Who sends events.
   *
   * @param source the event source they were registered as
   * @param types the types they may send: exact, or {@code prefix.*}, or {@code *}
   */
  record Sender(String source, Set<String> types) {

    public Sender {
      types = Set.copyOf(types);
    }

    /** Whether events of that type are theirs to send. */
    public boolean maySend(String type) {
      return types.contains("*")
          || types.contains(type)
          || types.stream()
              .anyMatch(
                  allowed ->
                      allowed.endsWith(".*")
                          && type.startsWith(allowed.substring(0, allowed.length() - 1)));
    }
  }

  /**
   * An event that is kept.
   *
   * @param known whether it had come before
   * @param settlement as it stands
   */
  record Received(RewardSettlement settlement, boolean known) {}
}
