package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.outbound.SignInNonces;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nonces in memory. */
public final class InMemoryNonces implements SignInNonces, Restorable {

  private record Nonce(String issuedTo, Instant expiresAt, Optional<WalletAddress> usedBy) {

    boolean isOpen(Instant now) {
      return usedBy.isEmpty() && now.isBefore(expiresAt);
    }
  }

  private Map<String, Nonce> nonces = new HashMap<>();

  @Override
  public boolean add(
      String nonce,
      String issuedTo,
      Instant issuedAt,
      Instant expiresAt,
      int mostOfAddress,
      int mostOfAll) {
    List<Nonce> open = nonces.values().stream().filter(each -> each.isOpen(issuedAt)).toList();
    long ofAddress = open.stream().filter(each -> each.issuedTo().equals(issuedTo)).count();
    if (open.size() >= mostOfAll || ofAddress >= mostOfAddress) {
      return false;
    }
    nonces.put(nonce, new Nonce(issuedTo, expiresAt, Optional.empty()));
    return true;
  }

  @Override
  public boolean isOpen(String nonce, Instant now) {
    return Optional.ofNullable(nonces.get(nonce)).filter(each -> each.isOpen(now)).isPresent();
  }

  @Override
  public boolean use(String nonce, WalletAddress wallet, Instant now) {
    if (!isOpen(nonce, now)) {
      return false;
    }
    nonces.computeIfPresent(
        nonce, (_, each) -> new Nonce(each.issuedTo(), each.expiresAt(), Optional.of(wallet)));
    return true;
  }

  @Override
  public int forget(Instant endedBefore, int limit) {
    List<String> ended =
        nonces.entrySet().stream()
            .filter(each -> !each.getValue().expiresAt().isAfter(endedBefore))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    ended.forEach(nonces::remove);
    return ended.size();
  }

  @Override
  public Runnable checkpoint() {
    Map<String, Nonce> before = new HashMap<>(nonces);
    return () -> nonces = before;
  }
}
