package io.ringledger.vault.xrpl;

import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.Leg;
import java.util.Collection;

/** No ledger at all, so that nothing can be settled: what is cut waits. */
public final class NoSettlementLedger implements SettlementLedger {

  private static <T> Answer<T> silent() {
    return new Answer.Silent<>(
        "claims are taken at their word, so there is no ledger to settle on");
  }

  @Override
  public Answer<Standing> standing() {
    return silent();
  }

  @Override
  public Answer<Channels> channels(Collection<ChannelId> ids) {
    return silent();
  }

  @Override
  public Answer<Attempt> sign(Leg leg, Content content, Standing standing) {
    return silent();
  }

  @Override
  public Answer<String> submit(Attempt attempt) {
    return silent();
  }

  @Override
  public Answer<AttemptFate> fate(Attempt attempt) {
    return silent();
  }
}
