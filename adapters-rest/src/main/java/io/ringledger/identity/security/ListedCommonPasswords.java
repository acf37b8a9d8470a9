package io.ringledger.identity.security;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.ringledger.identity.application.CommonPasswords;
import io.ringledger.identity.domain.Password;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of zxcvbn, made from passwords that were published after breaches: some eleven thousand
 * of the length that is allowed here. Only the list is used, not that library's own judgement.
 */
@ApplicationScoped
public class ListedCommonPasswords implements CommonPasswords {

  private final Set<String> list;

  public ListedCommonPasswords() {
    try {
      list =
          StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
              .filter(password -> password.length() >= Password.MIN_LENGTH)
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }

  @Override
  public boolean contains(Password password) {
    return list.contains(password.value().toLowerCase(Locale.ROOT));
  }

  int size() {
    return list.size();
  }
}
