package io.ringledger.events.rest.request;

import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.TypeFilter;
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

/** The text can stand as that part of a subscription; no text at all is admitted. */
@Documented
@Constraint(validatedBy = SubscriptionText.Validator.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SubscriptionText {

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
    URL("must be an http(s) URL of at most 500 characters", Endpoint::isEndpoint),
    NAME("must be a line of 1 to 100 characters", Subscription::isName),
    TYPE("must hold event types: exact, or prefix.*, or *", TypeFilter::isPattern);

    private final String message;
    private final Predicate<String> admits;

    Part(String message, Predicate<String> admits) {
      this.message = message;
      this.admits = admits;
    }
  }

  /** Checks it. */
  final class Validator implements ConstraintValidator<SubscriptionText, String> {

    private Part part = Part.NAME;

    @Override
    public void initialize(SubscriptionText constraint) {
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
