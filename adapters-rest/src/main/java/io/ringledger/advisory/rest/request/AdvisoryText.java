package io.ringledger.advisory.rest.request;

import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Decision;
import io.ringledger.advisory.domain.SuggestionInput;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The text can stand as that part of a content or suggestion; no text at all is admitted. */
@Documented
@Constraint(validatedBy = AdvisoryText.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AdvisoryText {

  /** Which part. */
  Part value();

  /** Replaced by the part's own message. */
  String message() default "has the wrong form";

  /** Not used here. */
  Class<?>[] groups() default {};

  /** Not used here. */
  Class<? extends Payload>[] payload() default {};

  /** The parts that are texts. */
  @SuppressWarnings("ImmutableEnumChecker") // The predicates are functions of their text alone.
  enum Part {
    KEY(
        "must have 1 to 100 lower-case letters, digits and single - _ . / between them",
        ContentKey::isValid),
    TITLE(
        "must be one line of 1 to 200 characters of plain text, without markup",
        ContentText::isTitle),
    BODY("must be 1 to 10000 characters of plain text, without markup", ContentText::isBody),
    INSTRUCTION(
        "must be 1 to 1000 characters of plain text, without markup",
        SuggestionInput::isInstruction),
    REASON("must be 1 to 1000 characters of plain text, without markup", Decision::isReason);

    private final String message;
    private final Predicate<String> admits;

    Part(String message, Predicate<String> admits) {
      this.message = message;
      this.admits = admits;
    }
  }

  /** Checks it. */
  final class Validator implements ConstraintValidator<AdvisoryText, String> {

    private Part part = Part.KEY;

    @Override
    public void initialize(AdvisoryText constraint) {
      part = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      if (text == null || part.admits.test(text)) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(part.message).addConstraintViolation();
      return false;
    }
  }
}
