package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Outcome.Particular;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aRefusalKeepsItsParticularsWhereverItGoes() {
    List<Particular> particulars =
        new ArrayList<>(List.of(new Particular("show_a", "too_early", "not before tomorrow")));
    Rejected<String> refusal = new Rejected<>(Refusal.NO, "two things", particulars);
    particulars.clear();

    Outcome<Integer> further = refusal.<Integer>map(_ -> 1).then(Outcome::success);
    assertThat(further).isEqualTo(refusal.<Integer>as());
    assertThat(refusal.<Integer>as().particulars())
        .containsExactly(new Particular("show_a", "too_early", "not before tomorrow"));
    assertThat(new Rejected<String>(Refusal.NO, "none").particulars()).isEmpty();
  }
}
