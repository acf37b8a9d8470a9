package io.ringledger.commerce.application.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.commerce.domain.order.PaymentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a gateway that does as a test says has to send. */
public final class GatewayMail {

  static final String SIGNATURE = "signature";
  static final String GOOD = "good";

  /** An event as it travels. */
  public record Notice(Map<String, String> headers, String text) {

    /** What travels. */
    public byte[] body() {
      return text.getBytes(UTF_8);
    }

    /** The same as somebody sends it who does not know the secret. */
    public Notice forged() {
      return new Notice(Map.of(SIGNATURE, "forged"), text);
    }
  }

  private final List<PaymentEvent> all = new ArrayList<>();
  private final List<PaymentEvent> outgoing = new ArrayList<>();

  synchronized void add(PaymentEvent event) {
    all.add(event);
    outgoing.add(event);
  }

  synchronized List<Notice> take() {
    List<Notice> taken = outgoing.stream().map(GatewayMail::notice).toList();
    outgoing.clear();
    return taken;
  }

  synchronized List<Notice> all() {
    return all.stream().map(GatewayMail::notice).toList();
  }

  synchronized int again(Predicate<PaymentEvent> which) {
    List<PaymentEvent> wanted = all.stream().filter(which).toList();
    outgoing.addAll(wanted);
    return wanted.size();
  }

  /** A name that no event has yet. */
  synchronized String nextName() {
    return "evt_" + (all.size() + 1);
  }

  synchronized Optional<PaymentEvent> named(String providerEvent) {
    return all.stream().filter(each -> each.providerEvent().equals(providerEvent)).findFirst();
  }

  private static Notice notice(PaymentEvent event) {
    return new Notice(Map.of(SIGNATURE, GOOD), event.providerEvent());
  }
}
