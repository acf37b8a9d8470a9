package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Particular;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.SessionSignature;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one signed statement, and remembers the first that cannot be read. */
final class Reader {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Optional<Particular> wrong = Optional.empty();

  /** Whether nothing could be read of a field; its value is never looked at then. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("a field cannot be read", null, false, false);
    }
  }

  /** Returns what the fields make, or which of them cannot be read. */
  static <T> Outcome<T> read(Function<Reader, T> whole) {
    Reader reader = new Reader();
    try {
      return Outcome.success(whole.apply(reader));
    } catch (Unreadable _) {
      Particular first = reader.wrong.orElseThrow();
      return new Rejected<>(VaultFailure.INTENT_MALFORMED, first.subject() + " " + first.detail());
    }
  }

  private <T> T field(String name, String message, Supplier<Optional<T>> value) {
    Optional<T> read = value.get();
    if (read.isEmpty()) {
      wrong = Optional.of(new Particular(name, "malformed", message));
      throw new Unreadable();
    }
    return read.get();
  }

  private <T> T text(
      String name, @Nullable String text, String message, Function<String, Optional<T>> parse) {
    return field(name, message, () -> Optional.ofNullable(text).flatMap(parse));
  }

  SessionId session(@Nullable String text) {
    return text(
        "session_id",
        text,
        "must be a UUID",
        value ->
            UUID_FORM.matcher(value).matches()
                ? Optional.of(new SessionId(UUID.fromString(value)))
                : Optional.empty());
  }

  IntentAction action(@Nullable String text) {
    return text(
        "action",
        text,
        "must be TRADE, BID or BUY_NOW",
        value ->
            switch (value) {
              case "TRADE" -> Optional.of(IntentAction.TRADE);
              case "BID" -> Optional.of(IntentAction.BID);
              case "BUY_NOW" -> Optional.of(IntentAction.BUY_NOW);
              default -> Optional.empty();
            });
  }

  ItemId item(@Nullable String text) {
    return text("item_id", text, "must have 1 to 64 letters, digits and . : - _", ItemId::parse);
  }

  WalletAddress wallet(String name, @Nullable String text) {
    return text(name, text, "must be an XRPL or a Solana address", WalletAddress::parse);
  }

  IntentNonce nonce(@Nullable String text) {
    return text("nonce", text, "must have 1 to 64 letters, digits and - _", IntentNonce::parse);
  }

  SessionSignature signature(@Nullable String text) {
    return text("signature", text, "must have 128 hexadecimal digits", SessionSignature::parse);
  }

  long number(String name, @Nullable Long number) {
    return field(name, "must be given", () -> Optional.ofNullable(number));
  }

  Instant millis(String name, @Nullable Long number) {
    return Instant.ofEpochMilli(number(name, number));
  }
}
