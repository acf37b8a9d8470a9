package io.ringledger.local.vault.model;

import io.ringledger.local.demo.PlayException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items and cash, sale by sale: no netting, no batches. What netting comes to must come to the
 * same.
 */
public final class Books {

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  private final int feePoints;
  private final String treasury;
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, Royalty> royalties = new LinkedHashMap<>();
  private final Map<String, Long> deltas = new TreeMap<>();
  private long sales;
  private long gross;

  /**
   * Begins with nothing.
   *
   * @param feePoints what the platform takes, in hundredths of a percent
   * @param treasury who gets that
   */
  public Books(int feePoints, String treasury) {
    this.feePoints = feePoints;
    this.treasury = treasury;
  }

  /**
   * What somebody gets of each sale of an item.
   *
   * @param points hundredths of a percent
   */
  public record Royalty(int points, String wallet) {}

  /** An item that bears no royalty. */
  public void register(String item, String owner) {
    owners.put(item, owner);
  }

  /** An item that bears one. */
  public void register(String item, String owner, Royalty royalty) {
    register(item, owner);
    royalties.put(item, royalty);
  }

  /** Whose it is. */
  public String owner(String item) {
    String owner = owners.get(item);
    if (owner == null) {
      throw new PlayException("There is no item " + item);
    }
    return owner;
  }

  /** Whose each item is. */
  public Map<String, String> owners() {
    return new LinkedHashMap<>(owners);
  }

  /** An item goes from its owner to another, who pays. */
  public void sell(String item, String from, String to, long drops) {
    if (!owner(item).equals(from)) {
      throw new PlayException("%s sells %s, which is of %s".formatted(from, item, owner(item)));
    }
    owners.put(item, to);
    Royalty royalty = royalties.getOrDefault(item, new Royalty(0, treasury));
    long all = share(drops, feePoints + royalty.points());
    long ofRoyalty = share(drops, royalty.points());
    book(to, -drops);
    book(from, drops - all);
    book(royalty.wallet(), ofRoyalty);
    book(treasury, all - ofRoyalty);
    sales++;
    gross += drops;
  }

  /** Everything as it is now, to go back to. */
  public Books copy() {
    Books copy = new Books(feePoints, treasury);
    copy.take(this);
    return copy;
  }

  /** Goes back to what was copied: what was sold since then was not. */
  public void goBackTo(Books before) {
    take(before);
  }

  private void take(Books other) {
    owners.clear();
    owners.putAll(other.owners);
    royalties.clear();
    royalties.putAll(other.royalties);
    deltas.clear();
    deltas.putAll(other.deltas);
    sales = other.sales;
    gross = other.gross;
  }

  /** Rounded down. */
  static long share(long drops, int points) {
    return BigInteger.valueOf(drops)
        .multiply(BigInteger.valueOf(points))
        .divide(WHOLE)
        .longValueExact();
  }

  private void book(String wallet, long drops) {
    if (drops != 0) {
      deltas.merge(wallet, drops, Long::sum);
    }
  }

  /** What a wallet gained, or paid, in all. */
  public long delta(String wallet) {
    return deltas.getOrDefault(wallet, 0L);
  }

  /** The same of all that gained or paid something. */
  public Map<String, Long> deltas() {
    return new TreeMap<>(deltas);
  }

  /** How many sales there were. */
  public long sales() {
    return sales;
  }

  /** What their prices add up to, in drops. */
  public long gross() {
    return gross;
  }
}
