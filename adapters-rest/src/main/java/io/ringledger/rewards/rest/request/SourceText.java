package io.ringledger.rewards.rest.request;

import io.ringledger.rewards.domain.sources.EventSource;
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

/** The text can stand as that part of an event source; no text at all is admitted. */
@Documented
@Constraint(validatedBy = SourceText.Validator.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SourceText {

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
    OUTSIDE_URI(
        "must be a URI reference of 1 to 512 characters, and no site of ours",
        EventSource::isOutside),
    NAME("must be a line of 1 to 100 characters", EventSource::isName),
    TYPE("must hold event types: exact, or prefix.*, or *", EventSource::isType);

    private final String message;
    private final Predicate<String> admits;

    Part(String message, Predicate<String> admits) {
      this.message = message;
      this.admits = admits;
    }
  }

  /** Checks it. */
  final class Validator implements ConstraintValidator<SourceText, String> {

    private Part part = Part.NAME;

    @Override
    public void initialize(SourceText constraint) {
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
