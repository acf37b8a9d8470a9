package io.ringledger.local.netting;

import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch that was netted wrongly.
 *
 * @param seed of the batch that it is a part of
 * @param sentences what is wrong with the result
 */
public record NettingFault(long seed, NettingInput input, List<String> sentences) {

  /** Returns all of it, for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Wrong, in the batch of seed " + seed + ":");
    sentences.forEach(sentence -> lines.add("  " + sentence));
    lines.add("owners    " + input.owners());
    lines.add("funds     " + input.funds());
    lines.add("fees      " + input.fees());
    lines.add("intents");
    for (NettingIntent intent : input.intents()) {
      lines.add(
          "  %d  %s  %s -> %s  %d"
              .formatted(
                  intent.sequence(),
                  intent.item(),
                  intent.from(),
                  intent.to(),
                  intent.amountDrops()));
    }
    return lines;
  }
}
