package io.ringledger.vault.application.settlement.outbound;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The ledger that batches are settled on, and the authority's account on it. Never asked inside a
 * unit of work. Whatever is wrong with it is a value.
 */
public interface SettlementLedger {

  /** What it says, or that it says nothing. */
  sealed interface Answer<T> {

    /** This. */
    record Told<T>(T what) implements Answer<T> {}

    /**
     * Nobody answered as they should; the same question may be asked again.
     *
     * @param reason for operators, without addresses or secrets
     */
    record Silent<T>(String reason) implements Answer<T> {}
  }

  /**
   * How ledger and account stand.
   *
   * @param ledger the last validated one
   * @param closedAt by its clock
   * @param fee that gets a transaction into the next
   * @param nextSequence of the account
   */
  record Standing(long ledger, Instant closedAt, Drops fee, long nextSequence) {}

  /**
   * Channels as of a validated ledger.
   *
   * @param found those that exist; one that is missing does not, as far as anybody knows
   */
  record Channels(Instant closedAt, Map<ChannelId, ChannelWord> found) {
    public Channels {
      found = Map.copyOf(found);
    }
  }

  /** What a transaction is to do. */
  sealed interface Content {

    /** Make so many tickets. */
    record Tickets(int count) implements Content {}

    /**
     * Write this into a ledger.
     *
     * @param memo JSON, less than 1 KiB
     */
    record Anchor(String memo) implements Content {}

    /**
     * Have the channel of that debit pay until it has paid that much in all.
     *
     * @param target not more than its session has signed
     */
    record Claim(Debit debit, Drops target) implements Content {}

    /** Pay exactly that. */
    record Pay(XrplAddress destination, Drops drops) implements Content {}
  }

  /** How ledger and account stand now; silent too where there is no such account yet. */
  Answer<Standing> standing();

  /** Those of the channels that exist. */
  Answer<Channels> channels(Collection<ChannelId> ids);

  /**
   * Signs, for the place the leg has, and sends nothing. It can get into no ledger that is more
   * than {@link #SPAN} after the last validated one.
   */
  Answer<Attempt> sign(Leg leg, Content content, Standing standing);

  /** Ledgers in which a transaction may come; with one every four seconds, some 80 seconds. */
  long SPAN = 20;

  /**
   * Sends it. Sending the same twice does no harm.
   *
   * @return the code that a node answered with, of which nothing is final
   */
  Answer<String> submit(Attempt attempt);

  /** What became of it. */
  Answer<AttemptFate> fate(Attempt attempt);
}
