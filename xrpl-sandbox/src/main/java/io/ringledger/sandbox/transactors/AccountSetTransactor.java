package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Signatures;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;
import java.util.List;
import java.util.Map;

/** Changes what an account asks of those who deal with it. */
final class AccountSetTransactor implements Transactor {
  private static final long TF_REQUIRE_DEST_TAG = 0x0001_0000L;
  private static final long TF_OPTIONAL_DEST_TAG = 0x0002_0000L;
  private static final long TF_REQUIRE_AUTH = 0x0004_0000L;
  private static final long TF_OPTIONAL_AUTH = 0x0008_0000L;
  private static final long TF_DISALLOW_XRP = 0x0010_0000L;
  private static final long TF_ALLOW_XRP = 0x0020_0000L;

  private static final long ASF_REQUIRE_DEST = 1;
  private static final long ASF_REQUIRE_AUTH = 2;
  private static final long ASF_DISALLOW_XRP = 3;
  private static final long ASF_DISABLE_MASTER = 4;
  private static final long ASF_NO_FREEZE = 6;
  private static final long LSF_REQUIRE_AUTH = 0x0004_0000L;

  /** The {@code SetFlag} numbers and the bits they stand for in the account root. */
  private static final Map<Long, Long> BITS =
      Map.ofEntries(
          Map.entry(ASF_REQUIRE_DEST, Accounts.REQUIRE_DESTINATION_TAG),
          Map.entry(ASF_REQUIRE_AUTH, LSF_REQUIRE_AUTH),
          Map.entry(ASF_DISALLOW_XRP, 0x0008_0000L),
          Map.entry(ASF_DISABLE_MASTER, Accounts.DISABLE_MASTER),
          Map.entry(ASF_NO_FREEZE, 0x0020_0000L),
          Map.entry(7L, 0x0040_0000L),
          Map.entry(8L, 0x0080_0000L),
          Map.entry(9L, Accounts.DEPOSIT_AUTH),
          Map.entry(12L, 0x0400_0000L),
          Map.entry(13L, 0x0800_0000L),
          Map.entry(14L, 0x1000_0000L),
          Map.entry(15L, 0x2000_0000L));

  private static final long MAX_DOMAIN_BYTES = 256;
  private static final long PAR_TRANSFER_RATE = 1_000_000_000L;

  /** What the older transaction flags mean in terms of {@code SetFlag} and {@code ClearFlag}. */
  private record Wishes(boolean set, boolean clear) {
    static Wishes of(Transaction tx, long asf, long setBit, long clearBit) {
      return new Wishes(
          (tx.flags() & setBit) != 0 || tx.number("SetFlag") == asf,
          (tx.flags() & clearBit) != 0 || tx.number("ClearFlag") == asf);
    }

    boolean contradict() {
      return set && clear;
    }
  }

  @Override
  public long knownFlags() {
    return TF_REQUIRE_DEST_TAG
        | TF_OPTIONAL_DEST_TAG
        | TF_REQUIRE_AUTH
        | TF_OPTIONAL_AUTH
        | TF_DISALLOW_XRP
        | TF_ALLOW_XRP;
  }

  @Override
  public ResultCode preflight(Transaction tx) {
    if (tx.number("SetFlag") != 0 && tx.number("SetFlag") == tx.number("ClearFlag")) {
      return TEM_INVALID_FLAG;
    }
    if (requireAuth(tx).contradict()
        || requireTag(tx).contradict()
        || disallowXrp(tx).contradict()) {
      return TEM_INVALID_FLAG;
    }
    return preflightValues(tx);
  }

  private static ResultCode preflightValues(Transaction tx) {
    long rate = tx.number("TransferRate");
    if (rate != 0 && (rate < PAR_TRANSFER_RATE || rate > 2 * PAR_TRANSFER_RATE)) {
      return TEM_BAD_TRANSFER_RATE;
    }
    long tick = tx.number("TickSize");
    if (tick != 0 && (tick < 3 || tick > 15)) {
      return TEM_BAD_TICK_SIZE;
    }
    String messageKey = tx.text("MessageKey");
    if (!messageKey.isEmpty() && Signatures.addressOf(messageKey).isEmpty()) {
      return TEL_BAD_PUBLIC_KEY;
    }
    return tx.text("Domain").length() > 2 * MAX_DOMAIN_BYTES ? TEL_BAD_DOMAIN : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    LedgerEntry account = view.account(tx.account());
    boolean asksAnew =
        requireAuth(tx).set() && account != null && !account.isFlagSet(LSF_REQUIRE_AUTH);
    boolean ownsNothing = OwnerDirectories.list(view, tx.account()).isEmpty();
    return asksAnew && !ownsNothing ? TEC_OWNERS : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry account = context.sender();
    if (tx.number("SetFlag") == ASF_DISABLE_MASTER) {
      if (!Signatures.addressOf(tx.text("SigningPubKey")).orElse("").equals(tx.account())) {
        return TEC_NEED_MASTER_KEY;
      }
      if (!account.has("RegularKey")) {
        return TEC_NO_ALTERNATIVE_KEY;
      }
    }
    account.set("Flags", newFlags(tx, account.number("Flags")));
    for (String field : List.of("EmailHash", "WalletLocator", "MessageKey", "Domain")) {
      storeText(tx, account, field);
    }
    storeNumber(tx, account, "TransferRate", PAR_TRANSFER_RATE);
    storeNumber(tx, account, "TickSize", 15);
    return TES_SUCCESS;
  }

  private static long newFlags(Transaction tx, long flags) {
    long result = flags;
    result = change(result, requireTag(tx), ASF_REQUIRE_DEST);
    result = change(result, requireAuth(tx), ASF_REQUIRE_AUTH);
    result = change(result, disallowXrp(tx), ASF_DISALLOW_XRP);
    result |= BITS.getOrDefault(tx.number("SetFlag"), 0L);
    // An account that gave up freezing cannot take that back.
    if (tx.number("ClearFlag") != ASF_NO_FREEZE) {
      result &= ~BITS.getOrDefault(tx.number("ClearFlag"), 0L);
    }
    return result;
  }

  private static long change(long flags, Wishes wishes, long asf) {
    long bit = BITS.getOrDefault(asf, 0L);
    long set = wishes.set() ? flags | bit : flags;
    return wishes.clear() ? set & ~bit : set;
  }

  /** An empty or zero value takes the field away. */
  private static void storeText(Transaction tx, LedgerEntry account, String field) {
    if (tx.has(field)) {
      boolean nothing = tx.text(field).chars().allMatch(c -> c == '0');
      if (nothing) {
        account.remove(field);
      } else {
        account.set(field, tx.text(field));
      }
    }
  }

  private static void storeNumber(
      Transaction tx, LedgerEntry account, String field, long sameAsNothing) {
    if (tx.has(field)) {
      if (tx.number(field) == 0 || tx.number(field) == sameAsNothing) {
        account.remove(field);
      } else {
        account.set(field, tx.number(field));
      }
    }
  }

  private static Wishes requireTag(Transaction tx) {
    return Wishes.of(tx, ASF_REQUIRE_DEST, TF_REQUIRE_DEST_TAG, TF_OPTIONAL_DEST_TAG);
  }

  private static Wishes requireAuth(Transaction tx) {
    return Wishes.of(tx, ASF_REQUIRE_AUTH, TF_REQUIRE_AUTH, TF_OPTIONAL_AUTH);
  }

  private static Wishes disallowXrp(Transaction tx) {
    return Wishes.of(tx, ASF_DISALLOW_XRP, TF_DISALLOW_XRP, TF_ALLOW_XRP);
  }
}
