package io.ringledger.paymentsandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.api.Reply;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Payments;
import io.ringledger.paymentsandbox.money.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page to which a person is sent to be asked by the bank: yes or no. */
public final class AuthenticationPage {
  /** Where it is; the id of the intent follows. */
  public static final String PATH = "/authenticate/";

  private static final String NOTHING =
      "<!DOCTYPE html><title>Payment sandbox</title>"
          + "<p>Payment sandbox (a simulator): nobody is asked about such a payment.</p>";

  private final Books books;
  private final Payments payments;

  /**
   * Asks.
   *
   * @param books where the intents are
   * @param payments what becomes of the answer
   */
  public AuthenticationPage(Books books, Payments payments) {
    this.books = books;
    this.payments = payments;
  }

  Reply answer(String method, String rest) {
    String[] parts = rest.split("/", -1);
    Optional<ObjectNode> intent = books.find(Kind.INTENT, parts[0]);
    if (intent.isEmpty()) {
      return Reply.page(404, NOTHING);
    }
    if (method.equals("GET") && parts.length == 1) {
      return isAsked(intent.get()) ? Reply.page(200, page(intent.get())) : Reply.page(404, NOTHING);
    }
    boolean decided =
        method.equals("POST")
            && parts.length == 2
            && (parts[1].equals("approve") || parts[1].equals("refuse"));
    return decided ? decide(intent.get(), parts[1].equals("approve")) : Reply.page(404, NOTHING);
  }

  private static boolean isAsked(ObjectNode intent) {
    return intent.path("status").asText().equals("requires_action");
  }

  private static String page(ObjectNode intent) {
    String id = intent.path("id").asText();
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Payment sandbox: a simulator</title></head>
        <body>
        <h1>Payment sandbox</h1>
        <p>This is a simulator. No bank is asked and no money moves.</p>
        <p>Payment %s: %d %s, in the smallest unit.</p>
        <form method="post" action="%s/approve"><button>Approve</button></form>
        <form method="post" action="%s/refuse"><button>Refuse</button></form>
        </body>
        </html>
        """
        .formatted(
            id,
            intent.path("amount").asLong(),
            intent.path("currency").asText(),
            PATH + id,
            PATH + id);
  }

  private Reply decide(ObjectNode asked, boolean yes) {
    String id = asked.path("id").asText();
    try {
      books.change(change -> payments.answerPerson(Act.ofItself(change), id, yes));
    } catch (Refusal _) {
      return Reply.page(409, NOTHING);
    }
    String back = asked.at("/next_action/redirect_to_url/return_url").asText();
    if (back.isEmpty()) {
      return Reply.page(
          200,
          "<!DOCTYPE html><title>Payment sandbox</title><p>"
              + (yes ? "Approved." : "Refused.")
              + "</p>");
    }
    return Reply.redirect(
        back
            + (URI.create(back).getRawQuery() == null ? "?" : "&")
            + "payment_intent="
            + id
            + "&payment_intent_client_secret="
            + URLEncoder.encode(asked.path("client_secret").asText(), StandardCharsets.UTF_8)
            + "&redirect_status="
            + (yes ? "succeeded" : "failed"));
  }
}
