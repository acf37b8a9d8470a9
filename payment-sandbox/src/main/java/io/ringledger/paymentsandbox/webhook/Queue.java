package io.ringledger.paymentsandbox.webhook;

import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.webhook.Delivery.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What waits to be sent, and which events have not reached everybody. */
final class Queue {
  private static final long POLL_MILLIS = 20;

  private final SandboxClock clock;
  private final Map<String, Delivery> waiting = new LinkedHashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, Set<String>> unheard = new HashMap<>();
  private boolean closed;

  Queue(SandboxClock clock) {
    this.clock = clock;
  }

  /** Takes in a delivery that is new, or that was read back. */
  synchronized void add(Delivery delivery) {
    if (delivery.state() == State.WAITING) {
      waiting.put(delivery.id(), delivery);
    }
    note(delivery);
    notifyAll();
  }

  private void note(Delivery delivery) {
    if (delivery.letter() != Letter.HONEST) {
      return;
    }
    if (delivery.state() != State.DELIVERED) {
      unheard.computeIfAbsent(delivery.event(), _ -> new HashSet<>()).add(delivery.endpoint());
    } else {
      Set<String> left = unheard.getOrDefault(delivery.event(), new HashSet<>());
      left.remove(delivery.endpoint());
      if (left.isEmpty()) {
        unheard.remove(delivery.event());
      }
    }
  }

  /** Waits for one that is due and hands it out, to one sender only; empty at the end. */
  synchronized Optional<Delivery> take() throws InterruptedException {
    while (!closed) {
      long now = clock.instant().toEpochMilli();
      for (Delivery each : waiting.values()) {
        if (each.due() <= now && underWay.add(each.id())) {
          return Optional.of(each);
        }
      }
      if (waiting.size() > underWay.size()) {
        wait(POLL_MILLIS);
      } else {
        wait();
      }
    }
    return Optional.empty();
  }

  /** Takes back one that was handed out, as it is now. */
  synchronized void giveBack(Delivery delivery) {
    underWay.remove(delivery.id());
    if (waiting.remove(delivery.id()) != null && delivery.state() == State.WAITING) {
      waiting.put(delivery.id(), delivery);
    }
    if (delivery.state() != State.WAITING) {
      note(delivery);
    }
    if (delivery.attempts() == 1) {
      letThoseBehindGo(delivery);
    }
    notifyAll();
  }

  private void letThoseBehindGo(Delivery sent) {
    long now = clock.instant().toEpochMilli();
    waiting.replaceAll(
        (_, each) -> {
          if (each.behind() == 0 || !each.endpoint().equals(sent.endpoint())) {
            return each;
          }
          return each.behind() == 1
              ? each.dueAt(now)
              : each.heldBehind(each.behind() - 1, each.due());
        });
  }

  synchronized int unheard(String event) {
    return unheard.getOrDefault(event, Set.of()).size();
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Looks at the time again. */
  synchronized void wake() {
    notifyAll();
  }

  synchronized void clear() {
    waiting.clear();
    unheard.clear();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
