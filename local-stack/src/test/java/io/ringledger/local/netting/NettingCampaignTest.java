package io.ringledger.local.netting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingResult;
import io.ringledger.vault.domain.netting.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NettingCampaignTest {

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @Test
  void theRealOneAgreesOnEveryBatch() {
    assertThat(NettingCampaign.ofTheRealOne(said::add).run(20_000, 1)).isEmpty();
    assertThat(said.getLast()).startsWith("20,000 batches with ");
  }

  @Test
  void oneThatForgetsARejectionIsCaughtAndTheBatchMadeAsSmallAsItCanBe() {
    NettingFault fault =
        new NettingCampaign(NettingCampaignTest::forgetful, said::add).run(2_000, 1).orElseThrow();
    assertThat(fault.input().intents()).hasSize(1);
    assertThat(fault.lines()).anyMatch(line -> line.contains("outcomes: should be"));
  }

  @Test
  void oneThatThrowsIsCaught() {
    NettingFault fault =
        new NettingCampaign(
                _ -> {
                  throw new IllegalStateException("lost");
                },
                said::add)
            .run(10, 1)
            .orElseThrow();
    assertThat(fault.sentences())
        .containsExactly("netting threw java.lang.IllegalStateException: lost");
  }

  private static NettingResult forgetful(NettingInput input) {
    NettingResult result = Netting.net(input);
    List<Rejection> fewer = new ArrayList<>(result.rejected());
    if (!fewer.isEmpty()) {
      fewer.removeLast();
    }
    return new NettingResult(
        result.items(), result.wallets(), fewer, result.carried(), result.totals());
  }
}
