package io.ringledger.identity.application.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Hashes nothing, but salts and counts: quick, and a test can see what was looked at. */
public final class PlainPasswordHashing implements PasswordHashing {

  private final List<PasswordHash> looked = new ArrayList<>();
  private int generation = 1;
  private int salt;
  private int hashed;

  /** New hashes are made with other parameters from now on. */
  public void changeParameters() {
    generation++;
  }

  /** Against which hashes passwords were held, in order. */
  public synchronized List<PasswordHash> looked() {
    return List.copyOf(looked);
  }

  /** How many new hashes were made. */
  public int hashed() {
    return hashed;
  }

  @Override
  public synchronized PasswordHash hash(Password password) {
    hashed++;
    salt++;
    return new PasswordHash("$plain$" + generation + "$" + salt + "$" + text(password));
  }

  @Override
  public synchronized boolean matches(Password password, PasswordHash hash) {
    looked.add(hash);
    return hash.encoded().endsWith("$" + text(password));
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return !hash.encoded().startsWith("$plain$" + generation + "$");
  }

  @Override
  public PasswordHash decoy() {
    return new PasswordHash("$plain$" + generation + "$0$");
  }

  private static String text(Password password) {
    return Base64.getEncoder().encodeToString(password.value().getBytes(UTF_8));
  }
}
