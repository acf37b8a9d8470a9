package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private enum Refusal implements FailureCode {
    NO;

    @Override
    public String code() {
      return "no";
    }

    @Override
    public String detail() {
      return "No.";
    }

    @Override
    public Category category() {
      return Category.CONFLICT;
    }
  }

  @Test
  void aSuccessIsTransformedAndTakenFurther() {
    assertThat(Outcome.success(2).map(n -> n + 1)).isEqualTo(new Success<>(3));
    assertThat(Outcome.success(2).then(n -> Outcome.success("n" + n)))
        .isEqualTo(new Success<>("n2"));
    assertThat(Outcome.success(2).then(_ -> Outcome.<String>rejected(Refusal.NO, "not two")))
        .isEqualTo(new Rejected<>(Refusal.NO, "not two"));
  }

  @Test
  void aRefusalStaysWhatItIs() {
    Outcome<Integer> refused = Outcome.rejected(Refusal.NO);

    assertThat(refused).isEqualTo(new Rejected<Integer>(Refusal.NO, "No."));
    assertThat(refused.map(n -> n + 1)).isEqualTo(refused);
    assertThat(refused.then(_ -> Outcome.success("not reached"))).isEqualTo(refused);
  }
}
